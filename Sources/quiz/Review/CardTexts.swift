internal import KubeNotes
internal import NotesStore

/// Texts of cards, some of them read before they are asked for: while a person thinks about one card,
/// there is time to read those that may come next.
struct CardTexts: Sendable {
  /// What a review shows of a card that is not its schedule.
  struct Text: Sendable, Equatable {
    var card: Card
    /// The titles of the card's note.
    var titles: [Language: String]
  }

  private var ready: [CardID: Text] = [:]
  /// What the library stood at when they were read.
  private var version: Int64?

  /// The texts that are ready, as the library had them when `prepare` was last called.
  var texts: [CardID: Text] { ready }

  func isReady(_ card: CardID) -> Bool { ready[card] != nil }

  /// The text of a card; nil for a card that the library does not have.
  ///
  /// A text that was made ready is given as it is, since asking the library whether it still holds takes
  /// as long as a third of drawing the card. Who shows it calls `prepare` for that card next, and shows
  /// it anew where another process has changed the library meanwhile.
  func text(of id: CardID, in library: Library) throws -> Text? {
    if let text = ready[id] { return text }
    return try library.reading { try Self.read(id, library) }
  }

  /// Makes some texts ready, as the library has them now, in place of those that were.
  mutating func prepare(_ ids: [CardID], in library: Library) throws {
    try library.reading {
      try forgetOld(library)
      var wanted: [CardID: Text] = [:]
      for id in ids { wanted[id] = try ready[id] ?? Self.read(id, library) }
      ready = wanted
    }
  }

  private mutating func forgetOld(_ library: Library) throws {
    let now = try library.dataVersion()
    if now != version { ready = [:] }
    version = now
  }

  private static func read(_ id: CardID, _ library: Library) throws -> Text? {
    guard let card = try library.card(id) else { return nil }
    return Text(card: card, titles: try library.titles(of: card.section.note))
  }
}
