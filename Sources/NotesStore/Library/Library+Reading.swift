internal import Foundation
internal import GRDB
package import KubeNotes

/// A note as a list shows it.
package struct NoteSummary: Sendable, Hashable {
  package var id: NoteID
  package var topic: String
  /// In the languages that it exists in.
  package var titles: [Language: String]
  /// Whether it ships inside the binary.
  package var isShipped: Bool
}

extension Library {
  /// A note in a language, or in the other where it exists in that one only; a person's own note
  /// goes before a shipped one of the same id.
  package func note(_ id: NoteID, language: Language) throws -> Note? {
    try database.read { db in
      try Self.note(id, language: language, in: db)
    }
  }

  static func note(_ id: NoteID, language: Language, in db: Database) throws -> Note? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT id, path, language, topic, title, front_matter, cards FROM page WHERE note = ?
        ORDER BY language <> ?, folder = 1 LIMIT 1
        """, arguments: [id.rawValue, language.rawValue])
    guard let row else { return nil }
    let decoder = JSONDecoder()
    let first = (row[0] as Int64) * LibrarySchema.rowsPerPage
    let sections = try Row.fetchAll(
      db,
      sql: """
        SELECT anchor, level, heading, heading_path, body, markdown FROM section
        WHERE id BETWEEN ? AND ? ORDER BY id
        """, arguments: [first, first + LibrarySchema.rowsPerPage - 1])
    return .stored(
      id: id, path: row[1], language: Language(rawValue: row[2]) ?? .en, title: row[4],
      topic: row[3],
      frontMatter: try decoder.decode(FrontMatter.self, from: Data((row[5] as String).utf8)),
      sections: try sections.map { section in
        let path =
          try (section[3] as String?).map { try decoder.decode([String].self, from: Data($0.utf8)) }
          ?? [section[2]]
        return .stored(
          anchor: section[0], level: section[1], headingPath: path, markdown: section[5],
          text: section[4])
      },
      cards: try decoder.decode([NoteCard].self, from: Data((row[6] as String).utf8)))
  }

  /// All notes, by topic, then in the order their authors gave.
  package func notes() throws -> [NoteSummary] {
    try database.read { db in
      var summaries: [NoteSummary] = []
      var places: [String: Int] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT note, topic, language, title, folder FROM page ORDER BY topic, position, note, folder
          """)
      while let row = try rows.next() {
        let id: String = row[0]
        guard let language = Language(rawValue: row[2]) else { continue }
        if let place = places[id] {
          if summaries[place].titles[language] == nil { summaries[place].titles[language] = row[3] }
          continue
        }
        places[id] = summaries.count
        summaries.append(
          NoteSummary(
            id: NoteID(rawValue: id), topic: row[1], titles: [language: row[3]],
            isShipped: (row[4] as Int64) == 1))
      }
      return summaries
    }
  }

  /// The topics that have notes, with the number of notes, in alphabetical order.
  package func topics() throws -> [(topic: String, notes: Int)] {
    try database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT topic, count(DISTINCT note) FROM page GROUP BY topic ORDER BY topic"
      ).map { ($0[0], $0[1]) }
    }
  }

  /// All cards, or those of some topics, in the order of their notes.
  package func cards(topics: [String] = []) throws -> [Card] {
    try database.read { db in
      let decoder = JSONDecoder()
      let rows = try Row.fetchAll(db, sql: "SELECT content, topic FROM card ORDER BY position")
      return try rows.compactMap { row in
        if !topics.isEmpty, !topics.contains(row[1]) { return nil }
        return try decoder.decode(Card.self, from: Data((row[0] as String).utf8))
      }
    }
  }

  /// The blocks that cards are made from, by their ids.
  package func cardBlocks() throws -> Set<String> {
    try database.read { db in
      var blocks: Set<String> = []
      let row = try QuickStatement(db, "SELECT id FROM card")
      while try row.step() { blocks.insert(CardID(rawValue: row.text(0)).block) }
      return blocks
    }
  }

  /// The cards of a note, or of one of its sections.
  package func cards(of address: SectionAddress, wholeNote: Bool = false) throws -> [Card] {
    try database.read { db in
      let decoder = JSONDecoder()
      let rows = try Row.fetchAll(
        db, sql: "SELECT content, anchor FROM card WHERE note = ? ORDER BY position",
        arguments: [address.note.rawValue])
      return try rows.compactMap { row in
        if !wholeNote, (row[1] as String) != address.anchor { return nil }
        return try decoder.decode(Card.self, from: Data((row[0] as String).utf8))
      }
    }
  }
}
