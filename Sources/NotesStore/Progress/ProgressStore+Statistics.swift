package import Foundation
internal import GRDB
package import KubeNotes

/// Where the person stands: the facts of `quiz` alone.
package struct ProgressStatus: Sendable, Hashable {
  package var counts: QueueCounts
  /// Answers given today.
  package var reviewedToday: Int
  /// Study days in a row with an answer; today counts when it has one, and does not break the row
  /// when it has none yet.
  package var streak: Int
  /// The next instant after now at which a card becomes due; nil when none will.
  package var nextDue: Date?
}

/// What was done on one study day.
package struct DaySummary: Sendable, Hashable, Codable {
  package var day: StudyDay
  /// First answers to new cards.
  package var introduced: Int
  /// Answers to cards in review.
  package var reviewed: Int
  /// Answers to cards within their steps.
  package var relearned: Int
  /// Of `reviewed`, those that were forgotten.
  package var forgotten: Int
  /// Milliseconds.
  package var duration: Int

  package var answers: Int { introduced + reviewed + relearned }
}

extension ProgressStore {
  package func status(at now: Date) throws -> ProgressStatus {
    let counts = try counts(at: now)
    return try read { db in
      let today = try scheduler(db).calendar.day(of: now)
      return ProgressStatus(
        counts: counts, reviewedToday: try summary(of: today, db).answers,
        streak: try streak(endingOn: today, db), nextDue: try nextDue(after: now, db))
    }
  }

  /// What was done today.
  package func summary(at now: Date) throws -> DaySummary {
    try read { db in try summary(of: try scheduler(db).calendar.day(of: now), db) }
  }

  /// What was done on each day of a range that has answers, in order.
  package func summaries(of days: ClosedRange<StudyDay>) throws -> [DaySummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT introduced, reviewed, relearned, forgotten, duration, day FROM day_activity
          WHERE day BETWEEN ? AND ? AND introduced + reviewed + relearned > 0 ORDER BY day
          """,
        arguments: [days.lowerBound.rawValue, days.upperBound.rawValue]
      ).map { DaySummary(StudyDay(rawValue: $0[5]), DayActivity($0)) }
    }
  }

  private func summary(of day: StudyDay, _ db: Database) throws -> DaySummary {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT introduced, reviewed, relearned, forgotten, duration FROM day_activity WHERE day = ?
        """,
      arguments: [day.rawValue])
    return DaySummary(day, row.map(DayActivity.init) ?? .empty)
  }

  private func streak(endingOn today: StudyDay, _ db: Database) throws -> Int {
    let days = try Int.fetchCursor(
      db,
      sql: """
        SELECT day FROM day_activity WHERE day <= ? AND introduced + reviewed + relearned > 0
        ORDER BY day DESC
        """,
      arguments: [today.rawValue])
    var streak = 0
    var expected = today.rawValue
    while let day = try days.next() {
      if streak == 0, day == expected - 1 { expected = day }
      guard day == expected else { break }
      streak += 1
      expected -= 1
    }
    return streak
  }

  private func nextDue(after now: Date, _ db: Database) throws -> Date? {
    let calendar = try scheduler(db).calendar
    let today = calendar.day(of: now)
    let instant = try Int64.fetchOne(
      db, sql: "SELECT MIN(rank) FROM card_state WHERE lane = 1 AND rank > ?",
      arguments: [now.milliseconds])
    let rank = try Int64.fetchOne(
      db, sql: "SELECT MIN(rank) FROM card_state WHERE lane = 2 AND rank >= ?",
      arguments: [QueueSlot.start(of: today + 1)])
    let candidates = [
      instant.map(Date.init(milliseconds:)),
      rank.map { calendar.start(of: QueueSlot.day(of: $0)) },
    ]
    return candidates.compactMap { $0 }.min()
  }
}

extension DaySummary {
  init(_ day: StudyDay, _ activity: DayActivity) {
    self.init(
      day: day, introduced: activity.introduced, reviewed: activity.reviewed,
      relearned: activity.relearned, forgotten: activity.forgotten, duration: activity.duration)
  }
}
