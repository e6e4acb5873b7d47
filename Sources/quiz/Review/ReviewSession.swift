internal import Foundation
internal import KubeNotes
internal import NotesStore

/// What a sitting is about.
struct ReviewPlan: Sendable {
  var filter = QueueFilter.all
  /// The most answers before the sitting ends; nil for no end.
  var limit: Int?
  /// The most seconds before the sitting ends; nil for no end.
  var seconds: Int?
  /// The cards to go through whether due or not, without touching the schedule; nil for what is due.
  var cram: [CardID]?
  /// Cards to go through after what is due, in this order; their answers count.
  var more: [CardID] = []
  /// The order in which new cards come, in place of the library's.
  var newOrder: [CardID] = []
}

/// One sitting: takes cards from the queue, records answers, takes them back.
///
/// Each answer is on the disk when `grade` returns, so the sitting may end at any moment.
struct ReviewSession {
  let progress: ProgressStore
  let library: Library
  let plan: ReviewPlan
  let start: Date
  private(set) var tally = ReviewTally()
  /// The cards still to be crammed, the next one first.
  private var cramming: [CardID]
  /// The card to show next, because its answer was just taken back.
  private var returned: CardID?
  /// What is left of the plan's `more` and `newOrder`, the next one last.
  private var more: [CardID]
  private var newOrder: [CardID]
  /// What the queue said together with the last answer, and what that makes of the next card.
  private var following: (at: Date, said: ProgressStore.Following, item: ReviewItem?)?
  private var texts = CardTexts()

  init(progress: ProgressStore, library: Library, plan: ReviewPlan, start: Date) {
    self.progress = progress
    self.library = library
    self.plan = plan
    self.start = start
    cramming = plan.cram ?? []
    more = plan.more.reversed()
    newOrder = plan.newOrder.reversed()
  }

  var isCramming: Bool { plan.cram != nil }

  /// The card to show at `now`; nil when the sitting is over.
  mutating func next(at now: Date) throws -> ReviewItem? {
    if let card = returned {
      returned = nil
      return try item(card, at: now)
    }
    let (following, drafted) = takeFollowing(at: now)
    if let drafted { return drafted }
    if isOver(after: tally.answers.count, at: now) { return nil }
    if isCramming {
      guard let card = cramming.first else { return nil }
      return try item(card, at: now)
    }
    let queued = try following.map(\.card) ?? progress.next(at: now, plan.filter)
    if let queued, more.isEmpty || !queued.isEarly(at: now) {
      let card = try queued.kind == .new ? preferredNew(queued.card, at: now) : queued.card
      return try item(card, at: now, card == queued.card ? following?.glance : nil)
    }
    guard let card = more.last else { return nil }
    return try item(card, at: now)
  }

  /// Reads the texts of cards that may come after the one that is shown, so that they are there when
  /// it is answered, and that one's again where the library has changed.
  ///
  /// - Returns: the texts of all of these, as the library has them now.
  mutating func prepareNext(
    after shown: CardID, at now: Date
  ) throws -> [CardID: CardTexts.Text] {
    let likely =
      isCramming
      ? Array(cramming.prefix(2))
      : try progress.upcoming(at: now, plan.filter, after: shown) + more.suffix(2)
        + newOrder.suffix(2)
    try texts.prepare(likely + [shown], in: library)
    return texts.texts
  }

  /// What the queue said with the last answer, unless time has gone on since.
  private mutating func takeFollowing(at now: Date) -> (ProgressStore.Following?, ReviewItem?) {
    defer { following = nil }
    guard let following, abs(now.timeIntervalSince(following.at)) < 1 else { return (nil, nil) }
    return (following.said, following.item)
  }

  /// Whether a limit of the plan is reached.
  private func isOver(after answers: Int, at now: Date) -> Bool {
    plan.limit.map { answers >= $0 } ?? false
      || plan.seconds.map { now.timeIntervalSince(start) >= Double($0) } ?? false
  }

  /// The card after an answer, where that follows from what the queue said and from texts that are ready
  /// alone.
  private func drafted(_ following: ProgressStore.Following, at now: Date) -> ReviewItem? {
    guard !isOver(after: tally.answers.count + 1, at: now), more.isEmpty, newOrder.isEmpty,
      let card = following.card?.card, texts.isReady(card)
    else { return nil }
    return try? item(card, at: now, following.glance)
  }

