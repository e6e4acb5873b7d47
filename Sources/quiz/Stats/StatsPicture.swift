internal import KubeNotes

/// The calendar and the readiness as one SVG file that needs nothing else.
///
/// Colours follow the reader's light or dark setting (`prefers-color-scheme`); every value also
/// stands there as a number or, for a day, in its title.
struct StatsPicture {
  let report: StudyReport
  let language: Language

  private static let cell = 11
  private static let step = 14
  private static let left = 40
  private static let width = left + 53 * step + 16

  func svg() -> String {
    let calendar = calendar(top: 44)
    let (bars, bottom) = readiness(top: 44 + 7 * Self.step + 62)
    let title = text(ko: "KubeNotes 학습 통계", en: "KubeNotes study statistics")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(bottom + 16)" \
      width="\(Self.width)" height="\(bottom + 16)" role="img" aria-labelledby="title about" \
      lang="\(language.rawValue)">
      <title id="title">\(title)</title>
      <desc id="about">\(Self.escaped(summary))</desc>
      <style>\(Self.styles)</style>
      <rect class="page" width="100%" height="100%" rx="8"/>
      <text class="head" x="16" y="26">\(Self.escaped(summary))</text>
      \((calendar + bars).joined(separator: "\n"))
      </svg>

      """
  }

  private static let styles = """
    text{font:12px system-ui,"Noto Sans KR",sans-serif;fill:#24292f}
    .head{font-size:14px;font-weight:600}.dim{fill:#57606a}.page{fill:#fff}
    .l0{fill:#ebedf0}.l1{fill:#9be9a8}.l2{fill:#40c463}.l3{fill:#30a14e}.l4{fill:#216e39}
    .rest{fill:#ebedf0}.bar{fill:#326ce5}
    @media (prefers-color-scheme:dark){text{fill:#e6edf3}.dim{fill:#9198a1}.page{fill:#0d1117}
    .l0{fill:#21262d}.l1{fill:#0e4429}.l2{fill:#006d32}.l3{fill:#26a641}.l4{fill:#39d353}
    .rest{fill:#21262d}.bar{fill:#6f9df1}}
    """

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }

  private var summary: String {
    let year = report.year
    return text(
      ko: "1년 동안 \(year.studiedDays)일, 답 \(year.total)번 · 연속 \(report.streak.current)일",
      en: "\(year.total) answers on \(year.studiedDays) days of a year · "
        + "\(report.streak.current) \(report.streak.current == 1 ? "day" : "days") in a row")
  }

  private func calendar(top: Int) -> [String] {
    let year = report.year
    var parts: [String] = []
    let names = language == .ko ? ["월", "수", "금"] : ["Mon", "Wed", "Fri"]
    for (row, name) in zip([0, 2, 4], names) {
      parts.append(label(name, x: 12, y: top + 20 + row * Self.step, isDim: true))
    }
    for week in 0..<year.weeks {
      let x = Self.left + week * Self.step
      let monday = year.first + week * 7
      if let first = (0..<7).map({ monday + $0 }).first(where: { $0.day == 1 }) {
        let name = text(ko: "\(first.month)월", en: StatsView.englishMonths[first.month - 1])
        if week < year.weeks - 1 { parts.append(label(name, x: x, y: top + 2, isDim: true)) }
      }
      for weekday in 0..<7 {
        guard let answers = year.answers(week: week, weekday: weekday) else { continue }
        let y = top + 10 + weekday * Self.step
        parts.append(
          "<rect class=\"l\(year.level(of: answers))\" x=\"\(x)\" y=\"\(y)\" "
            + "width=\"\(Self.cell)\" height=\"\(Self.cell)\" rx=\"2\">"
            + "<title>\(monday + weekday): \(answers)</title></rect>")
      }
    }
    return parts + legend(y: top + 10 + 7 * Self.step + 8)
  }

  private func legend(y: Int) -> [String] {
    let year = report.year
    var x = Self.left
    var parts: [String] = []
    for level in 0...StudyYear.levels {
      let from = level == 0 ? 0 : year.upperBound(ofLevel: level - 1) + 1
      let range =
        level == 0
        ? "0"
        : level == StudyYear.levels ? "\(from)+" : "\(from)–\(year.upperBound(ofLevel: level))"
      parts.append(
        "<rect class=\"l\(level)\" x=\"\(x)\" y=\"\(y)\" width=\"\(Self.cell)\" "
          + "height=\"\(Self.cell)\" rx=\"2\"/>")
      parts.append(label(range, x: x + 16, y: y + 10, isDim: true))
      x += 32 + range.count * 8
    }
    return parts
  }

  private func readiness(top: Int) -> ([String], bottom: Int) {
    var y = top
    var parts: [String] = []
    for exam in report.readiness {
      let share = percent(exam.total)
      let head = text(
        ko: "\(exam.exam.id.uppercased()) 준비도 \(share)%",
        en: "\(exam.exam.id.uppercased()) readiness \(share)%")
      parts.append("<text class=\"head\" x=\"16\" y=\"\(y)\">\(head)</text>")
      for domain in exam.domains {
        y += 20
        let wide = 240
        let filled = Int((domain.recall * Double(wide)).rounded())
        parts.append(label(domain.domain.name[language], x: 16, y: y, isDim: false))
        parts.append(
          "<rect class=\"rest\" x=\"360\" y=\"\(y - 10)\" width=\"\(wide)\" height=\"11\" rx=\"3\"/>"
        )
        parts.append(
          "<rect class=\"bar\" x=\"360\" y=\"\(y - 10)\" width=\"\(filled)\" height=\"11\" rx=\"3\"/>"
        )
        parts.append(label("\(percent(domain.recall))%", x: 612, y: y, isDim: false))
        parts.append(
          label(
            text(
              ko: "비중 \(domain.domain.weight)% · \(domain.seen)/\(domain.points)",
              en: "weight \(domain.domain.weight)% · \(domain.seen)/\(domain.points)"),
            x: 656, y: y, isDim: true))
      }
      y += 34
    }
    return (parts, y - 34)
  }

  private func label(_ text: String, x: Int, y: Int, isDim: Bool) -> String {
    "<text\(isDim ? " class=\"dim\"" : "") x=\"\(x)\" y=\"\(y)\">\(Self.escaped(text))</text>"
  }

  /// The text with the characters that XML reserves written as entities.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
