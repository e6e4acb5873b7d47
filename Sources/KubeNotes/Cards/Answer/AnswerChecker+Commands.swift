extension AnswerChecker {
  /// A checker that compares command lines by what they do.
  package init(glossary: Glossary? = nil, commandFacts: any CommandFacts & Sendable) {
    let equivalence = CommandEquivalence(facts: commandFacts)
    self.init(glossary: glossary) { typed, accepted in
      guard let differences = try? equivalence.differences(typed: typed, expected: accepted) else {
        return nil
      }
      return Self.pieces(of: differences, typed: typed, accepted: accepted)
    }
  }

  /// The words that both lines have, then what differs; all of the typed line when nothing does.
  private static func pieces(
    of differences: [CommandEquivalence.Difference], typed: String, accepted: String
  ) -> [AnswerCheck.Piece] {
    guard !differences.isEmpty else { return [.right(typed)] }
    var rest = accepted.split(whereSeparator: \.isWhitespace)
    let shared = typed.split(whereSeparator: \.isWhitespace).filter { word in
      guard let index = rest.firstIndex(of: word) else { return false }
      rest.remove(at: index)
      return true
    }
    return shared.map { .right(String($0)) } + differences.map(piece)
  }

  private static func piece(_ difference: CommandEquivalence.Difference) -> AnswerCheck.Piece {
    func written(_ value: String?) -> String {
      guard case .flag(let name) = difference.part else { return value ?? "" }
      guard let value, !value.isEmpty else { return "--\(name)" }
      return "--\(name)=\(value)"
    }
    return switch difference.kind {
    case .missing: .missing(written(difference.expected))
    case .extra: .extra(written(difference.typed))
    case .wrong:
      .wrong(typed: written(difference.typed), expected: written(difference.expected))
    }
  }
}
