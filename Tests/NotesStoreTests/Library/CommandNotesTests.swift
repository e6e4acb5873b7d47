import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Notes and cards of commands, in a library of the shipped content.
@Suite struct CommandNotesTests {
  let folder = TemporaryFolder()
  let library: Library

  init() throws {
    library = try Library.open(at: folder.url.appending(path: "library.sqlite"))
  }

  @Test func givesTheNotesThatTheFactsName() throws {
    let named = try #require(try library.commandFacts.command("kubectl rollout pause")?.notes)
    let study = try library.study(of: ["kubectl rollout pause"])
    #expect(!named.isEmpty)
    #expect(study.notes.map(\.address.description) == Array(named.prefix(CommandStudy.mostNotes)))
    for note in study.notes { #expect(note.titles.ko != nil && note.titles.en != nil) }
  }

  /// Every command of a line comes to its turn.
  @Test func takesTurns() throws {
    let paths = ["kubectl rollout undo", "kubectl drain", "kubectl port-forward"]
    let firsts = try paths.map { try #require(try library.study(of: [$0]).notes.first) }
    let study = try library.study(of: paths + paths)
    #expect(study.notes == firsts)
    #expect(study.cards == (try paths.flatMap { try library.study(of: [$0]).cards }))
    #expect(!study.cards.isEmpty)
  }

  @Test func findsNotesThatSpeakOfACommand() throws {
    let facts = library.commandFacts
    var found = 0
    for child in try facts.children(of: "kubectl") where child.notes.isEmpty {
      for note in try library.study(of: [child.path]).notes {
        let page = try #require(try library.note(note.address.note, language: .en))
        let section = page.sections.first { $0.anchor == note.address.anchor }
        #expect(section?.markdown.contains(child.path) == true, "\(child.path): \(note.address)")
        found += 1
      }
    }
    #expect(found > 3)
  }

  @Test func givesTheCardsOfTheCommandAlone() throws {
    let cards = try library.study(of: ["kubectl create"]).cards.map(\.rawValue)
    #expect(!cards.contains { $0.hasPrefix("cmd:kubectl-create-configmap-") })
    #expect(
      try library.study(of: ["kubectl rollout undo"]).cards.allSatisfy {
        $0.rawValue.hasPrefix("cmd:kubectl-rollout-undo-")
      })
    #expect(try library.study(of: ["kubectl nothing", ""]) == CommandStudy())
  }
}
