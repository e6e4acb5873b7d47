extension ContentChecks {
  /// Cards of different blocks that ask nearly the same: more than nine in ten of the pairs of
  /// characters are shared, or six in ten and the answer is the same.
  func nearDuplicates() -> [ContentProblem] {
    Language.allCases.flatMap { language in
      let cards = readings.filter { $0.note.language == language }.flatMap { reading in
        reading.note.cards.filter { !$0.id.rawValue.hasSuffix("~back") }.map {
          Fingerprint(reading: reading, card: $0)
        }
      }
      return pairs(in: cards).map { later, earlier in
        problem(
          .nearDuplicate(
            id: earlier.card.id.rawValue,
            other: "\(earlier.reading.note.path):\(earlier.card.line)"),
          .warning, in: later.reading, line: later.card.line)
      }
    }
  }

  private struct Fingerprint {
    var reading: NoteReading
    var card: NoteCard
    var answer: String
    var question: Set<UInt64>
    var whole: Set<UInt64>

    init(reading: NoteReading, card: NoteCard) {
      self.reading = reading
      self.card = card
      let prompt = KeyWords.words(of: card.face.prompt).joined(separator: " ")
      answer = KeyWords.words(of: card.face.answer).joined(separator: " ")
      question = Self.pairs(of: prompt)
      whole = Self.pairs(of: prompt + " " + answer)
    }

    /// The pairs of neighbouring scalars.
    private static func pairs(of text: String) -> Set<UInt64> {
      let scalars = text.unicodeScalars.map { UInt64($0.value) }
      return Set(zip(scalars, scalars.dropFirst()).map { $0 << 32 | $1 })
    }
  }

  private func pairs(in cards: [Fingerprint]) -> [(later: Fingerprint, earlier: Fingerprint)] {
    var found: [(later: Fingerprint, earlier: Fingerprint)] = []
    for (index, later) in cards.enumerated() {
      let twin = cards[..<index].first { earlier in
        guard earlier.card.id.block != later.card.id.block else { return false }
        if Self.likeness(earlier.whole, later.whole, atLeast: 0.9) { return true }
        return !later.answer.isEmpty && earlier.answer == later.answer
          && Self.likeness(earlier.question, later.question, atLeast: 0.6)
      }
      if let twin { found.append((later, twin)) }
    }
    return found
  }

  /// Whether the sets share at least a part of what they hold together (Jaccard).
  private static func likeness(
    _ left: Set<UInt64>, _ right: Set<UInt64>, atLeast limit: Double
  ) -> Bool {
    let (small, large) = left.count < right.count ? (left, right) : (right, left)
    guard !small.isEmpty, Double(small.count) >= limit * Double(large.count) else { return false }
    let shared = small.count { large.contains($0) }
    return Double(shared) >= limit * Double(left.count + right.count - shared)
  }
}
