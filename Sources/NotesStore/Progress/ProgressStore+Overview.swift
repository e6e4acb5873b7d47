internal import GRDB
package import KubeNotes

/// A card with all that the progress knows of it.
package struct CardOverview: Sendable, Hashable {
  package var card: CardID
  /// Whether the library has it; else what follows is how it last was.
  package var isPresent: Bool
  package var topic: String?
  package var section: SectionAddress
  package var faces: [Language: CardFace]
  /// Nil for a card that was never answered or marked.
  package var state: CardState?
}

extension ProgressStore {
  /// All cards ever known, in the order of the library, those that are gone last.
  package func overviews() throws -> [CardOverview] {
    try read { db in
      var faces: [Int64: [Language: CardFace]] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT card, language, prompt, answer FROM card_face")
      while let row = try rows.next() {
        guard let language = Language(rawValue: row[1]) else { continue }
        faces[row[0], default: [:]][language] = CardFace(prompt: row[2], answer: row[3])
      }
      return try overviews(db, faces: faces)
    }
  }

  /// The states of all cards that were ever answered or marked, by their present ids.
  package func states() throws -> [CardID: CardState] {
    try read { db in
      var states: [CardID: CardState] = [:]
      var seen: Set<CardID> = []
      let row = try QuickStatement(
        db,
        """
        SELECT name, \(StateRow.columns)
        FROM (SELECT key, name, present FROM card) LEFT JOIN card_state ON card = key
        ORDER BY present DESC
        """)
      while try row.step() {
        let id = CardID(rawValue: row.text(0))
        // A card that is there hides one of its name that is gone.
        guard seen.insert(id).inserted, !row.isNull(1) else { continue }
        states[id] = StateRow(row, from: 1).state
      }
      return states
    }
  }

  /// One card, by any id that it was ever known by.
  ///
  /// - Throws: `StoreError.unknownCard`.
  package func overview(of card: CardID) throws -> CardOverview {
    try read { db in
      guard let name = try name(of: card, in: db),
        let overview = try overviews(
          db, faces: [name.card: try faces(ofCard: name.card, in: db)],
          condition: "WHERE c.key = \(name.card)"
        ).first
      else { throw StoreError.unknownCard(card) }
      return overview
    }
  }

  /// What was done with a card, in order, under whatever id.
  ///
  /// - Throws: `StoreError.unknownCard`.
  package func history(of card: CardID) throws -> [ReviewLogEntry] {
    try read { db in
      guard let name = try name(of: card, in: db) else { throw StoreError.unknownCard(card) }
      return try entries(ofCard: name.card, in: db)
    }
  }

  /// What was done with each of some cards, in order, under whatever id: for exports.
  package func histories(
    of cards: some Sequence<CardID>, _ body: (CardID, [ReviewLogEntry]) throws -> Void
  ) throws {
    try readingHistories { history in
      for card in cards { try body(card, try history(card)) }
    }
  }

  /// Lets a body ask what was done with any card, in order, under whatever id; nothing for cards that
  /// are not known. The body must not use this store otherwise.
  ///
  /// A card's rows are spread over the whole log, so that a page is needed again and again; this
  /// keeps more of them than an answer needs, while it lasts.
  package func readingHistories<Value>(
    _ body: ((CardID) throws -> [ReviewLogEntry]) throws -> Value
  ) throws -> Value {
    try read { db in
      let size = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? 0
      try db.execute(sql: "PRAGMA cache_size = -262144")
      defer { try? db.execute(sql: "PRAGMA cache_size = \(size); PRAGMA shrink_memory") }
      return try body { card in
        do {
          return try name(of: card, in: db).map { try entries(ofCard: $0.card, in: db) } ?? []
        } catch {
          // Told apart from errors of what the body writes.
          throw StoreError.describing(error, path: path)
        }
      }
    }
  }

  /// The study day of the first answer, or reset, in the log.
  package func firstAnswer() throws -> StudyDay? {
    try read { db in
      let kinds = "\(LogRow.code(.review)), \(LogRow.code(.reset))"
      return try Int.fetchOne(db, sql: "SELECT MIN(day) FROM review_log WHERE kind IN (\(kinds))")
        .map(StudyDay.init(rawValue:))
    }
  }

  func overviews(
    _ db: Database, faces: [Int64: [Language: CardFace]] = [:], condition: String = ""
  ) throws -> [CardOverview] {
    let columns = StateRow.columns.split(separator: ", ").map { "s.\($0)" }
      .joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.key, c.name, c.present, t.name, c.section, \(columns)
        FROM card c LEFT JOIN topic t ON t.key = c.topic LEFT JOIN card_state s ON s.card = c.key
        \(condition) ORDER BY c.present DESC, c.position, c.key
        """)
    var overviews: [CardOverview] = []
    while let row = try rows.next() {
      let hasState = (row[5] as Int?) != nil
      overviews.append(
        CardOverview(
          card: CardID(rawValue: row[1]), isPresent: row[2], topic: row[3],
          section: SectionAddress(row[4] as String? ?? ""), faces: faces[row[0]] ?? [:],
          state: hasState ? StateRow(row, from: 5).state : nil))
    }
    return overviews
  }
}
