internal import KubeNotes

/// Draws the report in block characters, within a width.
struct StatsView {
  let report: StudyReport
  let language: Language
  let style: Styler
  /// In cells, at least 30.
  let width: Int

  init(_ report: StudyReport, language: Language, style: Styler, columns: Int) {
    self.report = report
    self.language = language
    self.style = style
    width = min(79, max(30, columns))
  }

  /// Whether there is room for numbers beside the bars.
  var isWide: Bool { width >= 64 }

  func lines() -> [String] {
    var parts = [headline()]
    if !report.days.isEmpty { parts.append(heatmap()) }
    if report.forecast.total > 0 { parts.append(forecast()) }
    if !report.retention.isEmpty { parts.append(retention()) }
    if report.stability.total > 0 { parts.append(stability()) }
    if report.time.total > 0 { parts.append(time()) }
    parts += report.readiness.map(readiness)
    return Array(parts.joined(separator: [""]))
  }

  func text(ko: String, en: String) -> String { language == .ko ? ko : en }

  func heading(_ text: String) -> String { style(text.truncated(toCells: width), .heading) }

  private func headline() -> [String] {
    let streak = report.streak
    guard report.year.total > 0 else {
      return [
        text(
          ko: "아직 답한 카드가 없습니다. quiz review로 시작하세요.",
          en: "No answers yet. Start with quiz review.")
      ]
    }
    let answers = report.year.total
    let days = report.year.studiedDays
    return wrapped(
      [
        text(ko: "연속 \(streak.current)일", en: "\(counted(streak.current, "day")) in a row"),
        text(ko: "최장 \(streak.longest)일", en: "longest \(streak.longest)"),
        text(
          ko: "1년 동안 \(days)일, 답 \(answers)번",
          en: "\(counted(answers, "answer")) on \(counted(days, "day")) of a year"),
      ], separator: " · "
    ).map { style($0, .title) }
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func stability() -> [String] {
    let labels = Self.stabilityLabels.map { $0[language] }
    let column = labels.map { CellWidth.standard.of($0) }.max() ?? 0
    let counts = report.stability.counts
    let most = counts.max() ?? 0
    let digits = "\(most)".count
    let cells = min(40, width - column - digits - 4)
    return [
      heading(text(ko: "기억 안정성(카드 수)", en: "Memory stability (cards)"))
    ]
      + zip(labels, counts).map { label, count in
        let bar = BarDrawing.horizontal(Double(count), of: Double(most), cells: cells)
        let number = "\(count)"
        return "  " + label.padding(toCells: column) + " "
          + String(repeating: " ", count: digits - number.count) + number
          + (count > 0 ? " " + style(Self.trimmed(bar), .easy) : "")
      }
  }

  static let stabilityLabels = [
    Bilingual(ko: "1일 미만", en: "under a day"), Bilingual(ko: "1주 미만", en: "under a week"),
    Bilingual(ko: "3주 미만", en: "under 3 weeks"), Bilingual(ko: "3개월 미만", en: "under 3 months"),
    Bilingual(ko: "1년 미만", en: "under a year"), Bilingual(ko: "1년 이상", en: "a year and up"),
  ]

  static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Joins short texts to lines no wider than the view.
  func wrapped(_ items: [String], separator: String) -> [String] {
    var lines: [String] = []
    for item in items {
      if let last = lines.last,
        CellWidth.standard.of(last + separator + item) <= width
      {
        lines[lines.count - 1] = last + separator + item
      } else {
        lines.append(item.truncated(toCells: width))
      }
    }
    return lines
  }
}
