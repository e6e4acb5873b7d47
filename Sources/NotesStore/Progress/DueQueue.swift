package import KubeNotes

/// Which cards a session is about, and how many.
package struct QueueFilter: Sendable, Hashable {
  /// Only cards of these topics; nil for all.
  package var topics: [String]?
  /// Only these cards; nil for all.
  package var cards: [CardID]?
  /// New cards a day, in place of the setting.
  package var newPerDay: Int?
  /// Reviews a day, in place of the setting.
  package var reviewsPerDay: Int?

  package static let all = QueueFilter()

  package init(
    topics: [String]? = nil, cards: [CardID]? = nil, newPerDay: Int? = nil,
    reviewsPerDay: Int? = nil
  ) {
    self.topics = topics
    self.cards = cards
    self.newPerDay = newPerDay
    self.reviewsPerDay = reviewsPerDay
  }
}

/// The card to show now.
package struct QueuedCard: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case new
    case learning
    case due
  }

  /// The card's present id in the library.
  package var card: CardID
  package var kind: Kind
  /// Nil for a card that was never answered or marked.
  package var state: CardState?
}

/// How many cards wait today, daily limits applied.
package struct QueueCounts: Sendable, Hashable, Codable {
  package var new: Int
  /// In steps, today.
  package var learning: Int
  package var due: Int

  package var total: Int { new + learning + due }

  package init(new: Int = 0, learning: Int = 0, due: Int = 0) {
    self.new = new
    self.learning = learning
    self.due = due
  }
}

/// Decides whether a new card or a review comes next, so that new cards are spread evenly over the
/// day's reviews. Depends on nothing but what was done and what is left, so it survives a restart.
enum Interleaving {
  /// - Returns: whether a new card is next; each side counts what was done today and what is left.
  static func prefersNew(newDone: Int, newLeft: Int, reviewsDone: Int, reviewsLeft: Int) -> Bool {
    guard newLeft > 0 else { return false }
    guard reviewsLeft > 0 else { return true }
    // Compare the shares that would be done after the next card of each kind.
    let newShare = Double(newDone + 1) / Double(newDone + newLeft + 1)
    let reviewShare = Double(reviewsDone + 1) / Double(reviewsDone + reviewsLeft + 1)
    return newShare < reviewShare
  }
}
