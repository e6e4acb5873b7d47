package import Foundation

/// Turns instants into study days. The one place that knows the rollover hour and the time zone;
/// scheduler, optimizer and statistics all count days with it.
///
/// The study day of an instant is the date of its wall-clock time minus the rollover hour. Wall
/// clocks move by whole hours or half hours when daylight saving time begins or ends, so a study day
/// may last 23 or 25 hours, but every instant has exactly one and their order is never broken.
package struct StudyCalendar: Sendable, Hashable {
  /// The hour of the wall clock at which a new study day begins; 0 ... 23, 4 as in Anki.
  package let rolloverHour: Int
  package let timeZone: TimeZone

  package init(timeZone: TimeZone, rolloverHour: Int = 4) {
    self.timeZone = timeZone
    self.rolloverHour = min(max(rolloverHour, 0), 23)
  }

  /// The study day that an instant belongs to.
  package func day(of instant: Date) -> StudyDay {
    StudyDay(rawValue: Int((shiftedSeconds(instant) / 86_400).rounded(.down)))
  }

  /// The first instant of a study day. Where the wall clock skips the rollover hour, the instant
  /// at which it jumps.
  package func start(of day: StudyDay) -> Date {
    let wall = Double(day.rawValue) * 86_400 + Double(rolloverHour) * 3600
    // No offset exceeds 14 hours, so the start lies between these two.
    var early = Int(wall) - 15 * 3600
    var late = Int(wall) + 15 * 3600
    while late - early > 1 {
      let middle = early + (late - early) / 2
      if self.day(of: Date(timeIntervalSince1970: Double(middle))) >= day {
        late = middle
      } else {
        early = middle
      }
    }
    return Date(timeIntervalSince1970: Double(late))
  }

  /// The first instant after `instant` that belongs to the next study day.
  package func nextRollover(after instant: Date) -> Date {
    start(of: day(of: instant) + 1)
  }

  /// Whole days between two instants as FSRS counts them; 0 when the clock went backwards.
  package func elapsedDays(from earlier: Date, to later: Date) -> Int {
    max(0, day(of: later) - day(of: earlier))
  }

  private func shiftedSeconds(_ instant: Date) -> Double {
    // Years 0001 ... 9999: keeps arithmetic and Foundation's tables in range for any clock.
    let seconds = instant.timeIntervalSince1970
    let safe = seconds.isFinite ? min(max(seconds, -62_135_596_800), 253_402_300_799) : 0
    let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: safe))
    return safe + Double(offset) - Double(rolloverHour) * 3600
  }
}
