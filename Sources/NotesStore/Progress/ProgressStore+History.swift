package import Foundation
internal import GRDB
package import KubeNotes

/// What the pictures of `quiz stats` are drawn from.
package struct StudyHistory: Sendable {
  package var today: StudyDay
  /// The recall that reviews are scheduled for, 0 ... 1.
  package var desiredRetention: Double
  /// All days with answers, in order.
  package var days: [StudiedDay]
  /// Cards that come back on a day; those in their steps count for today.
  package var due: [(day: StudyDay, cards: Int)]
  /// Of the cards that the library has.
  package var stability: StabilityDistribution
  /// The months with reviews, in order.
  package var retention: [MonthlyRetention]
}

extension ProgressStore {
  /// Everything that was done, summed up. One pass over the log; the rest are sums by SQL.
  package func history(at now: Date) throws -> StudyHistory {
    try read { db in
      let scheduler = try scheduler(db)
      let today = scheduler.calendar.day(of: now)
      return StudyHistory(
        today: today, desiredRetention: scheduler.options.desiredRetention,
        days: try studiedDays(db), due: try due(today, db), stability: try stability(db),
        retention: try retention(db))
    }
  }

  /// The probability, now, of recalling each of some cards; cards that were never answered are left
  /// out.
  package func recalls(
    of cards: some Sequence<CardID>, at now: Date
  ) throws -> [CardID: Double] {
    try read { db in
      let scheduler = try scheduler(db)
      let today = scheduler.calendar.day(of: now)
      let statement = try db.cachedStatement(
        sql: """
          SELECT s.stability, s.difficulty, s.last_day
          FROM card_name n JOIN card_state s ON s.card = n.card
          WHERE n.id = ? AND s.stability IS NOT NULL AND s.last_day IS NOT NULL
          """)
      var recalls: [CardID: Double] = [:]
      for card in cards {
        guard let row = try Row.fetchOne(statement, arguments: [card.rawValue]) else { continue }
        let memory = MemoryState(stability: row[0], difficulty: row[1])
        let elapsed = max(0, today.rawValue - (row[2] as Int))
        recalls[card] = scheduler.fsrs.retrievability(memory, afterDays: Double(elapsed))
      }
      return recalls
    }
  }

  private func studiedDays(_ db: Database) throws -> [StudiedDay] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT day, introduced + reviewed + relearned, duration FROM day_activity
        WHERE introduced + reviewed + relearned > 0 ORDER BY day
        """
    ).map { StudiedDay(day: StudyDay(rawValue: $0[0]), answers: $0[1], milliseconds: $0[2]) }
  }

  private func due(_ today: StudyDay, _ db: Database) throws -> [(day: StudyDay, cards: Int)] {
    // A rank holds the day above the bits that order it; those below zero were due when ranked.
    let perDay = QueueSlot.start(of: StudyDay(rawValue: 1))
    let daily = try Row.fetchAll(
      db,
      sql: """
        SELECT IIF(rank < 0, ?, rank / ?) AS day, COUNT(*) FROM card_state WHERE lane = 2 GROUP BY day
        """,
      arguments: [today.rawValue, perDay])
    let timed = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM card_state WHERE lane = 1") ?? 0
    return daily.map { (StudyDay(rawValue: $0[0]), $0[1]) } + [(today, timed)]
  }

  private func stability(_ db: Database) throws -> StabilityDistribution {
    var distribution = StabilityDistribution()
    let stabilities = try Double.fetchCursor(
      db,
      sql: """
        SELECT s.stability FROM card_state s JOIN card c ON c.key = s.card
        WHERE c.present = 1 AND s.stability IS NOT NULL
        """)
    while let stability = try stabilities.next() { distribution.count(stability) }
    return distribution
  }

  private func retention(_ db: Database) throws -> [MonthlyRetention] {
    let cards = try Int.fetchOne(db, sql: "SELECT MAX(key) FROM card") ?? 0
    var ledger = RetentionLedger(cards: cards + 1)
    try LogScan(self, db).forEach { card, entry in
      ledger.add(
        card: Int(card), day: entry.day, kind: entry.kind, grade: entry.grade,
        schedule: entry.schedule.map { ($0.phase.isReview, $0.intervalDays) })
    }
    return ledger.months()
  }
}

extension ProgressStore {
  /// The cards of the library that become due after today and within some days, the next first.
  package func cards(dueWithinDays days: Int, at now: Date) throws -> [CardID] {
    try read { db in
      let today = try scheduler(db).calendar.day(of: now)
      return try String.fetchAll(
        db,
        sql: """
          SELECT c.name FROM card_state q JOIN card c ON c.key = q.card
          WHERE q.lane = 2 AND q.rank >= ? AND q.rank < ? AND q.visible_from <= ? ORDER BY q.rank
          """,
        arguments: [
          QueueSlot.start(of: today + 1), QueueSlot.start(of: today + max(0, days) + 1),
          today.rawValue,
        ]
      ).map(CardID.init(rawValue:))
    }
  }

  /// The cards of the library that are marked as leeches, suspended ones too, in its order.
  package func leeches() throws -> [CardID] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT c.name FROM card_state s JOIN card c ON c.key = s.card
          WHERE s.leech = 1 AND c.present = 1 ORDER BY c.position
          """
      ).map(CardID.init(rawValue:))
    }
  }
}
