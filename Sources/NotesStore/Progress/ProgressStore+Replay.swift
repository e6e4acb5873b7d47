internal import Foundation
internal import GRDB
package import KubeNotes

/// Something derived that is not what the review log says.
package enum ProgressDifference: Sendable, Hashable {
  /// A card's stored state is another one.
  case state(CardID)
  /// A card stands in the wrong place of the queue.
  case queue(CardID)
  /// The counts of a study day are wrong.
  case day(StudyDay)

  package var message: Bilingual {
    switch self {
    case .state(let card):
      Bilingual(
        ko: "카드 \(card.rawValue)의 상태가 복습 기록과 다릅니다. "
          + "`quiz doctor --repair`로 기록에서 다시 계산하세요.",
        en: "The state of card \(card.rawValue) differs from the review log. "
          + "Compute it again from the log with `quiz doctor --repair`.")
    case .queue(let card):
      Bilingual(
        ko: "카드 \(card.rawValue)의 대기열 위치가 복습 기록과 다릅니다. "
          + "`quiz doctor --repair`로 기록에서 다시 계산하세요.",
        en: "The place of card \(card.rawValue) in the queue differs from the review log. "
          + "Compute it again from the log with `quiz doctor --repair`.")
    case .day(let day):
      Bilingual(
        ko: "\(day)의 학습 집계가 복습 기록과 다릅니다. "
          + "`quiz doctor --repair`로 기록에서 다시 계산하세요.",
        en: "The counts of \(day) differ from the review log. "
          + "Compute them again from the log with `quiz doctor --repair`.")
    }
  }
}

extension ProgressStore {
  /// Derives everything again from the review log.
  package func rebuild() throws {
    try write(rebuild(_:))
  }

  func rebuild(_ db: Database) throws {
    let replay = try LogReplay(self, db)
    try db.execute(sql: "DELETE FROM card_state; DELETE FROM study_day;")
    try DayActivity.settleCounted(in: db)
    for (card, place) in try places(db) {
      try store(replay.states[card], forCard: card, place: place, in: db)
    }
    for (day, activity) in replay.days { try activity.add(to: day, in: db) }
  }

  private func places(_ db: Database) throws -> [(Int64, Place)] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT key, present, topic, block, position FROM card ORDER BY key")
    var places: [(Int64, Place)] = []
    while let row = try rows.next() {
      places.append(
        (row[0], Place(isPresent: row[1], topic: row[2], block: row[3], position: row[4])))
    }
    return places
  }

  /// Compares all that is stored with a replay of the log. For `quiz doctor`.
  ///
  /// - Returns: every difference; none when all is well.
  package func verify() throws -> [ProgressDifference] {
    try read { db in
      let replay = try LogReplay(self, db)
      return try stateDifferences(replay, db) + queueDifferences(replay, db)
        + dayDifferences(replay, db)
    }
  }

  private func stateDifferences(
    _ replay: LogReplay, _ db: Database
  ) throws -> [ProgressDifference] {
    var stored: [Int64: StateRow] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT card, \(StateRow.columns) FROM card_state WHERE phase IS NOT NULL")
    while let row = try rows.next() { stored[row[0]] = StateRow(row, from: 1) }
    return try Set(stored.keys).union(replay.states.keys).sorted()
      .filter { stored[$0] != replay.states[$0].map(StateRow.init) }
      .map { .state(try presentName(ofCard: $0, in: db)) }
  }

  private func queueDifferences(
    _ replay: LogReplay, _ db: Database
  ) throws -> [ProgressDifference] {
    var stored: [Int64: QueueSlot] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT card, lane, rank, visible_from FROM card_state WHERE lane IS NOT NULL")
    while let row = try rows.next() {
      stored[row[0]] = QueueSlot(
        lane: Lane(rawValue: row[1]) ?? .daily, rank: row[2], visibleFrom: row[3])
    }
    return try places(db)
      .filter { card, place in
        let slot = QueueSlot(state: replay.states[card], place: place)
        return stored[card].map { !$0.agrees(with: slot) } ?? (slot != nil)
      }
      .map { .queue(try presentName(ofCard: $0.0, in: db)) }
  }

  private func dayDifferences(_ replay: LogReplay, _ db: Database) throws -> [ProgressDifference] {
    var stored: [StudyDay: DayActivity] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT introduced, reviewed, relearned, forgotten, duration, day FROM day_activity")
    while let row = try rows.next() {
      stored[StudyDay(rawValue: row[5])] = DayActivity(row)
    }
    return Set(stored.keys).union(replay.days.keys).sorted()
      .filter { (stored[$0] ?? .empty) != (replay.days[$0] ?? .empty) }
      .map { .day($0) }
  }

  func presentName(ofCard card: Int64, in db: Database) throws -> CardID {
    let statement = try db.cachedStatement(sql: "SELECT name FROM card WHERE key = ?")
    return CardID(rawValue: try String.fetchOne(statement, arguments: [card]) ?? "")
  }
}

extension ProgressStore {
  /// What SQLite itself finds wrong with the file, in its own words; none when all is well.
  package func integrityProblems() throws -> [String] {
    try read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
        .filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "\($0[0] as String): missing \($0[2] as String)"
      }
      return integrity + orphans
    }
  }
}
