/// What has been studied on one day, as far as limits and siblings depend on it.
package struct DayTally: Sendable, Hashable {
  /// Cards answered for the first time today.
  package var newCards: Int
  /// Answers to review cards today.
  package var reviews: Int
  /// Blocks of which a card was answered today; their other cards wait for tomorrow.
  package var blocks: Set<String>

  package init(newCards: Int = 0, reviews: Int = 0, blocks: Set<String> = []) {
    self.newCards = newCards
    self.reviews = reviews
    self.blocks = blocks
  }

  /// Counts one answer; `phase` is where the card stood before it.
  package mutating func count(_ card: CardID, answeredIn phase: CardPhase) {
    blocks.insert(card.block)
    switch phase {
    case .new: newCards += 1
    case .review: reviews += 1
    case .learning, .relearning: break
    }
  }
}
