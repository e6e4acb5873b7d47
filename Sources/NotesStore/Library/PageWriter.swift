internal import Foundation
internal import GRDB
internal import KubeNotes

/// Puts pages into the library and takes them out, with their index rows.
struct PageWriter {
  let db: Database
  private let encoder = JSONEncoder()

  init(_ db: Database) {
    self.db = db
  }

  /// Adds a page, or replaces the one at its path.
  func write(_ note: Note, folder: Int64, hash: String) throws {
    let old = try Int64.fetchOne(
      try cached("SELECT id FROM page WHERE folder = ? AND path = ?"),
      arguments: [folder, note.path])
    if let old { try remove(page: old) }
    try cached(
      """
      INSERT INTO page
        (folder, path, note, language, topic, title, position, front_matter, cards, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).execute(arguments: [
      folder, note.path, note.id.rawValue, note.language.rawValue, note.topic, note.title,
      note.frontMatter.order ?? Int(Int32.max), try json(note.frontMatter), try json(note.cards),
      hash,
    ])
    let page = db.lastInsertedRowID
    for (position, section) in Self.fitted(note.sections).enumerated() {
      try write(
        section, at: page * LibrarySchema.rowsPerPage + Int64(position), of: note,
        isFirst: position == 0)
    }
  }

  /// Removes a page with everything that was made from it.
  func remove(page: Int64) throws {
    let first = page * LibrarySchema.rowsPerPage
    let last = first + LibrarySchema.rowsPerPage - 1
    try cached(
      """
      INSERT INTO text_index
        (text_index, rowid, title, heading, body, title_pairs, heading_pairs, body_pairs)
      SELECT 'delete', id, title, heading, body, title_pairs, heading_pairs, body_pairs
      FROM section_text WHERE id BETWEEN ? AND ?
      """
    ).execute(arguments: [first, last])
    try cached("DELETE FROM name WHERE section BETWEEN ? AND ?").execute(arguments: [first, last])
    try cached("DELETE FROM section WHERE id BETWEEN ? AND ?").execute(arguments: [first, last])
    try cached("DELETE FROM page WHERE id = ?").execute(arguments: [page])
  }

  private func write(_ section: Section, at row: Int64, of note: Note, isFirst: Bool) throws {
    let heading = section.heading == note.title ? "" : section.heading
    let aliases = isFirst ? note.frontMatter.aliases.joined(separator: ", ") : ""
    let extra = [section.cardText, aliases].filter { !$0.isEmpty }.joined(separator: "\n")
    try cached("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      row, section.anchor, section.level, heading, try json(section.headingPath), section.text,
      extra, section.markdown,
    ])
    // As `section_text` has it.
    let body = section.text + "\n" + extra
    let mark = "\u{1}"
    try cached(
      """
      INSERT INTO text_index
        (rowid, title, heading, body, title_pairs, heading_pairs, body_pairs)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ).execute(arguments: [
      row, note.title, heading, body, mark + note.title, mark + heading, mark + body,
    ])
    if isFirst { try writeNames(of: note.title, at: row, isTitle: true) }
    if !heading.isEmpty { try writeNames(of: heading, at: row, isTitle: false) }
  }

  private func writeNames(of text: String, at row: Int64, isTitle: Bool) throws {
    for name in [text, TextKey.withoutParentheses(text)].compactMap({ $0 }) {
      let key = TextKey.key(name)
      guard !key.isEmpty else { continue }
      let initials = Hangul.initialConsonants(name)
      try cached("INSERT INTO name VALUES (?, ?, ?, ?, ?)").execute(arguments: [
        key, key.utf8.allSatisfy { $0 < 0x80 } ? "" : initials, row, isTitle, name,
      ])
    }
  }

  /// At most `rowsPerPage` sections; what is beyond is joined into the last.
  private static func fitted(_ sections: [Section]) -> [Section] {
    let limit = Int(LibrarySchema.rowsPerPage)
    guard sections.count > limit, var last = sections.prefix(limit).last else { return sections }
    for section in sections.dropFirst(limit) {
      last.text += "\n\(section.heading)\n\(section.text)"
      last.markdown += "\n\n\(section.headingMarkdown)\n\n\(section.markdown)"
    }
    return sections.prefix(limit - 1) + [last]
  }

  private func cached(_ sql: String) throws -> Statement {
    try db.cachedStatement(sql: sql)
  }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
