/// What a planner asks about the indexed text. The library answers from SQLite.
package protocol SearchVocabulary {
  /// The number of sections.
  var sectionCount: Int { get throws }
  /// The number of sections that hold a token; 0 for one that does not occur.
  func frequency(of token: String) throws -> Int
  /// Hangul words whose keys begin so, most frequent first.
  func words(keysBeginning keys: String, limit: Int) throws -> [VocabularyWord]
  /// Hangul words whose keys end so.
  func words(keysEnding keys: String, limit: Int) throws -> [VocabularyWord]
  /// Latin words that begin so, most frequent first.
  func words(beginning prefix: String, limit: Int) throws -> [VocabularyWord]
  /// Latin words that end so.
  func words(ending suffix: String, limit: Int) throws -> [VocabularyWord]
  /// Hangul words with these initial consonants, most frequent first.
  func words(initials: String, limit: Int) throws -> [VocabularyWord]
  /// Hangul words that sound alike (`LoanwordSpelling.skeleton`), most frequent first.
  func words(skeleton: String, limit: Int) throws -> [VocabularyWord]
  /// Latin words that sound like a Hangul spelling (`LatinSounds.skeleton`), most frequent first.
  func words(latinSkeleton: String, limit: Int) throws -> [VocabularyWord]
  /// The glossary's terms that are spelt so, folded by `TextKey.key`.
  func terms(key: String) throws -> [GlossaryMatch]
  /// The glossary's terms with these initial consonants.
  func terms(initials: String) throws -> [GlossaryMatch]
  /// Titles and headings whose initial consonants are these, begin with them or contain them.
  func names(initials: String, limit: Int) throws -> [NameMatch]
}

/// A token of the index.
package struct VocabularyWord: Sendable, Hashable {
  package var term: String
  package var frequency: Int

  package init(term: String, frequency: Int) {
    self.term = term
    self.frequency = frequency
  }
}

/// A glossary term found by one of its names.
package struct GlossaryMatch: Sendable, Hashable {
  /// Where a name stands in the term: its raw values are those of the library.
  package enum Kind: Int, Sendable, Hashable {
    case korean, english, variant, short
    /// What people say who do not know the name, and what they may mean by it.
    case cue, related
  }

  package var matched: Kind
  package var isWord: Bool
  /// All names of the term.
  package var names: [Name]

  package struct Name: Sendable, Hashable {
    package var text: String
    package var kind: Kind

    package init(text: String, kind: Kind) {
      self.text = text
      self.kind = kind
    }
  }

  package init(matched: Kind, isWord: Bool, names: [Name]) {
    self.matched = matched
    self.isWord = isWord
    self.names = names
  }
}

/// A title or heading found by its initial consonants.
package struct NameMatch: Sendable, Hashable {
  package var text: String
  package var isTitle: Bool
  /// How much of the name was typed: 1 for all of it.
  package var share: Double

  package init(text: String, isTitle: Bool, share: Double) {
    self.text = text
    self.isTitle = isTitle
    self.share = share
  }
}
