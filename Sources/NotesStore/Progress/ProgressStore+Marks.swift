package import Foundation
internal import GRDB
package import KubeNotes

extension ProgressStore {
  /// What can be done to a card besides answering it.
  package enum Mark: String, Sendable, Hashable, Codable, CaseIterable {
    /// Leave it out until further notice.
    case suspend
    case unsuspend
    /// Leave it out for the rest of the study day.
    case bury
    case unbury
    /// Make it new again; the history stays in the log.
    case reset
    /// Mark it as a leech: it costs more than it gives and should be rewritten.
    case leech
    case unleech

    var kind: ReviewLogEntry.Kind {
      switch self {
      case .suspend: .suspend
      case .unsuspend: .unsuspend
      case .bury: .bury
      case .unbury: .unbury
      case .reset: .reset
      case .leech: .leech
      case .unleech: .unleech
      }
    }
  }

  /// Marks cards, all in one transaction. A card on which the mark would change nothing gets no row.
  ///
  /// - Returns: what was written, in the order of the cards.
  /// - Throws: `StoreError.unknownCard` for a card that was never heard of; nothing is written then.
  package func mark(_ mark: Mark, _ cards: [CardID], at now: Date) throws -> [Recorded] {
    try write { db in
      let scheduler = try scheduler(db)
      let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
      let now = now.wholeMilliseconds
      let today = scheduler.calendar.day(of: now)
      return try cards.compactMap { card in
        guard let standing = try standing(of: card, in: db) else {
          throw StoreError.unknownCard(card)
        }
        let trial = ReviewLogEntry(
          id: "", device: device, card: card, time: now, day: today, kind: mark.kind)
        let old = standing.state ?? .new
        guard replay.apply(trial, to: old) != old else { return nil }
        return try append(mark.kind, to: card, standing, at: now, scheduler, in: db)
      }
    }
  }

  /// Moves cards to another day without an answer.
  package func move(_ cards: [CardID], to day: StudyDay, at now: Date) throws -> [Recorded] {
    try write { db in
      let scheduler = try scheduler(db)
      let now = now.wholeMilliseconds
      return try cards.map { card in
        guard let standing = try standing(of: card, in: db) else {
          throw StoreError.unknownCard(card)
        }
        let today = scheduler.calendar.day(of: now)
        let schedule = Schedule(
          phase: .review, due: .day(day), intervalDays: max(0, day - today),
          desiredRetention: scheduler.options.desiredRetention)
        return try append(
          .manual, to: card, standing, at: now, scheduler, in: db, schedule: schedule)
      }
    }
  }
}
