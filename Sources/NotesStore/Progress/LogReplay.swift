internal import Foundation
internal import GRDB
internal import KubeNotes

/// The whole review log, folded into the states of all cards.
///
/// One pass over the table in the order of its rows. A card's rows are in canonical order there
/// unless rows of another device were merged in between; such cards, and those with undos, are
/// folded one by one.
struct LogReplay {
  private(set) var states: [Int64: CardState] = [:]
  private(set) var days: [StudyDay: DayActivity] = [:]

  init(_ store: ProgressStore, _ db: Database) throws {
    let scheduler = try store.scheduler(db)
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    let names = try Names(db)
    let special = try Self.special(names, db)
    try fold(replay, names, except: special, db)
    for card in special {
      let fold = Fold(try store.entries(ofCard: card, in: db), replay)
      states[card] = fold.state
      for (day, activity) in fold.days { days[day, default: .empty] += activity }
    }
  }

  /// From the keys of names to the keys of cards, and to ids.
  private struct Names {
    var cards: [Int64]
    var ids: [CardID]

    init(_ db: Database) throws {
      let count = try Int.fetchOne(db, sql: "SELECT MAX(key) FROM card_name") ?? 0
      cards = Array(repeating: 0, count: count + 1)
      ids = Array(repeating: CardID(rawValue: ""), count: count + 1)
      let rows = try Row.fetchCursor(db, sql: "SELECT key, card, id FROM card_name")
      while let row = try rows.next() {
        let key: Int = row[0]
        cards[key] = row[1]
        ids[key] = CardID(rawValue: row[2])
      }
    }
  }

  /// The cards whose rows cannot simply be folded as they come.
  private static func special(_ names: Names, _ db: Database) throws -> Set<Int64> {
    var special: Set<Int64> = []
    var last: [Int64: Int64] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT card, time, kind FROM review_log ORDER BY seq")
    let undo = LogRow.code(.undo)
    while let row = try rows.next() {
      let name: Int = row[0]
      let card = names.cards[name]
      let time: Int64 = row[1]
      let kind: Int = row[2]
      let previous = last.updateValue(time, forKey: card)
      if kind == undo || previous.map({ $0 >= time }) ?? false { special.insert(card) }
    }
    return special
  }

  private mutating func fold(
    _ replay: Replay, _ names: Names, except special: Set<Int64>, _ db: Database
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT card, time, day, kind, grade, duration, phase, remaining, due_time, due_day,
          interval, retention, flags
        FROM review_log ORDER BY seq
        """)
    // Neither id nor device matter here: order and duplicates are settled.
    var entry = ReviewLogEntry(
      id: "", device: "", card: CardID(rawValue: ""), time: Date(milliseconds: 0),
      day: StudyDay(rawValue: 0), kind: .review)
    while let row = try rows.next() {
      let name: Int = row[0]
      let card = names.cards[name]
      if special.contains(card) { continue }
      entry.card = names.ids[name]
      entry.time = Date(milliseconds: row[1])
      entry.day = StudyDay(rawValue: row[2])
      entry.kind = LogRow.kind(row[3])
      entry.grade = (row[4] as Int?).flatMap(Grade.init(rawValue:))
      entry.duration = row[5]
      entry.schedule = LogRow.schedule(row, from: 6)
      let before = states[card] ?? .new
      days[entry.day, default: .empty] += DayActivity(entry, before: before.phase)
      states[card] = replay.apply(entry, to: before)
    }
  }
}
