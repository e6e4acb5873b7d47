/// What was answered on one study day.
package struct StudiedDay: Sendable, Hashable {
  package var day: StudyDay
  /// Answers of all kinds.
  package var answers: Int
  /// The time they took.
  package var milliseconds: Int

  package init(day: StudyDay, answers: Int, milliseconds: Int) {
    self.day = day
    self.answers = answers
    self.milliseconds = milliseconds
  }
}

/// Study days in a row.
package struct Streak: Sendable, Hashable {
  /// The row that ends today, or yesterday when today has no answer yet.
  package var current: Int
  package var longest: Int

  /// - Parameter days: days with answers, in ascending order.
  package init(_ days: [StudiedDay], today: StudyDay) {
    current = 0
    longest = 0
    var run = 0
    var previous: StudyDay?
    for day in days.lazy.filter({ $0.answers > 0 && $0.day <= today }).map(\.day) {
      run = previous.map { day - $0 == 1 } == true ? run + 1 : 1
      longest = max(longest, run)
      previous = day
    }
    if let previous, today - previous <= 1 { current = run }
  }
}

/// The time that study took on each of the last days.
package struct StudyTime: Sendable, Hashable {
  package var first: StudyDay
  /// Milliseconds of each day, the last one today.
  package var milliseconds: [Int]

  package init(_ days: [StudiedDay], today: StudyDay, count: Int = 30) {
    first = today + (1 - count)
    milliseconds = Array(repeating: 0, count: count)
    for day in days where day.day >= first && day.day <= today {
      milliseconds[day.day - first] += day.milliseconds
    }
  }

  package var total: Int { milliseconds.reduce(0, +) }

  /// The mean over the days that had study; 0 when none had.
  package var meanOfStudiedDays: Int {
    let studied = milliseconds.count { $0 > 0 }
    return studied == 0 ? 0 : total / studied
  }
}
