package import Foundation
internal import GRDB
package import KubeNotes

/// The cards of all pages, each once, with a face in every language it is written in.
enum CardTable {
  /// Makes the cards again from what the pages hold.
  static func refresh(in db: Database) throws {
    let decoder = JSONDecoder()
    var notes: [Note] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT note, path, language, title, topic, cards FROM page
        WHERE cards <> '[]' ORDER BY folder, position, topic, note, language DESC
        """)
    while let row = try rows.next() {
      let cards = try decoder.decode([NoteCard].self, from: Data((row[5] as String).utf8))
      notes.append(
        .stored(
          id: NoteID(rawValue: row[0]), path: row[1], language: Language(rawValue: row[2]) ?? .en,
          title: row[3], topic: row[4], cards: cards))
    }
    try db.execute(sql: "DELETE FROM card")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO card VALUES (?, ?, ?, ?, ?, ?)")
    var revision = ContentFingerprint()
    for (position, card) in CardMerger.cards(of: notes).enumerated() {
      let content = String(decoding: try encoder.encode(card), as: UTF8.self)
      revision.add(content)
      try insert.execute(arguments: [
        card.id.rawValue, card.section.note.rawValue, card.section.anchor, card.topic, position,
        content,
      ])
    }
    try db.execute(
      sql: "REPLACE INTO stamp VALUES ('cards', ?)", arguments: [revision.description])
  }
}

/// Where a card is written.
package struct CardSource: Sendable, Hashable {
  /// The registered folder, or file.
  package var folder: URL
  package var file: URL
  /// The line of the card's tag, from 1.
  package var line: Int
}

extension Library {
  /// Changes whenever a card does, so that others know when to look at all of them.
  package func cardRevision() throws -> String {
    try stampedValue("cards")
  }

  /// What a part of the library was made from; empty where that is not known.
  func stampedValue(_ name: String) throws -> String {
    try reader.read { db in
      try db.first("SELECT value FROM stamp WHERE name = ?", [.text(name)]) { $0[0] } ?? ""
    }
  }

  /// A card by its id.
  package func card(_ id: CardID) throws -> Card? {
    try reader.read { db in
      try db.first(
        """
        SELECT content FROM card WHERE id = ?1
        UNION ALL SELECT content FROM command_card WHERE id = ?1 LIMIT 1
        """, [.text(id.rawValue)]
      ) { try JSONDecoder().decode(Card.self, from: Data($0.bytes(0))) }
    }
  }

  /// A number that stays the same as long as nothing writes into the library, this process's own
  /// imports included (https://sqlite.org/pragma.html#pragma_data_version).
  package func dataVersion() throws -> Int64 {
    try reader.read { db in try db.first("PRAGMA data_version") { $0[0] } ?? 0 }
  }

  /// The titles of a note.
  package func titles(of note: NoteID) throws -> [Language: String] {
    try reader.read { db in
      var titles: [Language: String] = [:]
      try db.forEachRow(
        "SELECT language, title FROM page WHERE note = ? ORDER BY folder DESC",
        [.text(note.rawValue)]
      ) { row in
        if let language = Language(rawValue: row[0]) { titles[language] = row[1] }
        return true
      }
      return titles
    }
  }

  /// Where a card of the person's own notes is written; nil for a shipped card.
  package func source(of card: CardID, language: Language) throws -> CardSource? {
    try database.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT folder.root, page.path, page.cards FROM card
          JOIN page ON page.note = card.note JOIN folder ON folder.id = page.folder
          WHERE card.id = ? AND folder.id <> 1 ORDER BY page.language <> ?
          """, arguments: [card.rawValue, language.rawValue])
      for row in rows {
        let cards = try JSONDecoder().decode([NoteCard].self, from: Data((row[2] as String).utf8))
        guard let found = cards.first(where: { $0.id == card }) else { continue }
        let root = URL(filePath: row[0] as String)
        let file = root.appending(path: row[1] as String)
        // A single registered file is its own root.
        let exists = FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        return CardSource(folder: root, file: exists ? file : root, line: found.line)
      }
      return nil
    }
  }
}
