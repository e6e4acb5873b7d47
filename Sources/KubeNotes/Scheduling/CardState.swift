package import Foundation

/// Where a card stands in its life.
///
/// `remaining` counts the steps left, the current one included, as Anki counts them: the first of
/// two steps has 2 remaining.
package enum CardPhase: Sendable, Hashable, Codable {
  case new
  case learning(remaining: Int)
  case review
  case relearning(remaining: Int)

  // Pattern matching, because `==` would go through `rawValue` and its strings.

  package var isNew: Bool {
    if case .new = self { true } else { false }
  }

  package var isReview: Bool {
    if case .review = self { true } else { false }
  }

  /// Whether the card is in learning or relearning steps.
  package var isLearning: Bool {
    switch self {
    case .learning, .relearning: true
    case .new, .review: false
    }
  }
}

extension CardPhase: RawRepresentable {
  /// `new`, `learning/2`, `review` or `relearning/1`: the form for storage.
  package var rawValue: String {
    switch self {
    case .new: "new"
    case .learning(let remaining): "learning/\(remaining)"
    case .review: "review"
    case .relearning(let remaining): "relearning/\(remaining)"
    }
  }

  package init?(rawValue: String) {
    switch rawValue {
    case "new": self = .new
    case "review": self = .review
    default:
      let parts = rawValue.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let remaining = Int(parts[1]), remaining >= 0 else { return nil }
      switch parts[0] {
      case "learning": self = .learning(remaining: remaining)
      case "relearning": self = .relearning(remaining: remaining)
      default: return nil
      }
    }
  }
}

/// When a card should come back.
package enum Due: Sendable, Hashable, Codable {
  /// Within the day of the answer, at an instant.
  case instant(Date)
  /// At any time of a study day.
  case day(StudyDay)
}

/// All that is stored about one card's progress. Derived from the review log (`Replay`); a card
/// without a state was never answered.
package struct CardState: Sendable, Hashable, Codable {
  package var phase: CardPhase
  /// Nil for a card that was never answered, or was reset.
  package var memory: MemoryState?
  /// Nil for a new card.
  package var due: Due?
  /// The whole-day interval last scheduled; 0 while in learning.
  package var intervalDays: Int
  /// How often the card was forgotten as a review.
  package var lapses: Int
  /// How often the card was answered.
  package var reps: Int
  /// The time of the last answer.
  package var lastReview: Date?
  /// The study day of the last answer, as counted where it was given.
  package var lastReviewDay: StudyDay?
  /// The desired retention that the last interval was computed with.
  package var desiredRetention: Double?
  /// The decay (negative) of the curve that `memory` belongs to.
  package var decay: Double?
  package var isSuspended: Bool
  /// The card is left out before this day.
  package var buriedUntil: StudyDay?
  package var isLeech: Bool
  /// The algorithm that `memory` was computed with.
  package var algorithm: AlgorithmVersion

  /// A card that was never answered.
  package static let new = CardState()

  package init(
    phase: CardPhase = .new, memory: MemoryState? = nil, due: Due? = nil, intervalDays: Int = 0,
    lapses: Int = 0, reps: Int = 0, lastReview: Date? = nil, lastReviewDay: StudyDay? = nil,
    desiredRetention: Double? = nil, decay: Double? = nil, isSuspended: Bool = false,
    buriedUntil: StudyDay? = nil, isLeech: Bool = false,
    algorithm: AlgorithmVersion = FSRS.version
  ) {
    self.phase = phase
    self.memory = memory
    self.due = due
    self.intervalDays = intervalDays
    self.lapses = lapses
    self.reps = reps
    self.lastReview = lastReview
    self.lastReviewDay = lastReviewDay
    self.desiredRetention = desiredRetention
    self.decay = decay
    self.isSuspended = isSuspended
    self.buriedUntil = buriedUntil
    self.isLeech = isLeech
    self.algorithm = algorithm
  }

  /// Whether the card may be shown on a day: neither suspended nor buried.
  package func isActive(on day: StudyDay) -> Bool {
    !isSuspended && (buriedUntil.map { day >= $0 } ?? true)
  }

  /// Whole study days since the last answer; nil for a card without one. A last answer in the
  /// future (a clock that was set back) counts as today.
  package func elapsedDays(on day: StudyDay) -> Int? {
    lastReviewDay.map { max(0, day - $0) }
  }
}
