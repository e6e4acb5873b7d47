internal import Foundation

/// Folds the review log into card states.
///
/// The result depends on the set of entries alone, not on their order: entries are sorted by time and
/// id first, and entries with equal ids are one. Cards that no longer exist get their states as well,
/// so that a card that comes back has its memory.
package struct Replay: Sendable, Hashable {
  package let fsrs: FSRS
  /// For answers whose entry carries no schedule.
  private let desiredRetention: Double
  private let maximumInterval: Int

  package init(fsrs: FSRS, options: SchedulingOptions = SchedulingOptions()) {
    self.fsrs = fsrs
    desiredRetention = options.sane.desiredRetention
    maximumInterval = options.sane.maximumInterval
  }

  /// The states of all cards that the entries speak of.
  package func states(of entries: [ReviewLogEntry]) -> [CardID: CardState] {
    Dictionary(grouping: entries, by: \.card).compactMapValues { state(of: $0) }
  }

  /// The state of one card from all of its entries; nil when none of them counts.
  package func state(of entries: [ReviewLogEntry]) -> CardState? {
    let counting = Self.counting(entries)
    guard !counting.isEmpty else { return nil }
    return counting.reduce(.new) { state, entry in apply(entry, to: state) }
  }

  /// The entries of one card in canonical order, without duplicates and without what was undone,
  /// undos included.
  ///
  /// An undo takes back an earlier entry, also another undo. Walking from the last entry to the
  /// first decides each once: whatever could take an entry back comes after it.
  package static func counting(_ entries: [ReviewLogEntry]) -> [ReviewLogEntry] {
    let sorted = canonical(entries)
    guard sorted.contains(where: { $0.kind == .undo }) else { return sorted }
    var undone: Set<String> = []
    var kept: [ReviewLogEntry] = []
    for entry in sorted.reversed() where !undone.contains(entry.id) {
      if entry.kind == .undo {
        if let target = entry.target { undone.insert(target) }
      } else {
        kept.append(entry)
      }
    }
    return kept.reversed()
  }

  /// Entries sorted by time and id; of several with one id the first in that order.
  package static func canonical(_ entries: [ReviewLogEntry]) -> [ReviewLogEntry] {
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy {
      ReviewLogEntry.precedes($0, $1)
    }
    let sorted = isSorted ? entries : entries.sorted(by: ReviewLogEntry.precedes)
    guard hasDuplicates(sorted) else { return sorted }
    var seen: Set<String> = []
    return sorted.filter { seen.insert($0.id).inserted }
  }

  private static func hasDuplicates(_ entries: [ReviewLogEntry]) -> Bool {
    // For the few entries that most cards have, comparing all pairs is faster than hashing.
    guard entries.count <= 24 else { return Set(entries.lazy.map(\.id)).count < entries.count }
    for index in entries.indices {
      for other in entries[..<index] where other.id == entries[index].id { return true }
    }
    return false
  }

  /// The state after one more entry that counts and comes after all others of the card. Undo
  /// entries change nothing here: after an undo, fold the card's entries again.
  package func apply(_ entry: ReviewLogEntry, to state: CardState) -> CardState {
    var next = state
    switch entry.kind {
    case .review: return answer(entry, state)
    case .undo: break
    case .suspend: next.isSuspended = true
    case .unsuspend: next.isSuspended = false
    case .bury: next.buriedUntil = entry.day + 1
    case .unbury: next.buriedUntil = nil
    case .reset:
      next = CardState(isSuspended: state.isSuspended, buriedUntil: state.buriedUntil)
    case .manual:
      if let schedule = entry.schedule {
        next.phase = schedule.phase
        next.due = schedule.due
        next.intervalDays = schedule.intervalDays
      }
      if let memory = entry.memory { next = memory.recorded(in: next, entry.schedule) }
    case .leech: next.isLeech = true
    case .unleech: next.isLeech = false
    }
    return next
  }

  private func answer(_ entry: ReviewLogEntry, _ state: CardState) -> CardState {
    guard let grade = entry.grade else { return state }
    let memory = fsrs.state(
      after: state.memory, elapsedDays: state.elapsedDays(on: entry.day) ?? 0, grade: grade)
    return state.answered(
      grade, memory: memory, decay: fsrs.decay,
      schedule: entry.schedule ?? schedule(memory, entry.day), at: entry.time, day: entry.day)
  }

  private func schedule(_ memory: MemoryState, _ day: StudyDay) -> Schedule {
    let interval = fsrs.interval(memory, desiredRetention: desiredRetention)
    let days = Fuzz.rounded(interval, in: 1...maximumInterval)
    return Schedule(
      phase: .review, due: .day(day + days), intervalDays: days,
      desiredRetention: desiredRetention)
  }
}
