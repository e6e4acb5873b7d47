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
    let statement = try db.cachedStatement(sql: "INSERT INTO card (name, block) VALUES (?, ?)")
    try statement.execute(arguments: [id.rawValue, StableHash.of(id.block)])
    return db.lastInsertedRowID
  }

  func insertName(_ id: CardID, card: Int64, in db: Database) throws -> Int64 {
    let statement = try db.cachedStatement(sql: "INSERT INTO card_name (id, card) VALUES (?, ?)")
    try statement.execute(arguments: [id.rawValue, card])
    return db.lastInsertedRowID
  }

  func state(ofCard card: Int64, in db: Database) throws -> CardState? {
    var row = try QuickStatement(db, "SELECT \(StateRow.columns) FROM card_state WHERE card = ?")
    row.bind(card)
    return try row.step() ? StateRow(row).state : nil
  }

  /// All entries of a card, under whatever name, in canonical order.
  func entries(ofCard card: Int64, in db: Database) throws -> [ReviewLogEntry] {
    let statement = try db.cachedStatement(
      sql: """
        \(LogRow.select) WHERE l.card IN (SELECT key FROM card_name WHERE card = ?) \
        ORDER BY l.time, l.uid
        """)
    return try Row.fetchAll(statement, arguments: [card]).map(LogRow.entry)
  }

  /// Stores the state of a card, or none, and brings the queue in line.
  ///
  /// - Parameter place: what the queue needs to know, where that is known already.
  func store(
    _ state: CardState?, forCard card: Int64, place: Place? = nil, in db: Database
  ) throws {
    if let state {
      var statement = try QuickStatement(db, StateRow.upsert)
      statement.bind(card)
      StateRow(state).bind(to: &statement)
      try statement.run()
    } else {
      try db.cachedStatement(sql: "DELETE FROM card_state WHERE card = ?")
        .execute(arguments: [card])
    }
    if let place {
      try requeue(card, state: state, place: place, in: db)
    } else {
      try requeue(card, state: state, in: db)
    }
  }

  /// Puts a card where it belongs in the queue, or takes it out.
  func requeue(_ card: Int64, state: CardState?, in db: Database) throws {
    let find = try db.cachedStatement(
      sql: "SELECT present, topic, block, position FROM card WHERE key = ?")
    guard let row = try Row.fetchOne(find, arguments: [card]) else { return }
    let place = Place(isPresent: row[0], topic: row[1], block: row[2], position: row[3])
    try requeue(card, state: state, place: place, in: db)
  }

  func requeue(_ card: Int64, state: CardState?, place: Place, in db: Database) throws {
    guard let slot = QueueSlot(state: state, place: place) else {
      try db.cachedStatement(sql: "DELETE FROM queue WHERE card = ?").execute(arguments: [card])
      return
    }
    var statement = try QuickStatement(
      db,
      """
      INSERT INTO queue (card, lane, rank, topic, block, visible_from) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (card) DO UPDATE SET lane = excluded.lane, rank = excluded.rank,
        topic = excluded.topic, block = excluded.block, visible_from = excluded.visible_from
      """)
    statement.bind(card)
    statement.bind(slot.lane.rawValue)
    statement.bind(slot.rank)
    statement.bind(place.topic)
    statement.bind(place.block)
    statement.bind(slot.visibleFrom)
    try statement.run()
  }
}
