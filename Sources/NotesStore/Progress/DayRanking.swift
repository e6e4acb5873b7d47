internal import GRDB
internal import KubeNotes

/// Puts the due cards of a study day in the order of `DueOrder`, once a day.
///
/// How likely a card is recalled changes from day to day, and differently for each card, so no rank
/// that is written with the answer can hold that order. The ranks of a day's due cards name the day
/// they were made for; whatever is due and has none, or one of another day (a new day, a clock that
/// was set back, rows merged from another device), is ranked by the first look at the queue.
struct DayRanking {
  private let db: Database
  private let scheduler: Scheduler
  private let today: StudyDay

  init(_ db: Database, _ scheduler: Scheduler, _ today: StudyDay) {
    self.db = db
    self.scheduler = scheduler
    self.today = today
  }

  /// The ranks that no card may have today.
  private var stale: [Range<Int64>] {
    let ranked = QueueSlot.ranked(on: today)
    return [
      Int64.min..<ranked.lowerBound, ranked.upperBound..<QueueSlot.start(of: today + 1),
    ]
  }

  /// Whether every due card is in its place.
  func isCurrent() throws -> Bool {
    try stale.allSatisfy { range in
      var statement = try QuickStatement(
        db, "SELECT 1 FROM card_state WHERE lane = 2 AND rank >= ? AND rank < ? LIMIT 1")
      statement.bind(range.lowerBound)
      statement.bind(range.upperBound)
      return try !statement.step()
    }
  }

  /// Ranks what is out of its place; a card that is not due, since the clock was set back, goes
  /// back to its day.
  func apply() throws {
    let update = try db.cachedStatement(sql: "UPDATE card_state SET rank = ? WHERE card = ?")
    for (card, state) in try cards() {
      var due = today
      if case .day(let day) = state.due { due = day }
      let rank =
        due <= today
        ? QueueSlot.ranked(on: today).lowerBound + DueOrder.key(state, on: today, scheduler)
        : QueueSlot.waiting(for: due)
      try update.execute(arguments: [rank, card])
    }
  }

  private func cards() throws -> [(Int64, CardState)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT card, \(StateRow.columns) FROM card_state
        WHERE lane = 2 AND rank >= ? AND rank < ? ORDER BY card
        """)
    return try stale.flatMap { range in
      try Row.fetchAll(statement, arguments: [range.lowerBound, range.upperBound])
        .map { ($0[0], StateRow($0, from: 1).state) }
    }
  }
}
