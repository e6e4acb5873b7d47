import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// The facts in the library against the same facts in memory.
@Suite struct StoredCommandFactsTests {
  static let files = ShippedContent.files.filter { $0.path.hasPrefix("commands/") }

  let folder = TemporaryFolder()
  let library: Library
  let memory: InMemoryCommandFacts
  let catalog: CommandCatalog

  init() throws {
    let files = Self.files
    library = try Library.open(
      at: folder.url.appending(path: "library.sqlite"), stamp: ContentStamp(quick: "1") { files })
    catalog = try CommandTables.catalog(of: files)
    memory = InMemoryCommandFacts(catalog)
  }

  @Test func holdsEveryCommandWithItsFlagsAndExamples() throws {
    let stored = library.commandFacts
    #expect(try stored.programs() == memory.programs())
    for command in catalog.commands {
      let path = command.path
      let found = try #require(try stored.command(path))
      #expect(found.meaning == command.meaning)
      #expect(found.arguments == command.arguments)
      #expect(found.aliases == command.aliases)
      #expect(found.required == command.required)
      #expect(found.notes == command.notes)
      #expect(try stored.children(of: path).map(\.path) == memory.children(of: path).map(\.path))
      #expect(try stored.flags(of: path) == memory.flags(of: path), "\(path)")
      #expect(try stored.examples(of: path) == command.examples)
      for example in command.examples {
        #expect(
          try stored.expanded(example.run, of: path)
            == LongFlags.expanded(example.run, facts: memory))
      }
      #expect(try stored.removedFlags(of: path).count == command.removedFlags.count)
      for word in [command.word] + command.aliases {
        guard let parent = command.parent else { continue }
        #expect(
          try stored.child(word, of: parent)?.path == memory.child(word, of: parent)?.path)
      }
    }
  }

  @Test func holdsTypesValuesAndHistory() throws {
    let stored = library.commandFacts
    #expect(try stored.resources() == memory.resources())
    for fact in catalog.resources {
      for word in fact.words { #expect(try stored.resource(word) == memory.resource(word)) }
    }
    for place in Set(catalog.values.map(\.place)) {
      #expect(try stored.values(place) == memory.values(place))
    }
    for row in catalog.history {
      for key in row.keys + [HistoryKey.id(row.id)] {
        #expect(try stored.history(key) == memory.history(key))
      }
    }
    #expect(try stored.tasks() == memory.tasks())
  }

  @Test(arguments: [
    "kubectl rollout undo deploy/web --to-revision=2", "kubctl delet pods -all",
    "kubectl run a --image=b --replicas=2", "etcdctl ls /", "helm delete --purge a",
    "kubectl get po -l 'a in (b)' -o jsonpath='{.items[*].metadata.name}' | wc -l",
  ])
  func explainsAsFromMemory(line: String) throws {
    #expect(
      try Explainer(facts: library.commandFacts).explain(line)
        == Explainer(facts: memory).explain(line))
  }

  @Test(arguments: ["이전 버전으로 되돌리기", "show logs of the previous container", "etcd 백업"])
  func findsAsFromMemory(query: String) throws {
    let stored = try IntentRanking.rank(query, in: library.commandIntents, limit: 10)
    let memory = try IntentRanking.rank(query, in: IntentIndex(catalog), limit: 10)
    #expect(stored == memory)
    #expect(!stored.isEmpty)
  }

  @Test func namesTheFileAndLineOfBrokenYAML() {
    let file = ShippedFile(
      path: "commands/kubectl/get.yaml", data: Data("- path: a\n  flags: [\n".utf8))
    #expect {
      try CommandTables.catalog(of: [file])
    } throws: { error in
      (error as? CommandFileError)?.file == file.path && (error as? CommandFileError)?.line ?? 0 > 0
    }
  }
}
