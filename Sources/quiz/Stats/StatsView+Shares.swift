internal import KubeNotes

/// The pictures of shares: what was remembered, and what would be.
extension StatsView {
  /// The months shown; the others are in the JSON.
  private static let months = 12

  func retention() -> [String] {
    let target = percent(report.target)
    let title = text(ko: "기억한 비율(목표 \(target)%)", en: "Remembered (target \(target)%)")
    let names = [
      text(ko: "21일 미만", en: "young"), text(ko: "21일 이상", en: "mature"),
      text(ko: "전체", en: "all"), text(ko: "목표 대비", en: "vs target"),
    ]
    let column = isWide ? 13 : 10
    let header =
      String(repeating: " ", count: isWide ? 10 : 8)
      + (isWide ? names : Array(names.prefix(3))).map { right($0, column) }.joined()
    let rows = report.retention.suffix(Self.months).map { month -> String in
      let shares = [month.young, month.mature, month.all].map { right(share($0), column) }
      let difference = percent(month.all.rate ?? 0) - target
      let sign = difference > 0 ? "+\(difference)" : difference < 0 ? "−\(-difference)" : "±0"
      let row = (isWide ? "  " : "") + month.label.padding(toCells: 8) + shares.joined()
      return isWide ? row + style(right(sign, column), difference < 0 ? .warning : .good) : row
    }
    return [heading(title), style(header, .understated)] + rows
      + (language == .en && isWide
        ? [style("  young: the interval was under 21 days", .understated)] : [])
  }

  private func share(_ tally: RetentionTally) -> String {
    guard let rate = tally.rate else { return "–" }
    return isWide ? "\(percent(rate))% (\(tally.total))" : "\(percent(rate))%"
  }

  func right(_ text: String, _ cells: Int) -> String {
    String(repeating: " ", count: max(0, cells - CellWidth.standard.of(text))) + text
  }

  func readiness(_ exam: Readiness) -> [String] {
    let title = text(
      ko: "\(exam.exam.id.uppercased()) 준비도 \(percent(exam.total))%",
      en: "\(exam.exam.id.uppercased()) readiness \(percent(exam.total))%")
    let note = text(
      ko: "지금 떠올릴 수 있는 학습 항목의 비율, 출제 비중으로 평균",
      en: "learning points you would recall now, by exam weight")
    // Behind the label: weight, bar, share, points seen.
    let bar = isWide ? 16 : 8
    let rest = isWide ? 7 + 1 + bar + 5 + 10 : 1 + bar + 5
    let names = exam.domains.map { $0.domain.name[language] }
    let column = min(names.map { CellWidth.standard.of($0) }.max() ?? 0, width - 2 - rest)
    let rows = exam.domains.map { domain -> String in
      let name = domain.domain.name[language].truncated(toCells: column)
        .padding(toCells: column)
      let drawn = style(
        BarDrawing.horizontal(domain.recall, of: 1, cells: bar, rest: "░"), .good)
      let share = right("\(percent(domain.recall))%", 5)
      guard isWide else { return "  \(name) \(drawn)\(share)" }
      let weight = right("\(domain.domain.weight)%", 7)
      return "  \(name)\(weight) \(drawn)\(share)" + right("\(domain.seen)/\(domain.points)", 10)
    }
    let header = isWide ? [style(columns(column, bar), .understated)] : []
    return [heading(title)] + (isWide ? [style("  " + note, .understated)] : []) + header + rows
  }

  private func columns(_ column: Int, _ bar: Int) -> String {
    "  " + text(ko: "분야", en: "domain").padding(toCells: column)
      + right(text(ko: "비중", en: "weight"), 7)
      + right(text(ko: "회상", en: "recall"), 1 + bar + 5)
      + right(text(ko: "본 항목", en: "seen"), 10)
  }
}
