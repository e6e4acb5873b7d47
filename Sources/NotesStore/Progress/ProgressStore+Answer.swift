package import Foundation
internal import GRDB
package import KubeNotes

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
    try write { db in
      let name = try ensureName(of: card, in: db)
      let scheduler = try scheduler(db)
      let old = try state(ofCard: name.card, in: db)
      let now = now.wholeMilliseconds
      let outcome = scheduler.answer(card, state: old, grade: grade, at: now)
      return try append(
        .review, to: card, name, old: old, at: now, scheduler, in: db, grade: grade,
        duration: duration.map { max(0, $0) }, schedule: outcome.schedule)
    }
  }

  /// Appends one row for a card and stores the state that follows. Not for undo.
  func append(
    _ kind: ReviewLogEntry.Kind, to card: CardID, _ name: Name, old: CardState?, at now: Date,
    _ scheduler: Scheduler, in db: Database, grade: Grade? = nil, duration: Int? = nil,
    schedule: Schedule? = nil
  ) throws -> Recorded {
    let time = ReviewLogEntry.time(
      for: now, after: try lastEntryTime(ofCard: name.card, in: db))
    let entry = ReviewLogEntry(
      id: EntryIdentifier.make(at: time, randomness), device: device, card: card, time: time,
      day: scheduler.calendar.day(of: now), kind: kind, grade: grade, duration: duration,
      schedule: schedule)
    _ = try LogRow.insert(entry, device: deviceKey, name: name.key, into: db)
    // The state follows from the row alone, as in a replay.
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    let state = replay.apply(entry, to: old ?? .new)
    try store(state, forCard: name.card, in: db)
    try DayActivity(entry, before: (old ?? .new).phase).add(to: entry.day, in: db)
    return Recorded(entry: entry, state: state)
  }
}
