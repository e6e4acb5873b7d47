internal import Foundation
internal import GRDB
internal import KubeNotes

/// Between entries of the review log and their rows.
enum LogRow {
  /// Everything of an entry, in the order that `entry(_:)` reads.
  static let select = """
    SELECT l.uid, d.id, n.id, l.time, l.day, l.kind, l.grade, l.duration, l.target, l.phase, \
    l.remaining, l.due_time, l.due_day, l.interval, l.retention, l.flags, l.seq, l.memory \
    FROM review_log l JOIN device d ON d.key = l.device JOIN card_name n ON n.key = l.card
    """

  /// Where `select` has the number of the row.
  static let sequence: CInt = 16

  static func entry(_ row: borrowing QuickStatement) -> ReviewLogEntry {
    ReviewLogEntry(
      id: row.text(0), device: row.text(1), card: CardID(rawValue: row.text(2)),
      time: Date(milliseconds: row.integer(3)), day: StudyDay(rawValue: Int(row.integer(4))),
      kind: kind(Int(row.integer(5))),
      grade: row.integerIfAny(6).flatMap { Grade(rawValue: Int($0)) },
      duration: row.integerIfAny(7).map { Int($0).bounded }, target: row.textIfAny(8),
      schedule: schedule(row, from: 9), memory: memory(row.textIfAny(17)))
  }

  /// Reads a schedule from seven columns.
  static func schedule(_ row: borrowing QuickStatement, from first: CInt) -> Schedule? {
    guard let phase = row.integerIfAny(first),
      let due = Due(
        time: row.integerIfAny(first + 2), day: row.integerIfAny(first + 3).map(Int.init))
    else { return nil }
    let flags = row.integer(first + 6)
    return Schedule(
      phase: CardPhase(column: Int(phase), remaining: row.integerIfAny(first + 1).map(Int.init)),
      due: due, intervalDays: Int(row.integer(first + 4)).bounded,
      desiredRetention: row.numberIfAny(first + 5).flatMap { $0.isFinite ? $0 : nil } ?? 0.9,
      becomesLeech: flags & 1 != 0,
      suspends: flags & 2 != 0)
  }

  static func memory(_ text: String?) -> RecordedMemory? {
    text.flatMap(Settings.decode)
  }

  /// Adds an entry; does nothing when its card has it already.
  ///
  /// - Parameter activity: what `study_day` is still to count it as (`DayActivity.code`).
  /// - Returns: whether a row was added.
  static func insert(
    _ entry: ReviewLogEntry, device: Int64, name: Int64, activity: Int? = nil, into db: Database
  ) throws -> Bool {
    var statement = try QuickStatement(
      db,
      """
      INSERT INTO review_log (uid, device, card, time, day, kind, grade, duration, target, phase,
        remaining, due_time, due_day, interval, retention, flags, memory, activity)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (card, time, uid) DO NOTHING
      """)
    let schedule = entry.schedule
    let phase = schedule?.phase.columns
    let due = schedule?.due.columns
    statement.bind(entry.id)
    statement.bind(device)
    statement.bind(name)
    statement.bind(entry.time.milliseconds)
    statement.bind(entry.day.rawValue)
    statement.bind(code(entry.kind))
    statement.bind(entry.grade?.rawValue)
    statement.bind(entry.duration)
    statement.bind(entry.target)
    statement.bind(phase?.0)
    statement.bind(phase?.1)
    statement.bind(due?.0)
    statement.bind(due?.1)
    statement.bind(schedule?.intervalDays)
    statement.bind(schedule?.desiredRetention)
    statement.bind(schedule.map { ($0.becomesLeech ? 1 : 0) + ($0.suspends ? 2 : 0) })
    statement.bind(try entry.memory.map(Settings.encode))
    statement.bind(activity)
    try statement.run()
    return db.changesCount > 0
  }

  /// Stored codes of the kinds; never change one.
  static func code(_ kind: ReviewLogEntry.Kind) -> Int {
    switch kind {
    case .review: 1
    case .undo: 2
    case .suspend: 3
    case .unsuspend: 4
    case .bury: 5
    case .unbury: 6
    case .reset: 7
    case .manual: 8
    case .leech: 9
    case .unleech: 10
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: ReviewLogEntry.Kind.allCases.map { (code($0), $0) })

  static func kind(_ code: Int) -> ReviewLogEntry.Kind {
    kinds[code] ?? .manual
  }
}
