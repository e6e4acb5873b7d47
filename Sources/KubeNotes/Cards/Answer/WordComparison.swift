internal import Foundation

/// Compares answers in words: letter case, width, punctuation, spaces, particles, inflections,
/// loanword spellings and names of one term do not count; order does not either.
struct WordComparison: Sendable {
  /// The term of each of its names, by `TextKey`.
  private let terms: [String: Int]

  init(glossary: Glossary?) {
    var terms: [String: Int] = [:]
    for (index, term) in (glossary?.terms ?? []).enumerated() where !term.isWord {
      for name in term.ko + term.en + term.variants + term.short {
        terms[TextKey.key(name), default: index] = index
      }
    }
    self.terms = terms
  }

  func check(_ typed: String, _ expected: String) -> AnswerCheck {
    if isSameWhole(typed, expected) {
      return AnswerCheck(verdict: .right, expected: expected, pieces: [.right(typed)])
    }
    let typedWords = Self.words(of: typed)
    let expectedWords = Self.words(of: expected)
    if isSameSet(typedWords, expectedWords) {
      return AnswerCheck(
        verdict: .right, expected: expected, pieces: typedWords.map { .right($0) })
    }
    let pieces = Alignment.pieces(
      typed: typedWords, expected: expectedWords, isSame: isSame)
    return AnswerCheck(
      verdict: verdict(pieces, expectedCount: expectedWords.count), expected: expected,
      pieces: pieces)
  }

  /// Close when the only fault is a slip, or when two thirds of a longer answer are there and
  /// nothing in it is wrong.
  private func verdict(
    _ pieces: [AnswerCheck.Piece], expectedCount: Int
  ) -> AnswerCheck.Verdict {
    if Slip.isOnlyFault(in: pieces) { return .close }
    var right = 0
    for piece in pieces {
      switch piece {
      case .right: right += 1
      case .wrong: return .wrong
      case .missing, .extra: break
      }
    }
    return expectedCount >= 3 && right * 3 >= expectedCount * 2 ? .close : .wrong
  }

  private func isSameWhole(_ typed: String, _ expected: String) -> Bool {
    let left = TextKey.key(Self.folded(typed))
    let right = TextKey.key(Self.folded(expected))
    guard !left.isEmpty, !right.isEmpty else { return Self.folded(typed) == Self.folded(expected) }
    if left == right { return true }
    guard let term = terms[left] else { return false }
    return term == terms[right]
  }

  private func isSameSet(_ typed: [String], _ expected: [String]) -> Bool {
    guard typed.count == expected.count else { return false }
    var rest = typed
    for word in expected {
      guard let index = rest.firstIndex(where: { isSame($0, word) }) else { return false }
      rest.remove(at: index)
    }
    return true
  }

  /// Whether two words are one.
  private func isSame(_ typed: String, _ expected: String) -> Bool {
    let left = forms(of: typed)
    let right = forms(of: expected)
    if !left.isDisjoint(with: right) { return true }
    let leftTerms = Set(left.compactMap { terms[TextKey.key($0)] })
    if right.contains(where: { terms[TextKey.key($0)].map(leftTerms.contains) ?? false }) {
      return true
    }
    return left.contains { one in right.contains { Self.soundsAlike(one, $0) } }
  }

  /// The word and what is left of it without particles and inflection.
  private func forms(of word: String) -> Set<String> {
    var forms: Set = [word]
    if Self.isHangul(word.unicodeScalars.last) {
      forms.formUnion(Particles.stems(of: word))
    } else {
      forms.formUnion(EnglishForms.bases(of: word))
    }
    return forms.filter { !$0.isEmpty }
  }

  /// Whether two words in Hangul are spellings of one loanword: what sounds alike by rule, or differs
  /// in a vowel of a longer word.
  private static func soundsAlike(_ left: String, _ right: String) -> Bool {
    guard left.count >= 2, right.count >= 2, left.unicodeScalars.allSatisfy({ isHangul($0) }),
      right.unicodeScalars.allSatisfy({ isHangul($0) })
    else { return false }
    let distance = LoanwordSpelling.distance(left, right)
    return distance <= (min(left.count, right.count) >= 4 ? 0.3 : 0.1)
  }

  private static func isHangul(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { (0xAC00...0xD7A3).contains($0.value) } ?? false
  }

  /// Compatibility forms (full width) made plain, lower case.
  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }

  /// Words with what joins the parts of a name (`node-role.kubernetes.io/master`), without articles.
  static func words(of text: String) -> [String] {
    let words = KeyWords.words(of: folded(text))
    let kept = words.filter { !["a", "an", "the"].contains($0) }
    return kept.isEmpty ? words : kept
  }
}
