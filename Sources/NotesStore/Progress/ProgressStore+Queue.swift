package import Foundation
internal import GRDB
package import KubeNotes
internal import Synchronization

extension ProgressStore {
  /// The card to show at `now`, or nil when nothing is left for the time being.
  ///
  /// First what is in steps and due; then reviews, the most forgotten first (`DueOrder`), with new
  /// cards spread among them (`Interleaving`); at last what is in steps and due soon
  /// (`SchedulingOptions.learnAhead`). A card is left out for the day on which another card of its
  /// block was answered. Each call looks at a few rows at the heads of an index, however many cards
  /// there are; the first call of a study day puts its due cards in order.
  package func next(at now: Date, _ filter: QueueFilter = .all) throws -> QueuedCard? {
    let ranked: QueuedCard?? = try read { db in
      let look = try Look(self, db, scheduler(db), now, filter)
      let carried = carried(look)
      if carried == nil, try !DayRanking(db, look.scheduler, look.today).isCurrent() { return nil }
      return .some(try next(look, carried))
    }
    if let ranked { return ranked }
    return try write { db in try next(Look(self, db, scheduler(db), now, filter)) }
  }

  /// The card to show, in a transaction that may write.
  func next(_ look: Look) throws -> QueuedCard? {
    let carried = carried(look)
    if carried == nil { try DayRanking(look.db, look.scheduler, look.today).apply() }
    return try next(look, carried)
  }

  private func next(_ look: Look, _ carried: CarriedCounts?) throws -> QueuedCard? {
    // Most often it is known that nothing is in steps, and two looks at the queue can be spared.
    let hasTimed = carried.map { $0.learning > 0 } ?? true
    if hasTimed, let head = try look.timed() { return QueuedCard(head, .learning) }
    let day = try carried ?? count(look)
    let newFirst = Interleaving.prefersNew(
      newDone: day.done.introduced, newLeft: day.new.count, reviewsDone: day.done.reviewed,
      reviewsLeft: day.due.count)
    for lane in newFirst ? [Lane.new, .daily] : [.daily, .new] {
      let isAllowed = lane == .new ? day.newAllowed > 0 : day.reviewsAllowed > 0
      if isAllowed, let head = try look.head(of: lane) {
        return QueuedCard(head, lane == .new ? .new : .due)
      }
    }
    guard hasTimed else { return nil }
    return try look.timed(ahead: look.scheduler.options.learnAhead)
      .map { QueuedCard($0, .learning) }
  }

  /// What waits today.
  package func counts(at now: Date, _ filter: QueueFilter = .all) throws -> QueueCounts {
    try read { try counts(at: now, filter, $0) }
  }

  /// What a review shows beside a card, all as it stands at one moment.
  package struct Glance: Sendable {
    /// The card's state; nil when it was never answered or marked.
    package var state: CardState?
    package var counts: QueueCounts
    package var scheduler: Scheduler
  }

  /// Looks at a card and at what waits today.
  package func glance(
    at card: CardID, _ now: Date, _ filter: QueueFilter = .all
  ) throws -> Glance {
    try read { db in
      Glance(
        state: try name(of: card, in: db).flatMap { try state(ofCard: $0.card, in: db) },
        counts: try counts(at: now, filter, db), scheduler: try scheduler(db))
    }
  }

  private func counts(
    at now: Date, _ filter: QueueFilter, _ db: Database
  ) throws -> QueueCounts {
    try counts(Look(self, db, scheduler(db), now, filter))
  }

  func counts(_ look: Look) throws -> QueueCounts {
    try (carried(look) ?? count(look)).counts
  }

  /// What was counted before and still holds. An answer leads to a later day or into the steps: while
  /// counts are carried, nothing lost its place in the queue.
  private func carried(_ look: Look) -> CarriedCounts? {
    carriedCounts.withLock { carried in
      guard let carried, carried.version == look.version, carried.today == look.today,
        carried.filter == look.filter
      else { return nil }
      return carried
    }
  }

  private func count(_ look: Look) throws -> CarriedCounts {
    let done = try look.doneToday()
    let studied = try look.blocksStudiedToday()
    let reviewsAllowed = look.reviewsAllowed(done)
    let newAllowed = look.newAllowed(done)
    let due = try look.blocks(of: .daily, upTo: reviewsAllowed, except: [studied])
    let counted = CarriedCounts(
      version: look.version, scheduler: look.scheduler, filter: look.filter, today: look.today,
      topics: look.topics, done: done, newAllowed: newAllowed, reviewsAllowed: reviewsAllowed,
      studied: studied, due: due,
      new: try look.blocks(of: .new, upTo: newAllowed, except: [studied, due]),
      learning: try look.count(.timed))
    // A choice of single cards is asked for one at a time, and would displace what is carried. Counts
    // of a day whose cards are not in order yet would keep `next` from putting them in order.
    if look.filter.cards == nil, try DayRanking(look.db, look.scheduler, look.today).isCurrent() {
      carriedCounts.withLock { $0 = counted }
    }
    return counted
  }

  /// Changes when another process writes; our own writes leave it
  /// (https://sqlite.org/pragma.html#pragma_data_version).
  func dataVersion(_ db: Database) throws -> Int64 {
    let statement = try QuickStatement(db, "PRAGMA data_version")
    return try statement.step() ? statement.integer(0) : 0
  }

  /// What will wait on the next study day if nothing more is answered today; what is in steps now
  /// counts as due.
  package func countsTomorrow(at now: Date) throws -> QueueCounts {
    let calendar = try scheduler().calendar
    let tomorrow = calendar.day(of: now) + 1
    var counts = try counts(at: calendar.start(of: tomorrow))
    counts.due += counts.learning
    counts.learning = 0
    return counts
  }
}

extension QueuedCard {
  fileprivate init(_ head: Look.Head, _ kind: Kind) {
    self.init(
      card: head.card, kind: head.state?.phase.isLearning == true ? .learning : kind,
      state: head.state)
  }
}
