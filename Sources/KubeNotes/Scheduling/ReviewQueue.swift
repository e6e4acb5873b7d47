package import Foundation

/// The order in which review cards of one day are shown.
package enum ReviewOrder: String, Sendable, Hashable, Codable, CaseIterable {
  /// The most forgotten first. The forgetting curve depends on elapsed days ÷ stability alone, so
  /// this is the order of that quotient, largest first.
  case retrievability
  /// The longest overdue first.
  case dueDate
}

/// The cards of one study day, in the order they should be shown.
///
/// Learning cards come when their time is there, before everything else; reviews and new cards are
/// interleaved in proportion; of each block one card a day (siblings wait), except cards already in
/// learning. When nothing else is left, learning cards come up to `learnAhead` seconds early.
/// Building sorts the day's cards once; after that `next` and `answered` cost O(log n).
package struct ReviewQueue: Sendable {
  /// A card that may be due. New cards are shown in the order they are given.
  package struct Candidate: Sendable, Hashable {
    package var card: CardID
    package var state: CardState

    package init(card: CardID, state: CardState = .new) {
      self.card = card
      self.state = state
    }
  }

  /// How many cards are left today.
  package struct Counts: Sendable, Hashable, Codable {
    package var learning: Int
    package var reviews: Int
    package var new: Int

    package init(learning: Int, reviews: Int, new: Int) {
      self.learning = learning
      self.reviews = reviews
      self.new = new
    }

    package var total: Int { learning + reviews + new }
  }

  private struct Waiting: Sendable, Hashable {
    var due: Date
    var candidate: Candidate
  }

  package let day: StudyDay
  private let learnAhead: TimeInterval
  /// Latest first, so that the next one is at the end.
  private var learning: [Waiting] = []
  /// Next one at the end.
  private var reviews: [Candidate] = []
  private var new: [Candidate] = []
  private let plannedReviews: Int
  private let plannedNew: Int

  /// Sorts out what is due on `day`. Candidates that are not due, suspended or buried are left out,
  /// so the caller may give more than needed, down to a whole deck.
  package init(
    _ candidates: some Sequence<Candidate>, on day: StudyDay, options: SchedulingOptions,
    order: ReviewOrder = .retrievability, tally: DayTally = DayTally()
  ) {
    let options = options.sane
    self.day = day
    learnAhead = TimeInterval(options.learnAhead)
    var dueReviews: [(key: Double, candidate: Candidate)] = []
    var dueNew: [Candidate] = []
    for candidate in candidates where candidate.state.isActive(on: day) {
      switch candidate.state.due {
      case .instant(let due) where candidate.state.phase.isLearning:
        learning.append(Waiting(due: due, candidate: candidate))
      case .day(let due) where due <= day:
        dueReviews.append((Self.key(candidate.state, due, day, order), candidate))
      case nil where candidate.state.phase.isNew: dueNew.append(candidate)
      default: break
      }
    }
    learning.sort { Self.isLater($0, $1) }
    dueReviews.sort { left, right in
      left.key != right.key
        ? left.key < right.key : left.candidate.card < right.candidate.card
    }
    var blocks = tally.blocks
    let reviewLimit = max(options.reviewsPerDay - tally.reviews, 0)
    let newLimit = max(options.newPerDay - tally.newCards, 0)
    reviews = Self.firstOfEachBlock(dueReviews.lazy.map(\.candidate), reviewLimit, &blocks)
    new = Self.firstOfEachBlock(dueNew, newLimit, &blocks)
    plannedReviews = reviews.count
    plannedNew = new.count
    reviews.reverse()
    new.reverse()
  }

  /// The card to show at an instant; nil when none is due now (`nextDue` tells when one will be).
  package func next(at now: Date) -> Candidate? {
    if let first = learning.last, first.due <= now { return first.candidate }
    if let card = nextScheduled { return card }
    if let first = learning.last, first.due <= now.addingTimeInterval(learnAhead) {
      return first.candidate
    }
    return nil
  }

  /// When the next learning card of the day is due; nil when there is none.
  package var nextDue: Date? { learning.last?.due }

  /// What is left of the day, learning cards that are not due yet included.
  package var counts: Counts {
    Counts(learning: learning.count, reviews: reviews.count, new: new.count)
  }

  /// Takes an answered card out of the queue and, where its new state is due again within the day,
  /// puts it back. Its siblings need no removal: the queue holds one card of each block.
  package mutating func answered(_ card: CardID, _ state: CardState) {
    remove(card)
    guard state.isActive(on: day), case .instant(let due) = state.due else { return }
    let waiting = Waiting(due: due, candidate: Candidate(card: card, state: state))
    var low = 0
    var high = learning.count
    while low < high {
      let middle = (low + high) / 2
      if Self.isLater(learning[middle], waiting) { low = middle + 1 } else { high = middle }
    }
    learning.insert(waiting, at: low)
  }

  /// Takes a card out of the queue (suspended, buried, deleted). The next card of each kind, which
  /// is the one normally asked for, is found at once.
  package mutating func remove(_ card: CardID) {
    if reviews.last?.card == card {
      reviews.removeLast()
    } else if new.last?.card == card {
      new.removeLast()
    } else if let index = learning.lastIndex(where: { $0.candidate.card == card }) {
      learning.remove(at: index)
    } else if let index = reviews.firstIndex(where: { $0.card == card }) {
      reviews.remove(at: index)
    } else if let index = new.firstIndex(where: { $0.card == card }) {
      new.remove(at: index)
    }
  }

  /// Of reviews and new cards the kind that is further behind its share; reviews on a tie.
  private var nextScheduled: Candidate? {
    guard let review = reviews.last else { return new.last }
    guard let card = new.last else { return review }
    let shownReviews = plannedReviews - reviews.count
    let shownNew = plannedNew - new.count
    return shownNew * plannedReviews < shownReviews * plannedNew ? card : review
  }

  private static func key(
    _ state: CardState, _ due: StudyDay, _ day: StudyDay, _ order: ReviewOrder
  ) -> Double {
    // Learning cards that wait for the day come before reviews, whatever their stability.
    if state.phase.isLearning { return -.infinity }
    switch order {
    case .dueDate: return Double(due.rawValue)
    case .retrievability:
      guard let memory = state.memory, let elapsed = state.elapsedDays(on: day) else {
        return 0
      }
      return -Double(elapsed) / memory.clamped.stability
    }
  }

  private static func isLater(_ left: Waiting, _ right: Waiting) -> Bool {
    left.due != right.due
      ? left.due > right.due : left.candidate.card > right.candidate.card
  }

  private static func firstOfEachBlock(
    _ candidates: some Sequence<Candidate>, _ limit: Int, _ blocks: inout Set<String>
  ) -> [Candidate] {
    var chosen: [Candidate] = []
    for candidate in candidates {
      if chosen.count >= limit { break }
      // A learning card is never held back by its siblings.
      let isFirst = blocks.insert(candidate.card.block).inserted
      if isFirst || candidate.state.phase.isLearning { chosen.append(candidate) }
    }
    return chosen
  }
}
