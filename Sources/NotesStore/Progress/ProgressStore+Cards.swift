internal import Foundation
internal import GRDB
internal import KubeNotes

/// A card's rows: its names, its state and its place in the queue.
extension ProgressStore {
  /// What the queue needs to know about a card.
  struct Place {
    var isPresent: Bool
    var topic: Int64?
    var block: Int64
    var position: Int
  }

  struct Name {
    /// The key that log rows carry.
    var key: Int64
    /// The key of the card that the name belongs to.
    var card: Int64
  }

  func name(of id: CardID, in db: Database) throws -> Name? {
    var row = try QuickStatement(db, "SELECT key, card FROM card_name WHERE id = ?")
    row.bind(id.rawValue)
    return try row.step() ? Name(key: row.integer(0), card: row.integer(1)) : nil
  }

  /// The name of a card, made together with a card that the library does not have when it is new.
  func ensureName(of id: CardID, in db: Database) throws -> Name {
    if let name = try name(of: id, in: db) { return name }
    let card = try insertCard(id, in: db)
    return Name(key: try insertName(id, card: card, in: db), card: card)
  }

  func insertCard(_ id: CardID, in db: Database) throws -> Int64 {
    var statement = try QuickStatement(db, "INSERT INTO card (name, block) VALUES (?, ?)")
    statement.bind(id.rawValue)
    statement.bind(StableHash.of(id.block))
    try statement.run()
    return db.lastInsertedRowID
  }

  func insertName(_ id: CardID, card: Int64, in db: Database) throws -> Int64 {
    var statement = try QuickStatement(db, "INSERT INTO card_name (id, card) VALUES (?, ?)")
    statement.bind(id.rawValue)
    statement.bind(card)
    try statement.run()
    return db.lastInsertedRowID
  }

  func state(ofCard card: Int64, in db: Database) throws -> CardState? {
    var row = try QuickStatement(
      db, "SELECT \(StateRow.columns) FROM card_state WHERE card = ? AND phase IS NOT NULL")
    row.bind(card)
    return try row.step() ? StateRow(row).state : nil
  }

  /// All entries of a card, under whatever name, in canonical order.
  func entries(ofCard card: Int64, in db: Database) throws -> [ReviewLogEntry] {
    var row = try QuickStatement(
      db,
      """
      \(LogRow.select) WHERE l.card IN (SELECT key FROM card_name WHERE card = ?) \
      ORDER BY l.time, l.uid
      """)
    row.bind(card)
    var entries: [ReviewLogEntry] = []
    while try row.step() { entries.append(LogRow.entry(row)) }
    return entries
  }

  /// Stores the state of a card, or none, and puts the card where it belongs in the queue.
  ///
  /// - Parameter place: what the queue needs to know, where that is known already.
  func store(
    _ state: CardState?, forCard card: Int64, place known: Place? = nil, in db: Database
  ) throws {
    guard let place = try known ?? place(ofCard: card, in: db) else { return }
    let slot = QueueSlot(state: state, place: place)
    if state == nil, slot == nil {
      return try db.cachedStatement(sql: "DELETE FROM card_state WHERE card = ?")
        .execute(arguments: [card])
    }
    var statement = try QuickStatement(db, Self.storeQuery)
    statement.bind(card)
    if let state {
      StateRow(state).bind(to: &statement)
    } else {
      statement.skip(StateRow.width)
    }
    statement.bind(slot?.lane.rawValue)
    statement.bind(slot?.rank)
    statement.bind(slot == nil ? nil : place.topic)
    statement.bind(slot == nil ? nil : place.block)
    statement.bind(slot?.visibleFrom)
    try statement.run()
  }

  private func place(ofCard card: Int64, in db: Database) throws -> Place? {
    let find = try db.cachedStatement(
      sql: "SELECT present, topic, block, position FROM card WHERE key = ?")
    return try Row.fetchOne(find, arguments: [card]).map {
      Place(isPresent: $0[0], topic: $0[1], block: $0[2], position: $0[3])
    }
  }

  /// Only the indices whose columns changed are written, unlike with `INSERT OR REPLACE`.
  private static let storeQuery: String = {
    let columns =
      StateRow.columns.components(separatedBy: ", ")
      + ["lane", "rank", "topic", "block", "visible_from"]
    let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let assignments = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return """
      INSERT INTO card_state (card, \(columns.joined(separator: ", "))) VALUES (\(marks))
      ON CONFLICT (card) DO UPDATE SET \(assignments)
      """
  }()
}
