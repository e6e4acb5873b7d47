internal import KubeNotes

/// The report as lines of words and numbers, for screen readers and scripts.
struct StatsPlain {
  let report: StudyReport
  let language: Language

  func lines() -> [String] {
    [
      text(ko: "오늘: \(report.today)", en: "Today: \(report.today)"),
      text(
        ko: "연속: \(report.streak.current)일, 최장 \(report.streak.longest)일",
        en: "Days in a row: \(report.streak.current), longest \(report.streak.longest)"),
    ] + year() + forecast() + retention() + stability() + time() + readiness()
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }

  private func year() -> [String] {
    let year = report.year
    let weeks = (0..<year.weeks).compactMap { week -> String? in
      let answers = (0..<7).compactMap { year.answers(week: week, weekday: $0) }
      guard answers.contains(where: { $0 > 0 }) else { return nil }
      return "  \(year.first + week * 7): " + answers.map(String.init).joined(separator: " ")
    }
    return [
      text(
        ko: "\(year.first)부터: \(year.studiedDays)일에 답 \(year.total)번",
        en: "Since \(year.first): \(year.total) answers on \(year.studiedDays) days")
    ]
      + (weeks.isEmpty
        ? []
        : [
          text(
            ko: "주마다 월요일부터 날마다 답한 횟수:", en: "Answers a day, by week from its Monday:")
        ]) + weeks
  }

  private func forecast() -> [String] {
    let forecast = report.forecast
    return [
      text(
        ko: "밀린 카드: \(forecast.overdue)장", en: "Overdue: \(forecast.overdue)"),
      text(
        ko: "오늘부터 \(forecast.counts.count)일의 복습: \(spaced(forecast.counts))",
        en: "Due in \(forecast.counts.count) days from today: \(spaced(forecast.counts))"),
      text(ko: "그 뒤: \(forecast.later)장", en: "Later: \(forecast.later)"),
    ]
  }

  private func spaced(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }

  private func retention() -> [String] {
    let target = percent(report.target)
    let days = MonthlyRetention.matureDays
    let rows = report.retention.map { month in
      "  \(month.label): "
        + text(
          ko: "간격 \(days)일 미만 \(share(month.young)), 이상 \(share(month.mature)), "
            + "전체 \(share(month.all))",
          en: "young \(share(month.young)), mature \(share(month.mature)), all \(share(month.all))")
    }
    return [
      text(
        ko: "기억한 비율, 목표 \(target)%:", en: "Remembered, target \(target)%; mature from \(days) days:"
      )
    ] + rows
  }

  private func share(_ tally: RetentionTally) -> String {
    guard let rate = tally.rate else { return text(ko: "없음", en: "none") }
    return text(
      ko: "\(tally.total)번 중 \(tally.remembered)번(\(percent(rate))%)",
      en: "\(tally.remembered) of \(tally.total) (\(percent(rate))%)")
  }

  private func stability() -> [String] {
    [text(ko: "기억 안정성:", en: "Memory stability:")]
      + zip(StatsView.stabilityLabels, report.stability.counts).map { label, count in
        "  \(label[language]): " + text(ko: "\(count)장", en: "\(count)")
      }
  }

  private func time() -> [String] {
    let time = report.time
    let seconds = spaced(time.milliseconds.map { $0 / 1000 })
    let mean = time.meanOfStudiedDays / 1000
    return [
      text(
        ko: "\(time.first)부터 날마다 공부한 초: \(seconds)",
        en: "Seconds a day since \(time.first): \(seconds)"),
      text(ko: "공부한 날 평균: \(mean)초", en: "Mean of the days studied: \(mean) seconds"),
    ]
  }

  private func readiness() -> [String] {
    report.readiness.flatMap { exam in
      [
        text(
          ko: "\(exam.exam.id.uppercased()) 준비도: \(percent(exam.total))%",
          en: "\(exam.exam.id.uppercased()) readiness: \(percent(exam.total))%")
      ]
        + exam.domains.map { domain in
          "  \(domain.domain.name[language]): "
            + text(
              ko: "비중 \(domain.domain.weight)%, 회상 \(percent(domain.recall))%, "
                + "본 항목 \(domain.points)개 중 \(domain.seen)개",
              en: "weight \(domain.domain.weight)%, recall \(percent(domain.recall))%, "
                + "\(domain.seen) of \(domain.points) points seen")
        }
    }
  }
}
