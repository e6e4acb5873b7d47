/// Answers that were remembered, of how many.
package struct RetentionTally: Sendable, Hashable {
  package var remembered: Int
  package var total: Int

  package init(remembered: Int = 0, total: Int = 0) {
    self.remembered = remembered
    self.total = total
  }

  /// 0 ... 1; nil when there was no answer.
  package var rate: Double? { total == 0 ? nil : Double(remembered) / Double(total) }

  package static func + (left: RetentionTally, right: RetentionTally) -> RetentionTally {
    RetentionTally(
      remembered: left.remembered + right.remembered, total: left.total + right.total)
  }

  package mutating func count(remembered isRemembered: Bool) {
    total += 1
    if isRemembered { remembered += 1 }
  }
}

/// True retention: of the reviews that came after an interval of a day or more, the share that was
/// remembered (any grade but Again). Answers within learning steps say nothing about it.
///
/// Source: Anki manual, "Statistics › True retention",
/// <https://docs.ankiweb.net/stats.html#true-retention-table>.
package struct MonthlyRetention: Sendable, Hashable {
  package var year: Int
  /// 1 ... 12.
  package var month: Int
  /// Reviews of cards whose interval was below `matureDays`.
  package var young: RetentionTally
  package var mature: RetentionTally

  package var all: RetentionTally { young + mature }

  /// The interval from which a card is mature, in days, as in Anki.
  package static let matureDays = 21
}

/// Follows the log, card by card, and counts the reviews that tell about retention.
///
/// Entries of one card come in canonical order, without what was undone (`Replay.counting`); those of
/// different cards may be mixed.
package struct RetentionLedger: Sendable {
  /// What is known of a card before an answer.
  private struct Standing: Sendable {
    var isReview = false
    var intervalDays: Int32 = 0
    var day: Int32 = .min
  }

  private struct Day: Sendable {
    var young = RetentionTally()
    var mature = RetentionTally()
  }

  private var standings: [Standing]
  private var days: [StudyDay: Day] = [:]

  /// - Parameter cards: one more than the largest card number.
  package init(cards: Int) {
    standings = Array(repeating: Standing(), count: cards)
  }

  /// Counts an entry.
  ///
  /// - Parameters:
  ///   - card: 0 ..< `cards`.
  ///   - schedule: what the entry led to. An answer without one (a log from elsewhere) counts as a
  ///     review when the card is answered next on another day.
  package mutating func add(
    card: Int, day: StudyDay, kind: ReviewLogEntry.Kind, grade: Grade?,
    schedule: (isReview: Bool, intervalDays: Int)?
  ) {
    switch kind {
    case .review:
      guard let grade else { return }
      let before = standings[card]
      if before.isReview, before.intervalDays < 0 || before.intervalDays >= 1 {
        let interval =
          before.intervalDays < 0 ? day.rawValue - Int(before.day) : Int(before.intervalDays)
        if interval >= 1 { tally(day, isMature: interval >= MonthlyRetention.matureDays, grade) }
      }
      stand(card, day, schedule)
    case .manual: stand(card, day, schedule)
    case .reset: standings[card] = Standing()
    case .undo, .suspend, .unsuspend, .bury, .unbury, .leech, .unleech: break
    }
  }

  private mutating func stand(
    _ card: Int, _ day: StudyDay, _ schedule: (isReview: Bool, intervalDays: Int)?
  ) {
    standings[card] = Standing(
      isReview: schedule?.isReview ?? true,
      intervalDays: schedule.map { Int32(clamping: max(0, $0.intervalDays)) } ?? -1,
      day: Int32(clamping: day.rawValue))
  }

  private mutating func tally(_ day: StudyDay, isMature: Bool, _ grade: Grade) {
    if isMature {
      days[day, default: Day()].mature.count(remembered: grade != .again)
    } else {
      days[day, default: Day()].young.count(remembered: grade != .again)
    }
  }

  /// The months that had reviews, in order.
  package func months() -> [MonthlyRetention] {
    var months: [MonthlyRetention] = []
    for (day, counts) in days.sorted(by: { $0.key < $1.key }) {
      if let last = months.last, (last.year, last.month) == (day.year, day.month) {
        months[months.count - 1].young = last.young + counts.young
        months[months.count - 1].mature = last.mature + counts.mature
      } else {
        months.append(
          MonthlyRetention(
            year: day.year, month: day.month, young: counts.young, mature: counts.mature))
      }
    }
    return months
  }
}
