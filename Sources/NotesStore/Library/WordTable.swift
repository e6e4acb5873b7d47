internal import GRDB
internal import KubeNotes

/// The words of the full-text index with what they can be looked up by: keys, initials, sound.
enum WordTable {
  private static let insertion = "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)"

  /// Brings the table up to date with sections that were added and removed.
  static func apply(_ changes: WordChanges, in db: Database) throws {
    guard let counts = changes.counts else { return try rebuild(in: db) }
    let update = try db.makeStatement(
      sql: "UPDATE word SET frequency = frequency + ? WHERE term = ?")
    let delete = try db.makeStatement(sql: "DELETE FROM word WHERE term = ? AND frequency <= 0")
    let insert = try db.makeStatement(sql: insertion)
    for (term, change) in counts where change != 0 {
      try update.execute(arguments: [change, term])
      if db.changesCount == 0 {
        try insert.execute(arguments: row(term, frequency: change))
      } else if change < 0 {
        try delete.execute(arguments: [term])
      }
    }
  }

  /// Makes the table again from the index.
  static func rebuild(in db: Database) throws {
    try db.execute(sql: "DELETE FROM word")
    let insert = try db.makeStatement(sql: insertion)
    for vocabulary in ["text_vocabulary", "pair_vocabulary"] {
      let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM \(vocabulary)")
      while let row = try rows.next() {
        let term: String = row[0]
        guard SectionText.isCounted(term) else { continue }
        try insert.execute(arguments: self.row(term, frequency: row[1]))
      }
    }
  }

  private static func row(_ term: String, frequency: Int) -> StatementArguments {
    guard let first = term.unicodeScalars.first, first.value > UInt32(TextTokenizer.pairsMark)
    else { return [term, frequency, nil, nil, nil, nil] }
    if Hangul.isSyllable(first) || Hangul.isLetter(first) {
      let keys = Hangul.keys(term)
      return [
        term, frequency, keys, String(keys.reversed()), Hangul.initialConsonants(term),
        LoanwordSpelling.skeleton(of: term),
      ]
    }
    // A skeleton in capitals is that of a Latin word.
    let skeleton = LatinSounds.skeleton(of: term).uppercased()
    return [
      term, frequency, nil, term.utf8.count <= 40 ? String(term.reversed()) : nil, nil,
      skeleton.isEmpty ? nil : skeleton,
    ]
  }
}

/// In how many more or fewer sections each word stands after a change.
struct WordChanges {
  /// Beyond this many sections the whole table is made again from the index, which is then quicker.
  private static let sectionLimit = 400

  /// Nil when there were too many changes to count.
  private(set) var counts: [String: Int]? = [:]
  private var sections = 0
  private var tokenizer = TextTokenizer()

  /// Counts the words of a section `times` more.
  mutating func add(_ section: SectionText, times: Int) {
    guard counts != nil else { return }
    sections += 1
    guard sections <= Self.sectionLimit else {
      counts = nil
      return
    }
    var tokens: Set<String> = []
    for var text in [section.title, section.heading, section.body, section.allPairs] {
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

extension SectionText {
  /// Whether a token of the index is a word, or a pair wherever it stands; those of titles and
  /// headings alone are not counted.
  static func isCounted(_ token: String) -> Bool {
    let first = token.utf8.first
    return first != TextTokenizer.titlePairsMark && first != TextTokenizer.headingPairsMark
  }
}
