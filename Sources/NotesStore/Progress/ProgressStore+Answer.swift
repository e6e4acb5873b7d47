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
    try write(keepsCounts: true) { db in
      let standing = try standing(of: card, in: db) ?? makeStanding(of: card, in: db)
      let scheduler = try scheduler(db)
      let now = now.wholeMilliseconds
      let outcome = scheduler.answer(card, state: standing.state, grade: grade, at: now)
      return try append(
        .review, to: card, standing, at: now, scheduler, in: db, grade: grade,
        duration: duration.map { max(0, $0) }, schedule: outcome.schedule)
    }
  }

  /// Appends one row for a card and stores the state that follows. Not for undo.
  func append(
    _ kind: ReviewLogEntry.Kind, to card: CardID, _ standing: Standing, at now: Date,
    _ scheduler: Scheduler, in db: Database, grade: Grade? = nil, duration: Int? = nil,
    schedule: Schedule? = nil
  ) throws -> Recorded {
    let time = ReviewLogEntry.time(for: now, after: standing.lastEntry)
    let entry = ReviewLogEntry(
      id: EntryIdentifier.make(at: time, randomness), device: device, card: card, time: time,
      day: scheduler.calendar.day(of: now), kind: kind, grade: grade, duration: duration,
      schedule: schedule)
    try LogRow.insertNew(entry, device: deviceKey, name: standing.name.key, into: db)
    // The state follows from the row alone, as in a replay.
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    let state = replay.apply(entry, to: standing.state ?? .new)
    let activity = DayActivity(entry, before: (standing.state ?? .new).phase)
    try store(state, forCard: standing.name.card, place: standing.place, in: db)
    try activity.add(to: entry.day, in: db)
    try carry(
      CarriedCounts.Answer(
        day: entry.day, activity: activity, place: standing.place, before: standing.state,
        after: state), in: db)
    return Recorded(entry: entry, state: state)
  }

  /// Brings the carried counts in line with an answer, or gives them up.
  ///
  /// They are given up as well when the transaction fails later on.
  private func carry(_ answer: CarriedCounts.Answer, in db: Database) throws {
    let version = try dataVersion(db)
    carriedCounts.withLock { carried in
      if carried?.version != version || carried?.take(answer) != true { carried = nil }
    }
  }
}
