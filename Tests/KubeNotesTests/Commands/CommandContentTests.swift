import Foundation
import KubeNotes
import Testing

/// The facts of `content/commands` as a whole.
@Suite struct CommandContentTests {
  @Test func knowsEveryProgram() {
    #expect(
      CommandFixtures.catalog.programs.map(\.name).sorted()
        == ["crictl", "etcdctl", "etcdutl", "helm", "kubeadm", "kubectl"])
  }

  @Test func everyCommandAndFlagHasAMeaning() {
    for command in CommandFixtures.catalog.commands {
      #expect(command.meaning != nil, "\(command.path)")
      for flag in command.flags { #expect(flag.meaning != nil, "\(command.path) --\(flag.name)") }
    }
    for (program, flags) in CommandFixtures.catalog.globalFlags {
      for flag in flags { #expect(flag.meaning != nil, "\(program) --\(flag.name)") }
    }
  }

  @Test func everyMeaningStandsInBothLanguages() {
    let catalog = CommandFixtures.catalog
    var meanings: [(String, Bilingual?)] = []
    for command in catalog.commands {
      meanings.append((command.path, command.meaning))
      meanings += command.flags.map { ("\(command.path) --\($0.name)", $0.meaning) }
      meanings += command.examples.map { ($0.run, $0.meaning) }
    }
    for flags in catalog.globalFlags.values { meanings += flags.map { ($0.name, $0.meaning) } }
    meanings += catalog.programs.map { ($0.name, $0.meaning) }
    meanings += catalog.resources.map { ($0.name, $0.meaning) }
    meanings += catalog.values.map { ("\($0.place) \($0.value)", $0.meaning) }
    meanings += catalog.tasks.map { ($0.id, $0.title) }
    for (what, meaning) in meanings {
      #expect(meaning?.ko.contains(where: Self.isHangul) == true, "\(what)")
      #expect(meaning?.en.isEmpty == false, "\(what)")
      #expect(meaning?.en.contains(where: Self.isHangul) == false, "\(what)")
    }
    #expect(meanings.count > 3000)
  }

  private static func isHangul(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  @Test func everyExampleIsRight() throws {
    for command in CommandFixtures.catalog.commands {
      #expect(
        command.examples.isEmpty == (command.removedIn != nil) || command.isGroup,
        "\(command.path): \(command.examples.count) examples")
      for example in command.examples {
        let explanation = try CommandFixtures.explainer.explain(example.run)
        #expect(
          explanation.status == .ok && explanation.replacement.isEmpty,
          "\(example.run): \(explanation.notices.map(\.message.en))")
        #expect(
          explanation.commands.contains { $0 == command.path || $0.hasPrefix(command.path + " ") },
          "\(example.run) stands under \(command.path)")
      }
    }
  }

  /// What commands point to: a note, and a section of it, in each language.
  @Test func everyNoteOfACommandExists() throws {
    var read: [String: Set<String>] = [:]
    for command in CommandFixtures.catalog.commands {
      for address in command.notes.map({ SectionAddress($0) }) {
        for language in Language.allCases {
          let path = "\(language.rawValue)/\(address.note.rawValue).md"
          if read[path] == nil {
            let file = CommandFixtures.root.appending(path: "content/notes/" + path)
            let data = try #require(try? Data(contentsOf: file), "\(command.path): \(path)")
            read[path] = Set(try NoteReader.read(data, path: path).note.sections.map(\.anchor))
          }
          #expect(
            address.anchor.isEmpty || read[path]?.contains(address.anchor) == true,
            "\(command.path): no \(address) in \(language.rawValue)")
        }
      }
    }
    #expect(read.count > 40)
  }

  @Test func everyCommandHasAParent() {
    for command in CommandFixtures.catalog.commands {
      guard let parent = command.parent else { continue }
      #expect(CommandFixtures.facts.command(parent) != nil, "\(command.path)")
    }
  }

  @Test func everyTaskNamesCommands() {
    for task in CommandFixtures.catalog.tasks {
      for path in task.commands { #expect(CommandFixtures.facts.command(path) != nil, "\(path)") }
    }
  }

  @Test func everyRowOfTheHistoryCanBeFound() {
    for row in CommandFixtures.catalog.history {
      #expect(CommandFixtures.facts.history(HistoryKey.id(row.id))?.id == row.id)
    }
  }

  /// Commands and flags against the table that the facts were checked with.
  @Test(.enabled(if: table != nil, "the table of commands is not beside the repository"))
  func isComplete() throws {
    let programs = try #require(Self.table?["programs"] as? [String: [String: Any]])
    var commands = 0
    for (program, facts) in programs {
      for entry in facts["commands"] as? [[String: Any]] ?? [] {
        let path = entry["path"] as? String ?? ""
        guard let command = CommandFixtures.facts.command(path) else {
          Issue.record("\(path) is missing")
          continue
        }
        commands += 1
        let names = Set(CommandFixtures.facts.flags(of: path).map(\.name))
        for flag in entry["flags"] as? [[String: Any]] ?? [] {
          let name = flag["name"] as? String ?? ""
          #expect(names.contains(name), "\(path) --\(name)")
        }
        #expect(command.program == program)
      }
    }
    #expect(commands > 390)
  }

  static var table: [String: Any]? {
    let file = CommandFixtures.root.deletingLastPathComponent()
      .appending(path: "shared/reference/kubectl.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
  }
}
