internal import KubeNotes

/// Draws what a check found: what was right, missing, extra or wrong, in words and colour.
struct AnswerDrawing {
  let width: Int
  let language: Language
  let style: Styler

  func lines(_ check: AnswerCheck) -> [String] {
    let verdict =
      switch check.verdict {
      case .right: style(text(ko: "맞았습니다.", en: "Right."), .good)
      case .close: style(text(ko: "거의 맞았습니다.", en: "Nearly."), .warning)
      case .wrong: style(text(ko: "다릅니다.", en: "Not quite."), .bad)
      }
    guard check.verdict != .right else { return [" " + verdict] }
    return [" " + verdict] + check.pieces.compactMap(piece).map { "   " + $0 }
  }

  /// A line for what is off; what is right needs none.
  private func piece(_ piece: AnswerCheck.Piece) -> String? {
    func shown(_ part: String) -> String {
      part.displaySafe.replacing("\n", with: " ").truncated(toCells: max(8, width - 14))
    }
    switch piece {
    case .right: return nil
    case .missing(let part):
      return style("+ \(shown(part))", .good) + text(ko: "  빠짐", en: "  missing")
    case .extra(let part):
      return style("- \(shown(part))", .bad) + text(ko: "  필요 없음", en: "  extra")
    case .wrong(let typed, let expected):
      return style("~ \(shown(typed))", .bad) + " → " + style(shown(expected), .good)
    }
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }
}
