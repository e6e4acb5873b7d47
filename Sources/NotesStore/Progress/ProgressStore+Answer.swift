package import Foundation
internal import GRDB
package import KubeNotes
internal import Synchronization

/// An entry that was written, and the state it led to.
package struct Recorded: Sendable, Hashable {
  package var entry: ReviewLogEntry
  /// Nil when nothing that counts is left of the card's history.
  package var state: CardState?
}

extension ProgressStore {
  /// The state of a card; nil when it was never answered or marked.
  package func state(of card: CardID) throws -> CardState? {
    try read { db in
      try name(of: card, in: db).flatMap { try state(ofCard: $0.card, in: db) }
    }
  }

  /// Records an answer: log row, state, queue and the day's count in one durable transaction.
  ///
  /// The card may be one that the library no longer has. Answering twice is two answers; the second
  /// follows from the state that the first led to, whichever process gave it.
  ///
  /// - Parameter duration: how long the answer took, in milliseconds.
  package func answer(
    _ card: CardID, _ grade: Grade, at now: Date, duration: Int? = nil
  ) throws -> Recorded {
    try write(isAnswer: true) { db in
      try answer(card, grade, at: now, duration, try scheduler(db), db, version: dataVersion(db)).0
    }
  }

  /// What is to be shown after an answer, as it stood in the answer's own transaction.
  package struct Following: Sendable {
    /// What `next(at:_:)` would say.
    package var card: QueuedCard?
    /// What `glance(at:_:_:)` would say of that card.
    package var glance: Glance
  }

  /// Records an answer, and looks in the same transaction for the card after it.
  ///
  /// The queue is read while its pages are at hand and before the disk is waited for, which takes half
  /// as long as `next(at:_:)` in a transaction of its own.
  ///
  /// - Parameters:
  ///   - duration: how long the answer took, in milliseconds.
  ///   - filter: the cards that may follow.
  ///   - meanwhile: what can be done with what follows while the disk is waited for. The answer is not
  ///     on the disk yet, and may still fail: nobody may be shown anything of it. Must not use the
  ///     store.
  package func answer(
    _ card: CardID, _ grade: Grade, at now: Date, duration: Int? = nil, next filter: QueueFilter,
    meanwhile: (Following) -> Void = { _ in }
  ) throws -> (recorded: Recorded, following: Following) {
    try write(isAnswer: true, meanwhile: { meanwhile($0.1) }) { db in
      let version = try dataVersion(db)
      // While counts are carried, neither this process nor another has changed anything else.
      // No more of them is taken out than that: a second copy would make the answer copy all blocks.
      let known = carriedCounts.withLock { carried in
        carried?.version == version
          ? carried.map { ($0.scheduler, $0.filter == filter ? $0.topics : nil) } : nil
      }
      let scheduler = try known?.0 ?? scheduler(db)
      let (recorded, heads) = try answer(
        card, grade, at: now, duration, scheduler, db, version: version)
      var look = try Look(
        self, db, scheduler, now, filter, version: version, topics: known?.1)
      if let heads, known != nil, heads.hold(after: recorded.state, look) { look.heads = heads }
      let card = try next(look)
      let glance = Glance(state: card?.state, counts: try counts(look), scheduler: scheduler)
      return (recorded, Following(card: card, glance: glance))
    }
  }

  private func answer(
    _ card: CardID, _ grade: Grade, at now: Date, _ duration: Int?, _ scheduler: Scheduler,
    _ db: Database, version: Int64
  ) throws -> (Recorded, PreparedAnswer.Heads?) {
    let prepared = takePrepared(for: card, version: version)
    let standing =
      try prepared?.standing ?? standing(of: card, in: db) ?? makeStanding(of: card, in: db)
    let now = now.wholeMilliseconds
    let outcome = scheduler.answer(card, state: standing.state, grade: grade, at: now)
    let recorded = try append(
      .review, to: card, standing, at: now, scheduler, in: db, grade: grade,
      duration: duration.map { max(0, $0) }, schedule: outcome.schedule, version: version)
    return (recorded, prepared?.heads)
  }

  /// Appends one row for a card and stores the state that follows. Not for undo.
  ///
  /// - Parameter version: what `dataVersion` says, where that was asked already.
  func append(
    _ kind: ReviewLogEntry.Kind, to card: CardID, _ standing: Standing, at now: Date,
    _ scheduler: Scheduler, in db: Database, grade: Grade? = nil, duration: Int? = nil,
    schedule: Schedule? = nil, version: Int64? = nil
  ) throws -> Recorded {
    let time = ReviewLogEntry.time(for: now, after: standing.lastEntry)
    let entry = ReviewLogEntry(
      id: EntryIdentifier.make(at: time, randomness), device: device, card: card, time: time,
      day: scheduler.calendar.day(of: now), kind: kind, grade: grade, duration: duration,
      schedule: schedule)
    let activity = DayActivity(entry, before: (standing.state ?? .new).phase)
    _ = try LogRow.insert(
      entry, device: deviceKey, name: standing.name.key, activity: activity.code, into: db)
    try DayActivity.countNowAndThen(at: db.lastInsertedRowID, in: db)
    // The state follows from the row alone, as in a replay.
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    let state = replay.apply(entry, to: standing.state ?? .new)
    try store(state, forCard: standing.name.card, place: standing.place, in: db)
    carry(
      CarriedCounts.Answer(
        day: entry.day, activity: activity, place: standing.place, before: standing.state,
        after: state), version: try version ?? dataVersion(db))
    return Recorded(entry: entry, state: state)
  }

  /// Brings the carried counts in line with an answer, or gives them up.
  ///
  /// They are given up as well when the transaction fails later on.
  private func carry(_ answer: CarriedCounts.Answer, version: Int64) {
    carriedCounts.withLock { carried in
      if carried?.version != version || carried?.take(answer) != true { carried = nil }
    }
  }
}
