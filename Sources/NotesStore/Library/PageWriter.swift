internal import Foundation
internal import GRDB
internal import KubeNotes

/// Puts pages into the library and takes them out, with their index rows.
///
/// What is made from all pages together (words, cards, counts) is brought up to date by `finish`.
final class PageWriter {
  let db: Database
  private var insertion: QuickStatement
  private var indexing: QuickStatement
  private let encoder = JSONEncoder()
  private let emptyFrontMatter: String
  /// The sections that were added, less those removed.
  private var addedSections = 0
  private let tokens = TokenReader()
  /// The first row of which something is not written.
  private var firstWaiting: Int64?
  private var words: WordChanges
  private var pairs = PairChanges()
  private var names = NameChanges()
  private var changesCards = false

  init(_ db: Database) throws {
    self.db = db
    emptyFrontMatter = String(decoding: try encoder.encode(FrontMatter()), as: UTF8.self)
    words = WordChanges(sections: try Self.sectionCount(in: db))
    let insertion = try QuickStatement(
      db, "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    let indexing = try QuickStatement(
      db, "INSERT INTO text_index (rowid, title, heading, body) VALUES (?, ?, ?, ?)")
    self.insertion = insertion
    self.indexing = indexing
  }

  private static func sectionCount(in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT CAST(value AS INTEGER) FROM stamp WHERE name = 'sections'")
      ?? 0
  }

  /// Adds a page, or replaces the one at its path.
  func write(_ note: Note, folder: Int64, hash: String) throws {
    let old = try Int64.fetchOne(
      try cached("SELECT id FROM page WHERE folder = ? AND path = ?"),
      arguments: [folder, note.path])
    if let old { try remove(page: old) }
    if !note.cards.isEmpty { changesCards = true }
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
    // What was written a moment ago is not in the index yet.
    if let firstWaiting, last >= firstWaiting { try writeFindings() }
    let texts = try Row.fetchAll(
      try cached("SELECT id, title, heading, body FROM section_text WHERE id BETWEEN ? AND ?"),
      arguments: [first, last]
    ).map { SectionText(row: $0[0], title: $0[1], heading: $0[2], body: $0[3]) }
    let aliases = try aliases(ofPage: page)
    for var text in texts {
      if text.isFirst { text.aliases = aliases }
      try cached(
        """
        INSERT INTO text_index (text_index, rowid, title, heading, body)
        VALUES ('delete', ?, ?, ?, ?)
        """
      ).execute(arguments: [text.row, text.title, text.heading, text.body])
      try NameChanges.remove(text, from: db)
      try add(pairsOf: text, isRemoval: true)
      words.add(text, times: -1)
    }
    addedSections -= texts.count
    if !changesCards {
      changesCards =
        try Bool.fetchOne(
          try cached("SELECT cards <> '[]' FROM page WHERE id = ?"), arguments: [page]) ?? false
    }
    try cached("DELETE FROM section WHERE id BETWEEN ? AND ?").execute(arguments: [first, last])
    try cached("DELETE FROM page WHERE id = ?").execute(arguments: [page])
  }

  private func aliases(ofPage page: Int64) throws -> [String] {
    let stored = try String.fetchOne(
      try cached("SELECT front_matter FROM page WHERE id = ?"), arguments: [page])
    guard let stored, stored != emptyFrontMatter else { return [] }
    return try JSONDecoder().decode(FrontMatter.self, from: Data(stored.utf8)).aliases
  }

  /// Brings what is made from all pages up to date with the pages written and removed.
  func finish() throws {
    try db.execute(
      sql: """
        INSERT INTO stamp VALUES ('sections', ?1)
        ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + ?1
        """, arguments: [addedSections])
    addedSections = 0
    if changesCards { try CardTable.refresh(in: db) }
    changesCards = false
    try writeFindings()
    try pairs.write(to: db)
    try WordTable.apply(words, in: db)
    words = WordChanges(sections: try Self.sectionCount(in: db))
  }

  private func add(pairsOf text: SectionText, isRemoval: Bool) throws {
    if pairs.isFull { try pairs.write(to: db) }
    pairs.add(text, isRemoval: isRemoval)
  }

  /// Writes tokens and names of the sections that were added. Pairs may wait, since of one section the
  /// last change counts.
  private func writeFindings() throws {
    var postings = try tokens.finish { try index($0) }
    try FullTextIndex.add(&postings, to: db)
    try names.write(to: db)
    firstWaiting = nil
  }

  /// Gives a section to FTS5.
  private func index(_ text: SectionText) throws {
    indexing.reset()
    indexing.bind(text.row)
    indexing.bind(text.title)
    indexing.bind(text.heading)
    indexing.bind(text.body)
    try indexing.run()
  }

  private func write(_ section: Section, at row: Int64, of note: Note, isFirst: Bool) throws {
    let aliases = isFirst ? note.frontMatter.aliases.joined(separator: ", ") : ""
    let extra = [section.cardText, aliases].filter { !$0.isEmpty }.joined(separator: "\n")
    let text = SectionText(
      row: row, title: note.title, heading: section.heading == note.title ? "" : section.heading,
      // As `section_text` has it.
      body: section.text + "\n" + extra, aliases: isFirst ? note.frontMatter.aliases : [])
    insertion.reset()
    insertion.bind(row)
    insertion.bind(section.anchor)
    insertion.bind(section.level)
    insertion.bind(text.heading)
    insertion.bind(
      section.headingPath == [text.heading] ? nil : JSONText.array(section.headingPath))
    insertion.bind(section.text)
    insertion.bind(extra)
    insertion.bind(section.markdown)
    try insertion.run()
    if !TokenPostings.takes(text) {
      try index(text)
    } else if var postings = tokens.add(text) {
      try FullTextIndex.add(&postings, to: db)
    }
    try add(pairsOf: text, isRemoval: false)
    if names.isFull { try names.write(to: db) }
    names.add(text)
    words.add(text, times: 1)
    if firstWaiting == nil { firstWaiting = row }
    addedSections += 1
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

  private func json(_ value: [NoteCard]) throws -> String {
    value.isEmpty ? "[]" : try encoded(value)
  }

  private func json(_ value: FrontMatter) throws -> String {
    // Most of people's own notes have none.
    if value == FrontMatter() { return emptyFrontMatter }
    return try encoded(value)
  }

  private func encoded(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// What is indexed of a section.
struct SectionText {
  var row: Int64
  var title: String
  /// Empty where it is the title.
  var heading: String
  var body: String
  /// Other names of the page, with its first section.
  var aliases: [String] = []

  var isFirst: Bool { row % LibrarySchema.rowsPerPage == 0 }

  var byteCount: Int { title.utf8.count + heading.utf8.count + body.utf8.count }
}
