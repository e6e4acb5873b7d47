internal import GRDB
internal import KubeNotes

/// The whole review log, folded into the states of all cards.
struct LogReplay {
  private(set) var states: [Int64: CardState] = [:]
  private(set) var days: [StudyDay: DayActivity] = [:]

  init(_ store: ProgressStore, _ db: Database) throws {
    let scheduler = try store.scheduler(db)
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    try LogScan(store, db).forEach { card, entry in
      let before = states[card] ?? .new
      days[entry.day, default: .empty] += DayActivity(entry, before: before.phase)
      states[card] = replay.apply(entry, to: before)
    }
  }
}
