internal import Yams

/// Checks what fills the gap of a piece of YAML: keys and values exactly as they are written, or
/// what makes the same document (`[a,b]` for `[a, b]`, `'x'` for `x`).
struct YAMLAnswer {
  private let code: String
  private let accepted: String

  init(prompt: String, accepted: String) {
    code = FencedCode.first(in: prompt)?.text ?? "____"
    self.accepted = accepted
  }

  func check(_ typed: String) -> AnswerCheck {
    let answer = gapPart(of: typed)
    if answer == accepted || isSameDocument(answer) {
      return AnswerCheck(verdict: .right, expected: accepted, pieces: [.right(typed)])
    }
    let pieces = [AnswerCheck.Piece.wrong(typed: answer, expected: accepted)]
    let isSlip = Slip.isOnlyFault(in: pieces) || answer.lowercased() == accepted.lowercased()
    return AnswerCheck(verdict: isSlip ? .close : .wrong, expected: accepted, pieces: pieces)
  }

  /// What belongs in the gap, when a person typed the line around it as well (`image: nginx`).
  private func gapPart(of typed: String) -> String {
    let line = code.split(separator: "\n").first { YAMLGap.count(in: String($0)) > 0 } ?? ""
    guard let gap = line.firstRange(of: "____") else { return typed }
    var answer = typed[...]
    let before = line[..<gap.lowerBound].trimmed
    let after = line[gap.upperBound...].drop { $0 == "_" }.trimmed
    if !before.isEmpty, answer.hasPrefix(before) { answer = answer.dropFirst(before.count) }
    if !after.isEmpty, answer.hasSuffix(after) { answer = answer.dropLast(after.count) }
    return answer.isEmpty ? typed : answer.trimmed
  }

  private func isSameDocument(_ answer: String) -> Bool {
    guard
      let typed = document(filledWith: answer), let right = document(filledWith: accepted)
    else { return false }
    return typed == right
  }

  private func document(filledWith answer: String) -> Node? {
    let text = YAMLGap.filled(code, with: answer)
    return try? YAMLText.parser(text, resolver: .default).singleRoot()
  }
}
