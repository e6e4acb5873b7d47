internal import Foundation
internal import GRDB
internal import KubeNotes

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
        WHERE cards <> '[]' ORDER BY folder, note, language DESC
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
    let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO card VALUES (?, ?, ?, ?, ?, ?)")
    for (position, card) in CardMerger.cards(of: notes).enumerated() {
      let content = String(decoding: try encoder.encode(card), as: UTF8.self)
      try insert.execute(arguments: [
        card.id.rawValue, card.section.note.rawValue, card.section.anchor, card.topic, position,
        content,
      ])
    }
  }
}
