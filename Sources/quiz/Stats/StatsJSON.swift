internal import KubeNotes

/// What `quiz stats -o json` prints. Shares are 0 ... 1, times are in seconds.
struct StatsJSON: Encodable {
  let schemaVersion = 1
  var today: String
  var streak: Int
  var longestStreak: Int
  var year: Year
  var forecast: Forecast
  var retention: Retention
  var stability: [StabilityClass]
  var time: Time
  var readiness: [Exam]

  struct Year: Encodable {
    var first: String
    var last: String
    var studiedDays: Int
    var answers: Int
    /// The answers from which a day is drawn as full.
    var fullDay: Int
    /// Days without answers are left out.
    var days: [Day]
  }

  struct Day: Encodable {
    var day: String
    var answers: Int
    var seconds: Int
  }

  struct Forecast: Encodable {
    var first: String
    var overdue: Int
    var days: [Int]
    var later: Int
  }

  struct Retention: Encodable {
    var target: Double
    var matureDays: Int
    var months: [Month]
  }

  struct Month: Encodable {
    var month: String
    var young: Tally
    var mature: Tally
    var all: Tally
  }

  struct Tally: Encodable {
    var remembered: Int
    var total: Int
    /// Left out where there was no review.
    var rate: Double?

    init(_ tally: RetentionTally) {
      remembered = tally.remembered
      total = tally.total
      rate = tally.rate.map(rounded)
    }
  }

  struct StabilityClass: Encodable {
    var fromDays: Double
    /// Left out in the last class.
    var belowDays: Double?
    var cards: Int
  }

  struct Time: Encodable {
    var first: String
    var seconds: [Int]
    var meanSeconds: Int
  }

  struct Exam: Encodable {
    var exam: String
    var name: String
    var recall: Double
    var domains: [Domain]
  }

  struct Domain: Encodable {
    var domain: String
    var name: Bilingual
    var weight: Int
    var points: Int
    var seen: Int
    var recall: Double
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, today, streak, longestStreak, year, forecast, retention, stability, time
    case readiness
  }
}

extension StatsJSON {
  init(_ report: StudyReport) {
    today = report.today.description
    streak = report.streak.current
    longestStreak = report.streak.longest
    year = Year(
      first: report.year.first.description, last: report.year.last.description,
      studiedDays: report.year.studiedDays, answers: report.year.total,
      fullDay: report.year.full,
      days: report.days.map {
        Day(day: $0.day.description, answers: $0.answers, seconds: $0.milliseconds / 1000)
      })
    forecast = Forecast(
      first: report.forecast.first.description, overdue: report.forecast.overdue,
      days: report.forecast.counts, later: report.forecast.later)
    retention = Retention(
      target: report.target, matureDays: MonthlyRetention.matureDays,
      months: report.retention.map {
        Month(
          month: $0.label, young: Tally($0.young), mature: Tally($0.mature), all: Tally($0.all))
      })
    let bounds = StabilityDistribution.bounds
    stability = report.stability.counts.enumerated().map { index, cards in
      StabilityClass(
        fromDays: index == 0 ? 0 : bounds[index - 1],
        belowDays: index < bounds.count ? bounds[index] : nil, cards: cards)
    }
    time = Time(
      first: report.time.first.description, seconds: report.time.milliseconds.map { $0 / 1000 },
      meanSeconds: report.time.meanOfStudiedDays / 1000)
    readiness = report.readiness.map { exam in
      Exam(
        exam: exam.exam.id, name: exam.exam.name, recall: rounded(exam.total),
        domains: exam.domains.map {
          Domain(
            domain: $0.domain.id, name: $0.domain.name, weight: $0.domain.weight,
            points: $0.points, seen: $0.seen, recall: rounded($0.recall))
        })
    }
  }
}

/// Four digits: more would pretend to a precision that no prediction has.
private func rounded(_ share: Double) -> Double {
  (share * 10_000).rounded() / 10_000
}

extension MonthlyRetention {
  /// `2026-01`.
  var label: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
