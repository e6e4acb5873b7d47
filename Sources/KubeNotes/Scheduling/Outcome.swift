/// How far away the next showing of a card is, for people to read.
package enum Interval: Sendable, Hashable, Codable {
  /// Within learning steps; without the random extra that the due time has.
  case seconds(Int)
  case days(Int)
}

/// What an answer leads to, apart from the memory: the part of the decision that depends on options,
/// calendar and chance, and so is recorded in the log instead of being recomputed.
package struct Schedule: Sendable, Hashable, Codable {
  package var phase: CardPhase
  package var due: Due
  package var intervalDays: Int
  package var desiredRetention: Double
  /// The answer made the card a leech.
  package var becomesLeech: Bool
  /// The answer suspended the card.
  package var suspends: Bool

  package init(
    phase: CardPhase, due: Due, intervalDays: Int, desiredRetention: Double,
    becomesLeech: Bool = false, suspends: Bool = false
  ) {
    self.phase = phase
    self.due = due
    self.intervalDays = intervalDays
    self.desiredRetention = desiredRetention
    self.becomesLeech = becomesLeech
    self.suspends = suspends
  }
}

/// What one answer to a card leads to.
package struct Outcome: Sendable, Hashable, Codable {
  package var grade: Grade
  package var state: CardState
  package var interval: Interval
  /// What the review log keeps of the decision.
  package var schedule: Schedule
}

/// The outcomes of all four answers.
package struct Outcomes: Sendable, Hashable {
  package var again: Outcome
  package var hard: Outcome
  package var good: Outcome
  package var easy: Outcome

  package subscript(grade: Grade) -> Outcome {
    switch grade {
    case .again: again
    case .hard: hard
    case .good: good
    case .easy: easy
    }
  }
}
