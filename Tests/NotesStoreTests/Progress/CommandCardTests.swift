import Foundation
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct CommandCardTests {
  private let folder = TemporaryFolder()

  private static let content = [
    "commands/kubectl/_program.yaml": """
    program: kubectl
    version: "1.34"
    usage: kubectl
    meaning: {ko: 도구, en: tool}
    """,
    "commands/kubectl/cordon.yaml": """
    - path: kubectl cordon
      core: true
      args: nodes
      examples:
        - {run: kubectl cordon node-1, ko: 노드를 막는다, en: Close a node}
    - path: kubectl proxy
      args: none
      examples:
        - {run: kubectl proxy, ko: 프록시를 연다, en: Open a proxy}
    """,
    "notes/en/a/b.md": "---\ntitle: B\ntopic: a\n---\n\n"
      + (1...5).map { "<!-- card: q\($0) -->\nQ: Number \($0)?\nA: \($0)\n" }
      .joined(separator: "\n"),
  ]

  private func library() throws -> Library {
    try Library.open(
      at: folder.url.appending(path: "library.sqlite"),
      stamp: ContentStamp(quick: "1") {
        Self.content.sorted { $0.key < $1.key }
          .map { ShippedFile(path: $0.key, data: Data($0.value.utf8)) }
      })
  }

  @Test func `core cards are on, others are switched on and off by group`() throws {
    let library = try library()
    #expect(try library.commandCardGroups().map(\.name) == ["cordon", "proxy"])
    var choice = CommandCardChoice()
    func commands() throws -> [String] {
      try library.studyCards(choice).filter { $0.topic == CommandCards.topic }
        .compactMap { $0.faces[.en]?.accepted.first }
    }
    #expect(try commands() == ["kubectl cordon node-1"])
    let revision = try library.studyRevision(choice)
    choice.switchOn(["proxy"])
    #expect(try library.studyRevision(choice) != revision)
    #expect(try commands() == ["kubectl cordon node-1", "kubectl proxy"])
    choice.switchOff(["proxy", "cordon"])
    #expect(try commands() == [])
  }

  @Test func `one in four new cards is a command`() throws {
    let cards = try library().studyCards(CommandCardChoice(on: ["proxy"]))
    #expect(
      cards.map { $0.topic == CommandCards.topic }
        == [false, false, false, true, false, false, true])
  }

  @Test func `a card that was off goes on with its history`() throws {
    let library = try library()
    let files = try TemporaryProgress()
    let store = try files.open()
    let core = CommandCardChoice()
    let none = CommandCardChoice(off: ["cordon"])
    let id = try #require(
      try library.studyCards(core).first { $0.topic == CommandCards.topic }?.id)
    _ = try store.reconcile(try library.studyCards(core), at: .monday)
    _ = try store.answer(id, .good, at: .monday)
    let state = try store.state(of: id)
    #expect(try store.reconcile(try library.studyCards(none), at: .monday).removed == [id])
    // Another card that reads the same does not take its memory over.
    let proxy = CommandCardChoice(on: ["proxy"], off: ["cordon"])
    #expect(try store.reconcile(try library.studyCards(proxy), at: .monday).continued.isEmpty)
    #expect(try store.reconcile(try library.studyCards(core), at: .monday).restored == [id])
    #expect(try store.state(of: id) == state && state != nil)
    #expect(try library.card(id)?.id == id)
  }

  @Test func `the choice is a setting`() throws {
    let store = try TemporaryProgress().open()
    #expect(try store.commandCardChoice() == CommandCardChoice())
    let choice = CommandCardChoice(on: ["helm"], off: ["get"])
    try store.set(.commandCards, to: choice, at: .monday)
    #expect(try store.commandCardChoice() == choice)
  }
}
