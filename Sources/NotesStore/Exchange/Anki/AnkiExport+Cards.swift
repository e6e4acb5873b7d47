internal import Foundation
internal import GRDB
internal import KubeNotes

// What Anki keeps of a card and of its answers.
extension AnkiExport {
  func insert(
    _ card: Card, _ last: ReviewLogEntry?, id: Int64, note: Int64, deck: Int64, position: Int,
    number: Int, in db: Database
  ) throws {
    let state = states[card.id] ?? .new
    var (type, queue, due, left) = (0, 0, Int64(position), 0)
    switch state.phase {
    case .new: break
    case .review: (type, queue) = (2, 2)
    case .learning(let remaining): (type, queue, left) = (1, 1, remaining * 1001)
    case .relearning(let remaining): (type, queue, left) = (3, 1, remaining * 1001)
    }
    switch state.due {
    case .instant(let time)? where type != 0 && type != 2: due = time.milliseconds / 1000
    case .instant(let time)? where type == 2: due = Int64(calendar.day(of: time) - firstDay)
    case .day(let day)? where type != 0:
      due = Int64(day - firstDay)
      if queue == 1 { queue = 3 }
    default: break
    }
    if state.isSuspended {
      // Anki moves day numbers into the receiving collection by the queue, which a suspended card
      // has lost; a time needs no moving, and unsuspending reads either (rslib, `Card::
      // restore_queue_after_bury_or_suspend`).
      if queue == 3, case .day(let day)? = state.due {
        due = Int64(calendar.start(of: day).timeIntervalSince1970)
      }
      queue = -1
    }
    let interval = type == 2 ? max(1, state.intervalDays) : state.intervalDays
    let changed = max(
      (last?.time.milliseconds ?? 0) / 1000,
      Int64(calendar.start(of: firstDay).timeIntervalSince1970))
    var insert = try QuickStatement(
      db, "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)")
    for value in [id, note, deck, Int64(number), changed] { insert.bind(value) }
    insert.bind(type)
    insert.bind(queue)
    insert.bind(due)
    insert.bind(interval)
    insert.bind(type == 0 ? 0 : 2500 as Int)
    for value in [state.reps, state.lapses, left] { insert.bind(value) }
    insert.bind(Self.data(state))
    try insert.run()
  }

  /// The JSON of `cards.data`. Written by hand: a serializer takes longer than all the rest of a card.
  private static func data(_ state: CardState) -> String {
    guard let memory = state.memory else { return "{}" }
    var facts: [(String, Double?)] = [
      ("s", (memory.stability * 10_000).rounded() / 10_000),
      ("d", (memory.difficulty * 1000).rounded() / 1000),
      ("dr", state.desiredRetention), ("decay", state.decay.map { -$0 }),
    ]
    facts = facts.filter { $0.1?.isFinite == true }
    var parts = facts.map { "\"\($0)\":\($1 ?? 0)" }
    if let last = state.lastReview { parts.append("\"lrt\":\(last.milliseconds / 1000)") }
    return "{\(parts.joined(separator: ","))}"
  }

  func insertReviews(
    _ history: [ReviewLogEntry], of card: Card, id: Int64, used: inout Set<Int64>, in db: Database
  ) throws {
    let difficulty = states[card.id]?.memory?.difficulty ?? 5
    var phase = CardPhase.new
    var last = 0
    for entry in history {
      var time = entry.time.milliseconds
      while !used.insert(time).inserted { time += 1 }
      guard entry.kind == .review, let grade = entry.grade else {
        try insertReview([time, id, 0, 0, Int64(last), 0, 0, 4], in: db)
        (phase, last) = (.new, 0)
        continue
      }
      var interval = entry.schedule?.intervalDays ?? 0
      if case .instant(let due)? = entry.schedule?.due {
        interval = -max(1, Int(due.timeIntervalSince(entry.time).rounded()))
      }
      let kind =
        switch phase {
        case .new, .learning: 0
        case .review: 1
        case .relearning: 2
        }
      try insertReview(
        [
          time, id, Int64(grade.rawValue), Int64(interval), Int64(last),
          Int64(((difficulty - 1) / 9 * 1000).rounded()) + 100, Int64(entry.duration ?? 0),
          Int64(kind),
        ], in: db)
      last = interval
      phase = entry.schedule?.phase ?? .review
    }
  }

  private func insertReview(_ values: [Int64], in db: Database) throws {
    var insert = try QuickStatement(
      db,
      """
      INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
      VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)
      """)
    for value in values { insert.bind(value) }
    try insert.run()
  }
}