  /// The first card of the plan's order that the queue would show as new; else the one it chose.
  private mutating func preferredNew(_ chosen: CardID, at now: Date) throws -> CardID {
    while let card = newOrder.last {
      var filter = plan.filter
      filter.cards = [card]
      if try progress.next(at: now, filter)?.kind == .new { return card }
      newOrder.removeLast()
    }
    return chosen
  }

  /// Records an answer, durably unless the sitting is a cram.
  ///
  /// - Parameter meanwhile: gets what `next` will say, where that is known, while the disk is waited
  ///   for. Nothing of it may be shown before this returns.
  mutating func grade(
    _ item: ReviewItem, _ grade: Grade, at now: Date, milliseconds: Int,
    meanwhile: (ReviewItem) -> Void = { _ in }
  ) throws {
    if isCramming {
      cramming.removeAll { $0 == item.card.id }
      if grade == .again { cramming.append(item.card.id) }
    } else {
      var next: ReviewItem?
      let answered = try progress.answer(
        item.card.id, grade, at: now, duration: milliseconds, next: plan.filter
      ) { following in
        next = drafted(following, at: now)
        if let next { meanwhile(next) }
      }
      following = (now, answered.following, next)
      more.removeAll { $0 == item.card.id }
    }
    tally.add(
      ReviewTally.Answer(
        card: item.card.id, note: item.card.section, grade: grade, wasReview: item.wasReview,
        milliseconds: milliseconds))
  }

  /// Takes back the last answer or mark, and shows its card next.
  ///
  /// - Returns: what was taken back; nil when there is nothing to take back.
  mutating func undo(at now: Date) throws -> ReviewLogEntry.Kind? {
    following = nil
    if isCramming {
      guard let last = tally.answers.last else { return nil }
      tally.remove(last.card)
      cramming.removeAll { $0 == last.card }
      cramming.insert(last.card, at: 0)
      return .review
    }
    guard let undone = try progress.undo(at: now) else { return nil }
    if undone.entry.kind == .review { tally.remove(undone.entry.card) }
    returned = undone.entry.card
    return undone.entry.kind
  }

  /// Lets a card rest until it is taken up again by hand.
  mutating func suspend(_ card: CardID, at now: Date) throws {
    following = nil
    cramming.removeAll { $0 == card }
    more.removeAll { $0 == card }
    _ = try progress.mark(.suspend, [card], at: now)
  }

  /// Lets a card rest until tomorrow.
  mutating func bury(_ card: CardID, at now: Date) throws {
    following = nil
    cramming.removeAll { $0 == card }
    more.removeAll { $0 == card }
    _ = try progress.mark(.bury, [card], at: now)
  }

  /// Reads the notes around an edited card again.
  ///
  /// - Returns: the card as it is now, which has a new id when its text gave the old one; nil when
  ///   it is gone.
  mutating func reread(_ id: CardID, at source: CardSource, now: Date) throws -> Card? {
    following = nil
    texts = CardTexts()
    try library.importNotes(at: source.folder)
    let choice = try progress.commandCardChoice()
    let changes = try progress.reconcile(try library.studyCards(choice), at: now)
    try progress.set(.cardRevision, to: try library.studyRevision(choice), at: now)
    let current = changes.continued.first { $0.value == id }?.key ?? id
    cramming = cramming.map { $0 == id ? current : $0 }
    more = more.map { $0 == id ? current : $0 }
    return try library.card(current)
  }

  /// A card as it is asked now; a card that the library no longer has is asked by its id alone.
  ///
  /// - Parameter known: what `glance` would say, where it was said already.
  func item(
    _ id: CardID, at now: Date, _ known: ProgressStore.Glance? = nil
  ) throws -> ReviewItem? {
    guard let text = try texts.text(of: id, in: library) else { return nil }
    let glance = try known ?? progress.glance(at: id, now, plan.filter)
    let counts = isCramming ? QueueCounts(due: cramming.count) : glance.counts
    return ReviewItem(
      card: text.card, outcomes: glance.scheduler.outcomes(for: id, state: glance.state, at: now),
      remaining: .init(
        new: counts.new, learning: counts.learning, due: counts.due + more.count),
      titles: text.titles,
      wasReview: glance.state?.phase == .review, isPractice: isCramming)
  }
}

extension QueuedCard {
  /// Whether the card is in its steps and not due yet, shown because nothing else is left.
  fileprivate func isEarly(at now: Date) -> Bool {
    guard case .instant(let due) = state?.due else { return false }
    return due > now
  }
}
