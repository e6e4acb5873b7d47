/// The order in which the due cards of one day are shown: the most forgotten first.
package enum DueOrder {
  /// The number of bits of a key.
  package static let keyBits: Int64 = 24

  /// Where a card stands among those due on a day; the smallest comes first.
  ///
  /// It is the probability of recall on that day in steps of 2⁻²⁴. A card that waits for the day
  /// within its learning steps, or has no memory, comes before all reviews.
  package static func key(_ state: CardState, on day: StudyDay, _ scheduler: Scheduler) -> Int64 {
    guard state.phase.isReview, let recall = scheduler.retrievability(state, on: day),
      recall.isFinite
    else { return 0 }
    return Int64(min(max(recall, 0), 1) * Double((Int64(1) << keyBits) - 1))
  }
}

/// Decides whether a new card or a review comes next, so that new cards are spread evenly over the
/// day's reviews. Depends on nothing but what was done and what is left, so it survives a restart.
package enum Interleaving {
  /// - Returns: whether a new card is next; each side counts what was done today and what is left.
  package static func prefersNew(
    newDone: Int, newLeft: Int, reviewsDone: Int, reviewsLeft: Int
  ) -> Bool {
    guard newLeft > 0 else { return false }
    guard reviewsLeft > 0 else { return true }
    // Compare the shares that would be done after the next card of each kind.
    let newShare = Double(newDone + 1) / Double(newDone + newLeft + 1)
    let reviewShare = Double(reviewsDone + 1) / Double(reviewsDone + reviewsLeft + 1)
    return newShare < reviewShare
  }
}
