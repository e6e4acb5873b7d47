/// Compares typed answers with the accepted ones by what they mean.
package struct AnswerChecker: Sendable {
  /// Compares two command lines, the typed one first: all pieces right when they do the same, `nil`
  /// when one of them cannot be read.
  package typealias CommandComparison = @Sendable (String, String) -> [AnswerCheck.Piece]?

  private let words: WordComparison
  private let compareCommands: CommandComparison

  /// Makes a checker.
  ///
  /// - Parameters:
  ///   - glossary: terms whose names and variants count as one.
  ///   - compareCommands: compares command lines by meaning; without it, word by word.
  package init(
    glossary: Glossary? = nil, compareCommands: @escaping CommandComparison = { _, _ in nil }
  ) {
    words = WordComparison(glossary: glossary)
    self.compareCommands = compareCommands
  }

  /// Checks what was typed for a card.
  ///
  /// - Parameters:
  ///   - typed: what the person typed, as it came.
  ///   - face: the card as it was shown.
  ///   - kind: the card's kind.
  /// - Returns: the comparison with the nearest accepted answer.
  package func check(_ typed: String, against face: CardFace, kind: CardKind) -> AnswerCheck {
    let plain = PlainText.of(markdown: Array(face.answer.utf8))
    let accepted = face.accepted.isEmpty ? [plain] : face.accepted
    let checks = accepted.map { check(typed, accepted: $0, face: face, kind: kind) }
    let best = checks.min { left, right in
      (rank(left.verdict), left.faults) < (rank(right.verdict), right.faults)
    }
    return best ?? AnswerCheck(verdict: .wrong, expected: plain, pieces: [.missing(plain)])
  }

  private func rank(_ verdict: AnswerCheck.Verdict) -> Int {
    switch verdict {
    case .right: 0
    case .close: 1
    case .wrong: 2
    }
  }

  private func check(
    _ typed: String, accepted: String, face: CardFace, kind: CardKind
  ) -> AnswerCheck {
    let typed = typed.trimmed
    guard !typed.isEmpty else {
      return AnswerCheck(verdict: .wrong, expected: accepted, pieces: [.missing(accepted)])
    }
    switch kind {
    case .command: return checkCommand(typed, accepted)
    case .yamlGap:
      return YAMLAnswer(prompt: face.prompt, accepted: accepted).check(typed)
    default: return words.check(typed, accepted)
    }
  }

  private func checkCommand(_ typed: String, _ accepted: String) -> AnswerCheck {
    let parts = Alignment.pieces(
      typed: typed.split(whereSeparator: \.isWhitespace).map(String.init),
      expected: accepted.split(whereSeparator: \.isWhitespace).map(String.init), isSame: ==)
    let pieces = compareCommands(typed, accepted) ?? parts
    var check = AnswerCheck(verdict: .right, expected: accepted, pieces: pieces)
    check.verdict = check.faults == 0 ? .right : Slip.isOnlyFault(in: pieces) ? .close : .wrong
    return check
  }
}

/// A slip of the fingers.
enum Slip {
  /// Whether one piece alone is off, and that by one letter of a longer word.
  static func isOnlyFault(in pieces: [AnswerCheck.Piece]) -> Bool {
    var slips = 0
    for piece in pieces {
      switch piece {
      case .right: continue
      case .wrong(let typed, let expected) where isSlip(typed, expected): slips += 1
      default: return false
      }
    }
    return slips == 1
  }

  /// Whether two words differ by one letter left out, doubled, swapped or mistyped.
  static func isSlip(_ typed: String, _ expected: String) -> Bool {
    let letters = Array(expected.utf8)
    // A syllable of Hangul has three bytes, so one mistyped syllable is up to three.
    let isHangul = letters.contains { $0 >= 0x80 }
    guard expected.count >= (isHangul ? 3 : 5) else { return false }
    return EditDistance.between(Array(typed.utf8), letters, limit: isHangul ? 3 : 1) != nil
      && abs(typed.count - expected.count) <= 1
  }
}
