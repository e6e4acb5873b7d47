package import Foundation

/// What another program knew of a memory when its card was taken in.
///
/// It is in the log because it cannot be recomputed: the other program may have had other parameters,
/// or a history that it did not hand over. Answers that come later follow from it.
package struct RecordedMemory: Sendable, Hashable, Codable {
  package var state: MemoryState
  /// The decay (negative) of the curve that `state` belongs to.
  package var decay: Double?
  /// The last answer that the other program knew of.
  package var lastReview: Date?
  package var lastReviewDay: StudyDay?

  package init(
    state: MemoryState, decay: Double? = nil, lastReview: Date? = nil,
    lastReviewDay: StudyDay? = nil
  ) {
    self.state = state
    self.decay = decay
    self.lastReview = lastReview
    self.lastReviewDay = lastReviewDay
  }

  /// A card's state with this memory in it.
  func recorded(in state: CardState, _ schedule: Schedule?) -> CardState {
    var next = state
    next.memory = self.state.clamped
    next.decay = decay ?? state.decay
    next.desiredRetention = schedule?.desiredRetention ?? state.desiredRetention
    if let lastReview, let lastReviewDay, lastReview >= state.lastReview ?? .distantPast {
      next.lastReview = lastReview
      next.lastReviewDay = lastReviewDay
    }
    return next
  }
}
