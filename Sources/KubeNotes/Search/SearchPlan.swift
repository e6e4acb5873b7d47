/// What a query means: the words that were asked for, and for each the alternatives that count as
/// it.
///
/// A plan is asked of the full-text index as one expression in which everything is ORed; ranking
/// then counts each word once, by its best alternative.
package struct SearchPlan: Sendable, Hashable {
  /// A run of tokens that follow one another in the text.
  package struct Phrase: Sendable, Hashable {
    package var tokens: [String]
    /// The number of sections that hold it; an upper bound for several tokens.
    package var frequency: Int

    /// Whether it is a pair of syllables, which the index of words does not hold.
    package var isPair: Bool { tokens.first?.utf8.first == TextTokenizer.pairsMark }
  }

  /// How an alternative came about; told to the person where the match is not literal.
  package enum Reason: Int, Sendable, Hashable, Codable, CaseIterable {
    /// As typed, or without a particle, or another form of the same word.
    case literal
    /// The words of a compound, or the parts of an identifier.
    case parts
    /// A glossary term in another language or spelling, or a short name.
    case glossary
    /// An everyday word in the other language, or what somebody may mean by one.
    case word
    /// Another spelling by rule, or within the edit distance.
    case spelling
    /// Read as typed on the other keyboard layout.
    case layout
    /// Initial consonants.
    case initials
    /// The beginning of a longer word.
    case unfinished
    /// Pairs of syllables.
    case pairs
  }

  package struct Alternative: Sendable, Hashable {
    /// Indices into `phrases`. With several, all are looked for.
    package var phrases: [Int]
    /// From 0 to 1: how sure it is that this was meant.
    package var quality: Double
    package var reason: Reason
    /// How the alternative reads (`파드`).
    package var text: String
    /// Whether a part of the phrases is worth something.
    package var isPartial: Bool
  }

  /// One word of the query, or a few that were read together.
  package struct Unit: Sendable, Hashable {
    /// The words it stands for.
    package var words: Range<Int>
    package var alternatives: [Alternative]
  }

  /// The query as it was typed.
  package var query: String
  /// The words that are searched for, as typed.
  package var words: [String]
  /// How much each word counts: 1, less for words that questions are made of.
  package var weights: [Double]
  package var units: [Unit]
  package var phrases: [Phrase]
  /// The query folded as a whole, in every way it was read: to compare with titles.
  package var keys: [Key]
  /// Phrases that are the whole query, word for word.
  package var verbatim: [Int] = []
  /// For each phrase of a plan that `RelevanceFeedback` made, how telling it is beside the most
  /// telling one, which has 1; empty for a plan that a person's words made.
  package var feedback: [Double] = []
  /// The number of sections that are searched.
  package var sectionCount: Int

  /// A folded reading of the whole query.
  package struct Key: Sendable, Hashable {
    package var key: String
    package var quality: Double
    /// What a name has to hold as it stands to count fully.
    package var literal: String?

    package init(key: String, quality: Double, literal: String? = nil) {
      self.key = key
      self.quality = quality
      self.literal = literal
    }
  }

  /// The importance of a phrase: the logarithm of how rare it is.
  package func importance(of phrase: Phrase) -> Double {
    let count = Double(max(sectionCount, 1))
    return log1(1 + (count + 1) / (Double(phrase.frequency) + 0.5))
  }

  /// Whether nothing can be asked.
  package var isEmpty: Bool { phrases.isEmpty }

  /// The expression for FTS5 over all phrases but pairs, in which every token is quoted and nothing
  /// is an operator.
  package var matchExpression: String {
    var expression: [UInt8] = []
    for phrase in phrases where !phrase.isPair {
      if !expression.isEmpty { expression += Array(" OR ".utf8) }
      expression.append(UInt8(ascii: "\""))
      for token in phrase.tokens {
        expression.append(TextTokenizer.verbatimMark)
        for byte in token.utf8 {
          if byte == UInt8(ascii: "\"") { expression.append(byte) }
          expression.append(byte)
        }
      }
      expression.append(UInt8(ascii: "\""))
    }
    return String(decoding: expression, as: UTF8.self)
  }
}
