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
