internal import GRDB
internal import KubeNotes

/// Titles, aliases and headings as wholes, by their letters and by their initial consonants, until there are
/// enough of them to be worth sorting: rows that come in the order of a table are written together.
struct NameChanges {
  private static let limit = 1 << 15

  private var names: [Name] = []

  /// Whether to write before taking more.
  var isFull: Bool { names.count >= Self.limit }

  mutating func add(_ section: SectionText) {
    names += Self.names(of: section)
  }

  /// Writes what was added and forgets it.
  mutating func write(to db: Database) throws {
    guard !names.isEmpty else { return }
    var insert = try QuickStatement(db, "INSERT OR IGNORE INTO name VALUES (?, ?, ?)")
    names.sort { $0.order < $1.order }
    for name in names {
      insert.reset()
      insert.bind(name.key)
      insert.bind(name.row)
      insert.bind(name.kind.rawValue)
      try insert.run()
    }
    var initial = try QuickStatement(
      db,
      """
      INSERT INTO initial_name VALUES (?, ?, ?, 1)
      ON CONFLICT (initials, text, kind) DO UPDATE SET uses = uses + 1
      """)
    for name in names where !name.initials.isEmpty {
      initial.reset()
      initial.bind(name.initials)
      initial.bind(name.text)
      initial.bind(name.kind.rawValue)
      try initial.run()
    }
    names.removeAll(keepingCapacity: true)
  }

  /// Removes the names of a section from the table, which must hold them.
  static func remove(_ section: SectionText, from db: Database) throws {
    let delete = try db.cachedStatement(
      sql: "DELETE FROM name WHERE key = ? AND section = ? AND kind = ?")
    let fewer = try db.cachedStatement(
      sql: """
        UPDATE initial_name SET uses = uses - 1 WHERE initials = ? AND text = ? AND kind = ?
        """)
    let unused = try db.cachedStatement(
      sql: """
        DELETE FROM initial_name WHERE initials = ? AND text = ? AND kind = ? AND uses <= 0
        """)
    for name in names(of: section) {
      try delete.execute(arguments: [name.key, section.row, name.kind.rawValue])
      guard !name.initials.isEmpty else { continue }
      try fewer.execute(arguments: [name.initials, name.text, name.kind.rawValue])
      try unused.execute(arguments: [name.initials, name.text, name.kind.rawValue])
    }
  }

  private struct Name {
    var row: Int64
    var key: String
    /// The beginning of the key as a number: names so ordered lie close together in the tables, and
    /// texts that are not ASCII are slow to compare.
    var order: UInt64
    /// Empty for a name without Hangul.
    var initials: String
    var text: String
    var kind: NameKind
  }

  private static func order(of key: String) -> UInt64 {
    var order: UInt64 = 0
    var shift: UInt64 = 64
    for byte in key.utf8.prefix(8) {
      shift -= 8
      order |= UInt64(byte) << shift
    }
    return order
  }

  private static func names(of section: SectionText) -> [Name] {
    var names: [Name] = []
    func add(_ text: String, kind: NameKind) {
      for name in [text, TextKey.withoutParentheses(text)].compactMap({ $0 }) {
        let key = TextKey.key(name)
        guard !key.isEmpty else { continue }
        let isASCII = key.utf8.allSatisfy { $0 < 0x80 }
        names.append(
          Name(
            row: section.row, key: key, order: Self.order(of: key),
            initials: isASCII || kind == .alias ? "" : Hangul.initialConsonants(name),
            text: name,
            kind: kind))
      }
    }
    if section.isFirst { add(section.title, kind: .title) }
    for alias in section.aliases { add(alias, kind: .alias) }
    if !section.heading.isEmpty { add(section.heading, kind: .heading) }
    return names
  }
}

/// What a name is of a page, the most telling with the greatest number.
enum NameKind: Int {
  case heading, alias, title
}
