internal import GRDB
internal import KubeNotes

/// The words of the full-text index with what they can be looked up by: keys, initials, sound.
enum WordTable {
  private static let insertion = "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)"

  /// Brings the table up to date with sections that were added and removed.
  static func apply(_ changes: WordChanges, in db: Database) throws {
    guard let counts = changes.counts else { return try rebuild(in: db) }
    var update = try QuickStatement(db, "UPDATE word SET frequency = frequency + ? WHERE term = ?")
    var delete = try QuickStatement(db, "DELETE FROM word WHERE term = ? AND frequency <= 0")
    var insert = try QuickStatement(db, insertion)
    for (term, change) in counts where change != 0 {
      update.reset()
      update.bind(change)
      update.bind(term)
      try update.run()
      if db.changesCount == 0 {
        insert.reset()
        WordRow(term, frequency: change).bind(to: &insert)
        try insert.run()
      } else if change < 0 {
        delete.reset()
        delete.bind(term)
        try delete.run()
      }
    }
  }

  /// Makes the table again from the index.
  ///
  /// Rows come in the order of their terms; the indexes are made afterwards, sorted, rather than row
  /// by row in no order at all.
  static func rebuild(in db: Database) throws {
    try db.execute(sql: "DROP TABLE word; \(LibrarySchema.words)")
    var insert = try QuickStatement(db, insertion)
    let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM text_vocabulary")
    while let row = try rows.next() {
      insert.reset()
      WordRow(row[0], frequency: row[1]).bind(to: &insert)
      try insert.run()
    }
    try db.execute(sql: LibrarySchema.wordIndexes)
  }
}

/// A row of the table.
private struct WordRow {
  var term: String
  var frequency: Int
  var keys: String?
  var keysBackwards: String?
  var initials: String?
  var skeleton: String?

  init(_ term: String, frequency: Int) {
    self.term = term
    self.frequency = frequency
    guard let first = term.unicodeScalars.first else { return }
    if Hangul.isSyllable(first) || Hangul.isLetter(first) {
      let keys = Hangul.keys(term)
      self.keys = keys
      keysBackwards = keys.backwards
      initials = Hangul.initialConsonants(term)
      skeleton = LoanwordSpelling.skeleton(of: term)
      return
    }
    if term.utf8.count <= 40 { keysBackwards = term.backwards }
    // A skeleton in capitals is that of a Latin word.
    let skeleton = LatinSounds.skeleton(of: term).uppercased()
    if !skeleton.isEmpty { self.skeleton = skeleton }
  }

  func bind(to statement: inout QuickStatement) {
    statement.bind(term)
    statement.bind(frequency)
    statement.bind(keys)
    statement.bind(keysBackwards)
    statement.bind(initials)
    statement.bind(skeleton)
  }
}

/// In how many more or fewer sections each word stands after a change.
struct WordChanges {
  /// Beyond this many sections the whole table is made again from the index, which is then quicker.
  private let limit: Int
  /// Nil when there were too many changes to count.
  private(set) var counts: [String: Int]? = [:]
  private var sections = 0
  private var tokenizer = TextTokenizer()

  /// - Parameter sections: the number of sections before the changes.
  init(sections: Int) {
    limit = max(400, sections / 8)
  }

  /// Counts the words of a section `times` more.
  mutating func add(_ section: SectionText, times: Int) {
    guard counts != nil else { return }
    sections += 1
    guard sections <= limit else {
      counts = nil
      return
    }
    var tokens: Set<String> = []
    for var text in [section.title, section.heading, section.body] {
      text.withUTF8 { bytes in
        _ = tokenizer.tokenize(bytes) { token, _, _, _ in
          tokens.insert(String(decoding: token, as: UTF8.self))
          return true
        }
      }
    }
    for token in tokens { counts?[token, default: 0] += times }
  }
}

extension String {
  /// The scalars from the last to the first.
  var backwards: String {
    String(String.UnicodeScalarView(unicodeScalars.reversed()))
  }
}
