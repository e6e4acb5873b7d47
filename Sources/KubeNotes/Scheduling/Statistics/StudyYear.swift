/// The answers of each day of a year, as a calendar of weeks (columns) and weekdays (rows).
package struct StudyYear: Sendable, Hashable {
  /// The Monday of the first week.
  package let first: StudyDay
  /// Today.
  package let last: StudyDay
  /// Answers of each day from `first` to `last`.
  package let answers: [Int]
  /// The answers from which a day counts as full: the 90th percentile of the days with answers, so
  /// that one marathon does not pale all others.
  package let full: Int

  /// Levels above 0.
  package static let levels = 4

  package init(_ days: [StudiedDay], today: StudyDay, weeks: Int = 53) {
    let first = today + (1 - today.weekday) + (1 - weeks) * 7
    var answers = Array(repeating: 0, count: today - first + 1)
    for day in days where day.day >= first && day.day <= today {
      answers[day.day - first] += day.answers
    }
    self.first = first
    last = today
    self.answers = answers
    let active = answers.filter { $0 > 0 }.sorted()
    let rank = (active.count * 9 + 9) / 10
    full = max(Self.levels, active.isEmpty ? 0 : active[rank - 1])
  }

  package var weeks: Int { (answers.count + 6) / 7 }

  /// The answers of a day; nil outside the calendar, as for the rest of this week.
  ///
  /// - Parameters:
  ///   - week: from 0, the first one.
  ///   - weekday: 0 (Monday) ... 6.
  package func answers(week: Int, weekday: Int) -> Int? {
    let index = week * 7 + weekday
    return answers.indices.contains(index) ? answers[index] : nil
  }

  /// How full a day was: 0 (no answer) ... 4.
  package func level(of answers: Int) -> Int {
    min(Self.levels, (max(0, answers) * Self.levels + full - 1) / full)
  }

  /// The most answers that still belong to a level below the highest.
  package func upperBound(ofLevel level: Int) -> Int {
    level * full / Self.levels
  }

  package var studiedDays: Int { answers.count { $0 > 0 } }
  package var total: Int { answers.reduce(0, +) }
}
