import Foundation
import Testing

@testable import KubeNotes

@Suite struct StudyDayTests {
  static func zone(_ name: String) throws -> TimeZone {
    try #require(TimeZone(identifier: name))
  }

  static func date(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-01-05", 20_458), ("1969-12-31", -1),
  ])
  func namesItsDate(_ text: String, _ number: Int) throws {
    let day = try #require(StudyDay(iso: text))
    #expect(day.rawValue == number)
    #expect(day.description == text)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    for number in stride(from: -150_000, through: 150_000, by: 1) {
      let day = StudyDay(rawValue: number)
      let again = StudyDay(year: day.year, month: day.month, day: day.day)
      if again != day {
        Issue.record("\(number) became \(again.rawValue)")
        return
      }
    }
  }

  @Test(arguments: ["2026-02-30", "2026-13-01", "2026-1-5", "", "nonsense", "2025-02-29"])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(StudyDay(iso: text) == nil)
  }

  @Test func countsWeekdaysFromMonday() {
    #expect(StudyDay(year: 2026, month: 1, day: 5).weekday == 1)
    #expect(StudyDay(year: 1969, month: 12, day: 28).weekday == 7)
  }

  @Test func aDayBeginsAtTheRolloverHour() throws {
    let calendar = StudyCalendar(timeZone: try Self.zone("Asia/Seoul"))
    let lateEvening = try Self.date("2026-01-05T23:50:00+09:00")
    let earlyMorning = try Self.date("2026-01-06T04:10:00+09:00")
    #expect(calendar.elapsedDays(from: lateEvening, to: earlyMorning) == 1)
    let night = try Self.date("2026-01-06T00:10:00+09:00")
    let lastMinutes = try Self.date("2026-01-06T03:50:00+09:00")
    #expect(calendar.elapsedDays(from: night, to: lastMinutes) == 0)
    #expect(calendar.day(of: night).description == "2026-01-05")
    #expect(calendar.nextRollover(after: night) == (try Self.date("2026-01-06T04:00:00+09:00")))
  }

  @Test func aClockSetBackCountsAsTheSameDay() throws {
    let calendar = StudyCalendar(timeZone: try Self.zone("Asia/Seoul"))
    let now = try Self.date("2026-01-05T12:00:00+09:00")
    #expect(calendar.elapsedDays(from: now, to: now.addingTimeInterval(-400 * 86_400)) == 0)
  }

  @Test(arguments: [
    "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Seoul",
    "Africa/Cairo", "Pacific/Apia", "America/Santiago", "Asia/Kathmandu", "Asia/Beirut",
  ])
  func everyInstantHasOneDay(_ name: String) throws {
    for rollover in [0, 1, 2, 3, 4, 23] {
      let calendar = StudyCalendar(timeZone: try Self.zone(name), rolloverHour: rollover)
      var instant = try Self.date("2010-12-20T00:00:00Z")
      let end = try Self.date("2012-01-10T00:00:00Z")
      var last = calendar.day(of: instant)
      while instant < end {
        instant.addTimeInterval(1800)
        let day = calendar.day(of: instant)
        guard day != last else { continue }
        #expect(day == last + 1 || (day > last && name == "Pacific/Apia"), "\(name) \(instant)")
        let start = calendar.start(of: day)
        #expect(start <= instant && calendar.day(of: start) == day, "\(name) \(instant)")
        #expect(calendar.day(of: start.addingTimeInterval(-1)) < day, "\(name) \(instant)")
        last = day
      }
    }
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300])
  func anyClockHasADay(_ seconds: Double) throws {
    let calendar = StudyCalendar(timeZone: try Self.zone("Asia/Seoul"))
    let day = calendar.day(of: Date(timeIntervalSince1970: seconds))
    #expect((-800_000...3_000_000).contains(day.rawValue))
  }
}
