internal import Foundation
internal import GRDB
internal import KubeNotes

/// What the progress keeps of the library's cards, and how ids continue one another.
extension ProgressStore {
  func topic(_ name: String, in db: Database) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT key FROM topic WHERE name = ?")
    if let key = try Int64.fetchOne(find, arguments: [name]) { return key }
    try db.execute(sql: "INSERT INTO topic (name) VALUES (?)", arguments: [name])
    return db.lastInsertedRowID
  }

  func faces(ofCard card: Int64, in db: Database) throws -> [Language: CardFace] {
    let statement = try db.cachedStatement(
      sql: "SELECT language, prompt, answer FROM card_face WHERE card = ?")
    var faces: [Language: CardFace] = [:]
    for row in try Row.fetchAll(statement, arguments: [card]) {
      guard let language = Language(rawValue: row[0]) else { continue }
      faces[language] = CardFace(prompt: row[1], answer: row[2])
    }
    return faces
  }

  /// Adds a card that was never heard of, with its name, faces and place in the queue.
  ///
  /// A library of a hundred thousand cards comes through here at once, so nothing is looked up and
  /// no row is written twice.
  func writeNewCard(
    _ key: Int64, _ card: Card, topic: Int64, position: Int, fingerprint: Int64, in db: Database
  ) throws {
    let id = card.id.rawValue
    let block = StableHash.of(card.id.block)
    try db.cachedStatement(
      sql: """
        INSERT INTO card (key, name, present, topic, block, position, kind, section, fingerprint)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, id, topic, block, position, card.kind.rawValue, card.section.description, fingerprint,
    ])
    try db.cachedStatement(sql: "INSERT INTO card_name (id, card) VALUES (?, ?)")
      .execute(arguments: [id, key])
    try writeFaces(card, key, in: db)
    try db.cachedStatement(
      sql: """
        INSERT INTO card_state (card, lane, rank, topic, block, visible_from)
        VALUES (?, ?, ?, ?, ?, 0)
        """
    ).execute(arguments: [key, Lane.new.rawValue, position, topic, block])
  }

  private func writeFaces(_ card: Card, _ key: Int64, in db: Database) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT INTO card_face (card, language, prompt, answer) VALUES (?, ?, ?, ?)")
    for (language, face) in card.faces {
      try insert.execute(arguments: [key, language.rawValue, face.prompt, face.answer])
    }
  }

  func writeCard(
    _ key: Int64, _ card: Card, topic: Int64, position: Int, fingerprint: Int64, in db: Database
  ) throws {
    let update = try db.cachedStatement(
      sql: """
        UPDATE card SET name = ?, present = 1, topic = ?, block = ?, position = ?, kind = ?,
          section = ?, fingerprint = ? WHERE key = ?
        """)
    let place = Place(
      isPresent: true, topic: topic, block: StableHash.of(card.id.block), position: position)
    try update.execute(arguments: [
      card.id.rawValue, topic, place.block, position, card.kind.rawValue,
      card.section.description, fingerprint, key,
    ])
    try db.cachedStatement(sql: "DELETE FROM card_face WHERE card = ?").execute(arguments: [key])
    try writeFaces(card, key, in: db)
    try store(try state(ofCard: key, in: db), forCard: key, place: place, in: db)
  }

  func writeLink(_ id: CardID, to target: CardID?, at now: Date, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO card_link (id, target, changed) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET target = excluded.target, changed = excluded.changed
        """,
      arguments: [id.rawValue, target?.rawValue, now.milliseconds])
  }

  /// Gives an id a card of its own, with the part of the history that was written under that id.
  ///
  /// - Returns: the new card's key.
  func separate(_ id: CardID, at now: Date, in db: Database) throws -> Int64 {
    let name = try ensureName(of: id, in: db)
    let card = try insertCard(id, in: db)
    try regroup([name.card, card], in: db) {
      try db.execute(
        sql: "UPDATE card_name SET card = ? WHERE key = ?", arguments: [card, name.key])
    }
    try writeLink(id, to: nil, at: now, in: db)
    return card
  }

  /// Changes which names belong to which cards, and derives the states of those cards again.
  ///
  /// - Parameter cards: all cards that the change touches.
  func regroup(_ cards: Set<Int64>, in db: Database, _ change: () throws -> Void) throws {
    let scheduler = try scheduler(db)
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    let before = try cards.map { Fold(try entries(ofCard: $0, in: db), replay) }
    try change()
    let after = try cards.map { card in
      let fold = Fold(try entries(ofCard: card, in: db), replay)
      try store(fold.state, forCard: card, in: db)
      return fold
    }
    let sum = Fold(adding: after)
    try sum.addDifference(from: Fold(adding: before), in: db)
  }
}

extension Fold {
  /// The answers of several cards, without a state.
  init(adding folds: [Fold]) {
    self.init()
    for fold in folds {
      for (day, activity) in fold.days { days[day, default: .empty] += activity }
    }
  }
}
