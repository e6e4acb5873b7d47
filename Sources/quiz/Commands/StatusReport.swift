internal import Foundation
internal import KubeNotes
internal import NotesStore

/// What `quiz` alone tells: today.
struct StatusReport: Encodable {
  let schemaVersion = 1
  /// Cards that wait now: reviews of today and cards in their steps.
  var due: Int
  /// New cards that today's limit still allows.
  var new: Int
  var reviewedToday: Int
  /// Study days in a row.
  var streak: Int
  /// When the next card becomes due; nil when none will.
  var nextDue: String?

  init(_ status: ProgressStatus, timeZone: TimeZone) {
    due = status.counts.due + status.counts.learning
    new = status.counts.new
    reviewedToday = status.reviewedToday
    streak = status.streak
    nextDue = status.nextDue.map {
      $0.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: timeZone))
    }
  }

  /// Whether there is something to review.
  var isDue: Bool { due + new > 0 }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, due, new, reviewedToday, streak, nextDue
  }

  /// `nextDue` is written as null where there is none, since the key is part of the contract.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schemaVersion, forKey: .schemaVersion)
    try container.encode(due, forKey: .due)
    try container.encode(new, forKey: .new)
    try container.encode(reviewedToday, forKey: .reviewedToday)
    try container.encode(streak, forKey: .streak)
    try container.encode(nextDue, forKey: .nextDue)
  }
}

/// Draws today in words.
struct StatusView {
  let language: Language
  let style: Styler
  let calledAs: String

  func lines(_ report: StatusReport, nextDue: Date?, now: Date, timeZone: TimeZone) -> [String] {
    [style(headline(report), .title)]
      + [detail(report), next(report, nextDue, now, timeZone)].compactMap { $0 } + [""]
      + suggestions(report)
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }

  private func headline(_ report: StatusReport) -> String {
    guard report.isDue else {
      return report.reviewedToday > 0
        ? text(ko: "오늘 복습을 마쳤습니다.", en: "Done for today.")
        : text(ko: "지금은 복습할 카드가 없습니다.", en: "Nothing to review now.")
    }
    return text(
      ko: "오늘: 복습 \(report.due)장, 새 카드 \(report.new)장",
      en: "Today: \(report.due) due, \(report.new) new")
  }

  private func detail(_ report: StatusReport) -> String? {
    guard report.reviewedToday > 0 || report.streak > 0 else { return nil }
    let days = report.streak
    return text(
      ko: "오늘 답한 카드 \(report.reviewedToday)장 · 연속 \(days)일",
      en: "\(report.reviewedToday) answered today · \(days) \(days == 1 ? "day" : "days") in a row")
  }

  private func next(
    _ report: StatusReport, _ nextDue: Date?, _ now: Date, _ timeZone: TimeZone
  ) -> String? {
    guard !report.isDue, let nextDue else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let parts = calendar.dateComponents([.month, .day, .hour, .minute], from: nextDue)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    let time = "\(two(parts.hour)):\(two(parts.minute))"
    let isToday = calendar.isDate(nextDue, inSameDayAs: now)
    let when = isToday ? time : "\(parts.month ?? 0)/\(parts.day ?? 0) \(time)"
    return text(ko: "다음 카드: \(when)", en: "Next card: \(when)")
  }

  private func suggestions(_ report: StatusReport) -> [String] {
    let rows: [(command: String, meaning: Bilingual)] = [
      report.isDue
        ? ("review", Bilingual(ko: "오늘의 복습 시작", en: "start today's review"))
        : ("review --cram", Bilingual(ko: "일정과 상관없이 더 연습", en: "practise beyond the schedule")),
      (
        text(ko: "search 테인트 톨러레이션", en: "search taint toleration"),
        Bilingual(ko: "노트 검색", en: "search the notes")
      ),
      (
        "command kubectl rollout undo deploy/web",
        Bilingual(ko: "명령을 낱말마다 풀이", en: "explain a command word by word")
      ),
    ]
    let column = rows.map { CellWidth.standard.of($0.command) }.max() ?? 0
    return rows.map { row in
      "  " + style("\(calledAs) \(row.command.padding(toCells: column))", .code) + "  "
        + style(row.meaning[language], .understated)
    }
  }
}
