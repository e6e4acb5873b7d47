/// One day of studying: a calendar date that begins at the rollover hour instead of midnight.
///
/// Stored as the number of days since 1970-01-01, so differences are plain subtraction and no
/// daylight saving time can bend them.
package struct StudyDay: RawRepresentable, Sendable, Hashable, Codable, Comparable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  package let rawValue: Int

  /// A number beyond a billion years becomes the end of that range, so that no sum with it fails.
  package init(rawValue: Int) {
    self.rawValue = min(max(rawValue, -(1 << 40)), 1 << 40)
  }

  /// The day of a date; `month` 1 ... 12. Days beyond the month's end run into the next month.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`).
  package init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    rawValue = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `2026-01-05`; nil for anything else, including dates that do not exist.
  package init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard self.month == month else { return nil }
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  /// 1 (Monday) ... 7 (Sunday), as in ISO 8601.
  package var weekday: Int {
    let sinceThursday = (rawValue + 3) % 7
    return (sinceThursday < 0 ? sinceThursday + 7 : sinceThursday) + 1
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = rawValue + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthIndex + 2) / 5 + 1
    )
  }

  package static func < (left: StudyDay, right: StudyDay) -> Bool {
    left.rawValue < right.rawValue
  }

  package static func + (day: StudyDay, days: Int) -> StudyDay {
    StudyDay(rawValue: day.rawValue + days)
  }

  /// The days from `right` to `left`; negative when `left` is earlier.
  package static func - (left: StudyDay, right: StudyDay) -> Int {
    left.rawValue - right.rawValue
  }
}

extension StudyDay: CustomStringConvertible {
  /// `2026-01-05`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
