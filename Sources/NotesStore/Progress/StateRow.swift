internal import Foundation
internal import GRDB
internal import KubeNotes

/// A card's state as the columns of `card_state`, in their order.
///
/// States are compared in this form, since an instant in whole milliseconds has one integer but may
/// have several neighbouring `Date`s.
struct StateRow: Hashable, Sendable {
  var phase: Int
  var remaining: Int?
  var stability: Double?
  var difficulty: Double?
  var dueTime: Int64?
  var dueDay: Int?
  var interval: Int
  var lapses: Int
  var reps: Int
  var lastTime: Int64?
  var lastDay: Int?
  var retention: Double?
  var decay: Double?
  var suspended: Bool
  var buriedUntil: Int?
  var leech: Bool
  var algorithm: Int

  static let columns = """
    phase, remaining, stability, difficulty, due_time, due_day, interval, lapses, reps, last_time, \
    last_day, retention, decay, suspended, buried_until, leech, algorithm
    """
  static let width: CInt = 17

  init(_ state: CardState) {
    (phase, remaining) = state.phase.columns
    stability = state.memory?.stability
    difficulty = state.memory?.difficulty
    (dueTime, dueDay) = state.due?.columns ?? (nil, nil)
    interval = state.intervalDays
    lapses = state.lapses
    reps = state.reps
    lastTime = state.lastReview?.milliseconds
    lastDay = state.lastReviewDay?.rawValue
    retention = state.desiredRetention
    decay = state.decay
    suspended = state.isSuspended
    buriedUntil = state.buriedUntil?.rawValue
    leech = state.isLeech
    algorithm = state.algorithm.rawValue
  }

  /// Reads the columns from position `first` on.
  init(_ row: Row, from first: Int = 0) {
    phase = row[first]
    remaining = row[first + 1]
    stability = row[first + 2]
    difficulty = row[first + 3]
    dueTime = row[first + 4]
    dueDay = row[first + 5]
    interval = row[first + 6]
    lapses = row[first + 7]
    reps = row[first + 8]
    lastTime = row[first + 9]
    lastDay = row[first + 10]
    retention = row[first + 11]
    decay = row[first + 12]
    suspended = row[first + 13]
    buriedUntil = row[first + 14]
    leech = row[first + 15]
    algorithm = row[first + 16]
  }

  /// Reads the columns from column `first` on.
  init(_ row: borrowing QuickStatement, from first: CInt = 0) {
    phase = Int(row.integer(first))
    remaining = row.integerIfAny(first + 1).map(Int.init)
    stability = row.numberIfAny(first + 2)
    difficulty = row.numberIfAny(first + 3)
    dueTime = row.integerIfAny(first + 4)
    dueDay = row.integerIfAny(first + 5).map(Int.init)
    interval = Int(row.integer(first + 6))
    lapses = Int(row.integer(first + 7))
    reps = Int(row.integer(first + 8))
    lastTime = row.integerIfAny(first + 9)
    lastDay = row.integerIfAny(first + 10).map(Int.init)
    retention = row.numberIfAny(first + 11)
    decay = row.numberIfAny(first + 12)
    suspended = row.integer(first + 13) != 0
    buriedUntil = row.integerIfAny(first + 14).map(Int.init)
    leech = row.integer(first + 15) != 0
    algorithm = Int(row.integer(first + 16))
  }

  /// Binds the values for `columns`.
  func bind(to statement: inout QuickStatement) {
    statement.bind(phase)
    statement.bind(remaining)
    statement.bind(stability)
    statement.bind(difficulty)
    statement.bind(dueTime)
    statement.bind(dueDay)
    statement.bind(interval)
    statement.bind(lapses)
    statement.bind(reps)
    statement.bind(lastTime)
    statement.bind(lastDay)
    statement.bind(retention)
    statement.bind(decay)
    statement.bind(suspended)
    statement.bind(buriedUntil)
    statement.bind(leech)
    statement.bind(algorithm)
  }

  var state: CardState {
    var memory: MemoryState?
    // A damaged file may hold anything; what is no number is no memory.
    if let stability, let difficulty, stability.isFinite, difficulty.isFinite {
      memory = MemoryState(stability: stability, difficulty: difficulty)
    }
    return CardState(
      phase: CardPhase(column: phase, remaining: remaining), memory: memory,
      due: Due(time: dueTime, day: dueDay), intervalDays: interval.bounded,
      lapses: lapses.bounded, reps: reps.bounded,
      lastReview: lastTime.map(Date.init(milliseconds:)),
      lastReviewDay: lastDay.map(StudyDay.init(rawValue:)),
      desiredRetention: retention.flatMap { $0.isFinite ? $0 : nil },
      decay: decay.flatMap { $0.isFinite ? $0 : nil }, isSuspended: suspended,
      buriedUntil: buriedUntil.map(StudyDay.init(rawValue:)),
      isLeech: leech, algorithm: AlgorithmVersion(rawValue: algorithm) ?? FSRS.version)
  }
}

extension Int {
  /// A count of a file, brought into a range in which no sum or product of ours overflows.
  var bounded: Int { Swift.min(Swift.max(self, -(1 << 40)), 1 << 40) }
}

extension CardPhase {
  /// A code for the case and the steps remaining.
  var columns: (Int, Int?) {
    switch self {
    case .new: (0, nil)
    case .learning(let remaining): (1, remaining)
    case .review: (2, nil)
    case .relearning(let remaining): (3, remaining)
    }
  }

  init(column: Int, remaining: Int?) {
    switch column {
    case 1: self = .learning(remaining: remaining ?? 0)
    case 2: self = .review
    case 3: self = .relearning(remaining: remaining ?? 0)
    default: self = .new
    }
  }
}

extension Due {
  var columns: (Int64?, Int?) {
    switch self {
    case .instant(let date): (date.milliseconds, nil)
    case .day(let day): (nil, day.rawValue)
    }
  }

  init?(time: Int64?, day: Int?) {
    if let time {
      self = .instant(Date(milliseconds: time))
    } else if let day {
      self = .day(StudyDay(rawValue: day))
    } else {
      return nil
    }
  }
}
