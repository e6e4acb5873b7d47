internal import GRDB

/// What happens to a section in the index.
enum SectionChange: Sendable {
  /// Comes, with whether its tokens are collected or FTS5 was given the text.
  case add(SectionText, collectsTokens: Bool)
  case remove(SectionText)
}

/// What is found by reading sections, which takes no database: tokens, pairs, names and words.
struct SectionReadings: Sendable {
  private var tokens = TokenPostings()
  private var pairs = PairChanges()
  private var names = NameChanges()
  private(set) var words: WordChanges

  init(words: WordChanges) {
    self.words = words
  }

  mutating func read(_ change: SectionChange) {
    switch change {
    case .add(let section, let collectsTokens):
      if collectsTokens { tokens.add(section) }
      pairs.add(section, isRemoval: false)
      names.add(section)
      words.add(section, times: 1)
    case .remove(let section):
      // Its names are gone already.
      pairs.add(section, isRemoval: true)
      words.add(section, times: -1)
    }
  }

  /// Takes out what is enough to be worth writing, or everything but words.
  mutating func taken(all: Bool) -> SectionFindings {
    var findings = SectionFindings()
    if all || tokens.isFull { swap(&findings.tokens, &tokens) }
    if all || pairs.isFull { swap(&findings.pairs, &pairs) }
    if all || names.isFull { swap(&findings.names, &names) }
    return findings
  }

  /// Takes out the words, and begins to count anew.
  mutating func takenWords(next: WordChanges) -> WordChanges {
    defer { words = next }
    return words
  }
}

/// What waits to be written.
struct SectionFindings: Sendable {
  var tokens = TokenPostings()
  var pairs = PairChanges()
  var names = NameChanges()

  mutating func write(to db: Database) throws {
    try FullTextIndex.add(&tokens, to: db)
    try pairs.write(to: db)
    try names.write(to: db)
  }
}
