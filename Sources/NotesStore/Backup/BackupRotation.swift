package import Foundation

/// Which of the copies that are made every day are kept: close ones for today's mistake, far ones
/// for the mistake that was noticed late.
package struct BackupRotation: Sendable, Hashable {
  package var days = 7
  package var weeks = 4
  package var months = 12

  package init() {}

  /// The times to keep: the latest of each of the last days, weeks (Monday first) and months that
  /// have any.
  package func kept(_ times: [Date], in timeZone: TimeZone) -> Set<Date> {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = timeZone
    let sorted = times.sorted(by: >)
    func latest(_ count: Int, of components: Set<Calendar.Component>) -> [Date] {
      var met: Set<DateComponents> = []
      return Array(
        sorted.filter { met.insert(calendar.dateComponents(components, from: $0)).inserted }
          .prefix(count))
    }
    return Set(
      latest(days, of: [.year, .month, .day])
        + latest(weeks, of: [.yearForWeekOfYear, .weekOfYear])
        + latest(months, of: [.year, .month]))
  }
}
