internal import GRDB
internal import KubeNotes

/// What was answered on one study day; also a difference of two such.
struct DayActivity: Hashable, Sendable {
  var introduced = 0
  var reviewed = 0
  var relearned = 0
  var forgotten = 0
  /// Milliseconds.
  var duration = 0

  static let empty = DayActivity()

  init() {}

  /// The activity of one answer to a card in the given phase.
  init(_ entry: ReviewLogEntry, before phase: CardPhase) {
    guard entry.kind == .review, entry.grade != nil else { return }
    switch phase {
    case .new: introduced = 1
    case .review:
      reviewed = 1
      forgotten = entry.grade == .again ? 1 : 0
    case .learning, .relearning: relearned = 1
    }
    duration = max(0, entry.duration ?? 0)
  }

  static func += (left: inout DayActivity, right: DayActivity) {
    left.introduced += right.introduced
    left.reviewed += right.reviewed
    left.relearned += right.relearned
    left.forgotten += right.forgotten
    left.duration += right.duration
  }

  static func -= (left: inout DayActivity, right: DayActivity) {
    left.introduced -= right.introduced
    left.reviewed -= right.reviewed
    left.relearned -= right.relearned
    left.forgotten -= right.forgotten
    left.duration -= right.duration
  }

  /// What one answer counts as, for the log's row; nil for what counts as nothing. The row has the
  /// duration. Never change a code.
  var code: Int? {
    if introduced > 0 { return 1 }
    if reviewed > 0 { return forgotten > 0 ? 4 : 2 }
    return relearned > 0 ? 3 : nil
  }

  /// How many rows of the log are counted at once: few enough to be added up at each look.
  private static let countedAtOnce: Int64 = 64

  /// Counts the rows of the log that are not counted yet, when they have become many.
  ///
  /// - Parameter sequence: the row that was just written.
  static func countNowAndThen(at sequence: Int64, in db: Database) throws {
    guard sequence % countedAtOnce == 0 else { return }
    let rows = try QuickStatement(
      db,
      """
      INSERT INTO study_day (day, introduced, reviewed, relearned, forgotten, duration)
      SELECT day, SUM(activity = 1), SUM(activity IN (2, 4)), SUM(activity = 3), SUM(activity = 4),
        SUM(coalesce(duration, 0))
      FROM review_log WHERE seq > (SELECT seq FROM activity_counted) AND activity IS NOT NULL
      GROUP BY day
      \(addition)
      """)
    try rows.run()
    try settleCounted(in: db)
  }

  /// Says that all rows of the log are counted.
  static func settleCounted(in db: Database) throws {
    try QuickStatement(
      db, "UPDATE activity_counted SET seq = coalesce((SELECT MAX(seq) FROM review_log), 0)"
    ).run()
  }

  private static let addition = """
    ON CONFLICT (day) DO UPDATE SET introduced = introduced + excluded.introduced,
      reviewed = reviewed + excluded.reviewed, relearned = relearned + excluded.relearned,
      forgotten = forgotten + excluded.forgotten, duration = duration + excluded.duration
    """

  /// Adds the activity to a day in the file.
  func add(to day: StudyDay, in db: Database) throws {
    guard self != .empty else { return }
    var statement = try QuickStatement(
      db,
      """
      INSERT INTO study_day (day, introduced, reviewed, relearned, forgotten, duration)
      VALUES (?, ?, ?, ?, ?, ?)
      \(Self.addition)
      """)
    for value in [day.rawValue, introduced, reviewed, relearned, forgotten, duration] {
      statement.bind(value)
    }
    try statement.run()
  }
}

/// The state of one card and what its answers add to each day.
struct Fold: Sendable {
  var state: CardState?
  var days: [StudyDay: DayActivity] = [:]

  init() {}

  /// - Parameter entries: all entries of one card.
  init(_ entries: [ReviewLogEntry], _ replay: Replay) {
    for entry in Replay.counting(entries) {
      let before = state ?? .new
      days[entry.day, default: .empty] += DayActivity(entry, before: before.phase)
      state = replay.apply(entry, to: before)
    }
  }

  /// Adds what is more here than in another fold of the same card.
  func addDifference(from other: Fold, in db: Database) throws {
    for day in Set(days.keys).union(other.days.keys) {
      var activity = days[day] ?? .empty
      activity -= other.days[day] ?? .empty
      try activity.add(to: day, in: db)
    }
  }
}
