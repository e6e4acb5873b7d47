internal import Foundation
internal import GRDB
internal import KubeNotes

extension ProgressStore {
  /// All that an answer needs to know about its card.
  struct Standing {
    var name: Name
    var place: Place
    /// Nil for a card that was never answered or marked.
    var state: CardState?
    /// The time of the last entry of the card, of any kind.
    var lastEntry: Date?
  }

  /// Reads with one statement what stands about a card; nil for one that was never heard of.
  func standing(of id: CardID, in db: Database) throws -> Standing? {
    var row = try QuickStatement(db, Self.standingQuery)
    row.bind(id.rawValue)
    guard try row.step() else { return nil }
    return Standing(
      name: Name(key: row.integer(0), card: row.integer(1)),
      place: Place(
        isPresent: row.integer(2) != 0, topic: row.integerIfAny(3), block: row.integer(4),
        position: Int(row.integer(5))),
      state: row.isNull(7) ? nil : StateRow(row, from: 7).state,
      lastEntry: row.integerIfAny(6).map(Date.init(milliseconds:)))
  }

  /// The standing of a card that nothing is known of, made together with the card.
  func makeStanding(of id: CardID, in db: Database) throws -> Standing {
    let name = try ensureName(of: id, in: db)
    return try standing(of: id, in: db)
      ?? Standing(
        name: name,
        place: Place(isPresent: false, topic: nil, block: StableHash.of(id.block), position: 0))
  }

  private static let standingQuery: String = {
    let columns = StateRow.columns.split(separator: ", ").map { "s.\($0)" }.joined(separator: ", ")
    return """
      SELECT n.key, n.card, c.present, c.topic, c.block, c.position,
        (SELECT MAX((SELECT MAX(time) FROM review_log WHERE card = o.key))
          FROM card_name o WHERE o.card = n.card),
        \(columns)
      FROM card_name n JOIN card c ON c.key = n.card LEFT JOIN card_state s ON s.card = c.key
      WHERE n.id = ?
      """
  }()
}
