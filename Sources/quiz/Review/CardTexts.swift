internal import KubeNotes
internal import NotesStore

/// Texts of cards, some of them read before they are asked for: while a person thinks about one card,
/// there is time to read those that may come next.
struct CardTexts: Sendable {
  /// What a review shows of a card that is not its schedule.
  struct Text: Sendable {
    var card: Card
    /// The titles of the card's note.
    var titles: [Language: String]
  }

  private var ready: [CardID: Text] = [:]
  /// What the library stood at when they were read.
  private var version: Int64?

  /// The cards whose texts are ready, in no order.
  var cards: [Card] { ready.values.map(\.card) }

  /// The text of a card as the library has it now; nil for a card that it does not have.
  mutating func text(of id: CardID, in library: Library) throws -> Text? {
    try library.reading {
      try forgetOld(library)
      return try ready[id] ?? Self.read(id, library)
    }
  }

  /// Makes some texts ready in place of those that were.
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
