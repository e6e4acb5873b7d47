import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Blocks that were given one id by mistake. The library keeps the cards whose own ids differ, and so
/// does every way out of it.
@Suite struct SharedBlockTests {
  private static let deck = """
    # Deck

    <!-- card: two -->
    Vs: Taint and affinity?
    A: One keeps away, the other draws.

    ---

    <!-- card: two -->
    Steps: A Pod comes to be
    1. Stored
    2. Bound
    3. Started

    ---
    """

  private static let ids = ["two", "two~2", "two~3"]

  private func prepare() throws -> ExchangeHome {
    let home = try ExchangeHome()
    let folder = home.folder.appending(path: "notes", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.deck.utf8).write(to: folder.appending(path: "deck.md"))
    try home.library.importNotes(at: folder)
    _ = try home.progress.reconcile(try home.library.cards(), at: .monday)
    #expect(try ids(home) == Self.ids)
    return home
  }

  private func ids(_ home: ExchangeHome) throws -> [String] {
    try home.library.cards().map(\.id.rawValue).sorted()
  }

  @Test(arguments: ["cards.json", "cards.csv"])
  func `cards keep their ids`(name: String) throws {
    let home = try prepare()
    let document = try CardDocument(
      cards: try home.library.cards(), notes: [], progress: home.progress)
    let file = home.folder.appending(path: name)
    let isSheet = name.hasSuffix("csv")
    try (isSheet ? Data(CardSheet(document).text.utf8) : document.json()).write(to: file)
    func take(_ home: ExchangeHome) throws -> CardsReport {
      try CardFileImport(library: home.library, progress: home.progress, root: home.root).run(file)
    }
    let own = try take(home)
    #expect(own.added == 0 && own.known == 3, "\(own)")
    let other = try ExchangeHome()
    let first = try take(other)
    #expect(first.added == 3 && first.known == 0, "\(first)")
    #expect(try ids(other) == Self.ids)
    let second = try take(other)
    #expect(second.added == 0 && second.known == 3, "\(second)")
  }

  @Test func `a tree of notes and a package hold all of them`() throws {
    let home = try prepare()
    let cards = try home.library.cards()
    let notes = try home.library.notes().compactMap { note in
      try home.library.note(note.id, language: .en)
    }
    let tree = home.folder.appending(path: "tree", directoryHint: .isDirectory)
    _ = try NoteFiles(root: tree).write(notes, cards: cards)
    let other = try ExchangeHome()
    try other.library.importNotes(at: tree)
    #expect(try ids(other) == Self.ids)

    let package = home.folder.appending(path: "deck.apkg")
    try home.give(package)
    let third = try ExchangeHome()
    let report = try third.take(package)
    #expect(report.added == 3 && report.leftOut == 0, "\(report)")
  }
}
