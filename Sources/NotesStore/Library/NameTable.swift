internal import GRDB
internal import KubeNotes

/// Titles and headings as wholes: by their letters, and by their initial consonants.
enum NameTable {
  static func add(_ section: SectionText, to db: Database) throws {
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)")
    let initial = try db.cachedStatement(
      sql: """
        INSERT INTO initial_name VALUES (?, ?, ?, 1)
        ON CONFLICT (initials, text, is_title) DO UPDATE SET uses = uses + 1
        """)
    for name in names(of: section) {
      try insert.execute(arguments: [name.key, section.row, name.isTitle, name.text])
      if !name.initials.isEmpty {
        try initial.execute(arguments: [name.initials, name.text, name.isTitle])
      }
    }
  }

  static func remove(_ section: SectionText, from db: Database) throws {
    let delete = try db.cachedStatement(
      sql: "DELETE FROM name WHERE key = ? AND section = ? AND is_title = ?")
    let fewer = try db.cachedStatement(
      sql: """
        UPDATE initial_name SET uses = uses - 1 WHERE initials = ? AND text = ? AND is_title = ?
        """)
    let unused = try db.cachedStatement(
      sql: """
        DELETE FROM initial_name WHERE initials = ? AND text = ? AND is_title = ? AND uses <= 0
        """)
    for name in names(of: section) {
      try delete.execute(arguments: [name.key, section.row, name.isTitle])
      guard !name.initials.isEmpty else { continue }
      try fewer.execute(arguments: [name.initials, name.text, name.isTitle])
      try unused.execute(arguments: [name.initials, name.text, name.isTitle])
    }
  }

  private struct Name {
    var key: String
    /// Empty for a name without Hangul.
    var initials: String
    var text: String
    var isTitle: Bool
  }

  private static func names(of section: SectionText) -> [Name] {
    var names: [Name] = []
    func add(_ text: String, isTitle: Bool) {
      for name in [text, TextKey.withoutParentheses(text)].compactMap({ $0 }) {
        let key = TextKey.key(name)
        guard !key.isEmpty else { continue }
        let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
        names.append(
          Name(
            key: key, initials: isASCII ? "" : Hangul.initialConsonants(name), text: name,
            isTitle: isTitle))
      }
    }
    if section.isFirst { add(section.title, isTitle: true) }
    if !section.heading.isEmpty { add(section.heading, isTitle: false) }
    return names
  }
}
