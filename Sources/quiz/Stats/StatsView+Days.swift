internal import KubeNotes

/// The pictures whose columns are weeks or days.
extension StatsView {
  static let shades: [Character] = ["·", "░", "▒", "▓", "█"]
  private static let margin = 4

  func heatmap() -> [String] {
    let year = report.year
    let shown = min(year.weeks, width - Self.margin)
    let first = year.weeks - shown
    var lines = [
      heading(text(ko: "날마다 답한 횟수", en: "Answers a day")),
      Self.trimmed(months(from: first, shown)),
    ]
    for weekday in 0..<7 {
      let name = weekday % 2 == 0 ? weekdays[weekday] : ""
      var row = ""
      for week in first..<year.weeks {
        guard let answers = year.answers(week: week, weekday: weekday) else { continue }
        row.append(Self.shades[year.level(of: answers)])
      }
      lines.append(name.padding(toCells: Self.margin) + style(row, .good))
    }
    return lines + legend()
  }

  private var weekdays: [String] {
    language == .ko
      ? ["월", "화", "수", "목", "금", "토", "일"]
      : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  }

  /// The names of the months, above the week that has their first day.
  private func months(from firstWeek: Int, _ count: Int) -> String {
    var line = ""
    var used = 0
    for week in 0..<count {
      let monday = report.year.first + (firstWeek + week) * 7
      let days = (0..<7).map { monday + $0 }
      guard let first = days.first(where: { $0.day == 1 }) else { continue }
      let start = Self.margin + week
      let name = monthName(first.month)
      let cells = CellWidth.standard.of(name)
      // Months are at least four weeks apart, and no name is wider than four cells.
      guard start >= used, start + cells <= Self.margin + count else { continue }
      line += String(repeating: " ", count: start - used) + name
      used = start + cells
    }
    return line
  }

  static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private func monthName(_ month: Int) -> String {
    language == .ko ? "\(month)월" : Self.englishMonths[month - 1]
  }

  private func legend() -> [String] {
    let year = report.year
    var items = ["\(Self.shades[0]) 0"]
    for level in 1...StudyYear.levels {
      let from = year.upperBound(ofLevel: level - 1) + 1
      let to = year.upperBound(ofLevel: level)
      let range =
        level == StudyYear.levels ? "\(from)+" : from == to ? "\(from)" : "\(from)–\(to)"
      items.append("\(Self.shades[level]) \(range)")
    }
    return wrapped(items, separator: "  ")
  }

  func forecast() -> [String] {
    let forecast = report.forecast
    var counts = forecast.counts
    if !counts.isEmpty { counts[0] += forecast.overdue }
    let late = forecast.overdue
    let title = text(
      ko: "앞으로 \(counts.count)일의 복습: \(forecast.total)장"
        + (late > 0 ? " (밀린 카드 \(late)장)" : ""),
      en: "Due in \(counts.count) days: \(counted(forecast.total, "card"))"
        + (late > 0 ? " (\(late) overdue)" : ""))
    return [heading(title)] + chart(counts, from: forecast.first, .warning)
  }

  func time() -> [String] {
    let time = report.time
    let minutes = time.milliseconds.map { Int((Double($0) / 60_000).rounded(.up)) }
    let mean = Self.minutes(time.meanOfStudiedDays)
    let title = text(
      ko: "하루 공부 시간(분), 평균 \(mean)",
      en: "Minutes a day, mean \(mean)")
    return [heading(title)] + chart(minutes, from: time.first, .easy)
  }

  /// One digit after the point.
  static func minutes(_ milliseconds: Int) -> String {
    let tenths = (milliseconds + 3000) / 6000
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func chart(_ values: [Int], from first: StudyDay, _ color: Style) -> [String] {
    let margin = "\(values.max() ?? 0)".count + 1
    let cells = margin + values.count * 2 <= width ? 2 : 1
    let labels = stride(from: 0, to: values.count, by: 7).map { index in
      (index, "\((first + index).month)/\((first + index).day)")
    }
    let lines = BarDrawing.vertical(values, rows: 4, cells: cells, labels: labels)
    return lines.dropLast().map { line in
      String(line.prefix(margin)) + style(String(line.dropFirst(margin)), color)
    } + lines.suffix(1)
  }
}
