internal import Foundation
internal import GRDB
internal import KubeNotes

/// Walks over all entries of the review log that count, card by card in canonical order.
///
/// One pass over the table in the order of its rows: rows of several cards come mixed, but those of
/// one card are in canonical order there, unless rows of another device were merged in between. Such
/// cards, and those with undos, are read one by one at the end.
struct LogScan {
  private let store: ProgressStore
  private let db: Database
  private let names: Names

  init(_ store: ProgressStore, _ db: Database) throws {
    self.store = store
    self.db = db
    names = try Names(db)
  }

  /// From the keys of names to the keys of cards, and to ids.
  private struct Names {
    var cards: [Int64]
    var ids: [CardID]

    /// The card of a name.
    func card(_ name: Int64) throws -> Int64 {
      guard cards.indices.contains(Int(name)) else { throw Self.damage }
      return cards[Int(name)]
    }

    /// No key of ours leads nowhere: the file is damaged.
    private static var damage: DatabaseError {
      DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a key leads nowhere")
    }

    init(_ db: Database) throws {
      let last = try Int.fetchOne(db, sql: "SELECT MAX(key) FROM card_name") ?? 0
      guard (0...1 << 27).contains(last) else { throw Self.damage }
      cards = Array(repeating: 0, count: last + 1)
      ids = Array(repeating: CardID(rawValue: ""), count: last + 1)
      let names = try Row.fetchCursor(db, sql: "SELECT key, card, id FROM card_name")
      while let row = try names.next() {
        let key: Int = row[0]
        guard cards.indices.contains(key) else { throw Self.damage }
        cards[key] = row[1]
        ids[key] = CardID(rawValue: row[2])
      }
    }
  }

  /// Calls `body` with a card's key and an entry. Ids, devices and targets may be left empty: order,
  /// duplicates and undos are settled.
  func forEach(_ body: (Int64, ReviewLogEntry) throws -> Void) throws {
    let special = try special()
    try walk(except: special, body)
    for card in special.sorted() {
      for entry in Replay.counting(try store.entries(ofCard: card, in: db)) {
        try body(card, entry)
      }
    }
  }

  /// The cards whose rows cannot simply be taken as they come.
  private func special() throws -> Set<Int64> {
    var special: Set<Int64> = []
    var last: [Int64: Int64] = [:]
    let row = try QuickStatement(db, "SELECT card, time, kind FROM review_log ORDER BY seq")
    let undo = Int64(LogRow.code(.undo))
    while try row.step() {
      let card = try names.card(row.integer(0))
      let time = row.integer(1)
      let previous = last.updateValue(time, forKey: card)
      if row.integer(2) == undo || previous.map({ $0 >= time }) ?? false { special.insert(card) }
    }
    return special
  }

  private func walk(
    except special: Set<Int64>, _ body: (Int64, ReviewLogEntry) throws -> Void
  ) throws {
    let row = try QuickStatement(
      db,
      """
      SELECT card, time, day, kind, grade, duration, phase, remaining, due_time, due_day,
        interval, retention, flags, memory
      FROM review_log ORDER BY seq
      """)
    var entry = ReviewLogEntry(
      id: "", device: "", card: CardID(rawValue: ""), time: Date(milliseconds: 0),
      day: StudyDay(rawValue: 0), kind: .review)
    while try row.step() {
      let name = Int(row.integer(0))
      let card = try names.card(Int64(name))
      if special.contains(card) { continue }
      entry.card = names.ids[name]
      entry.time = Date(milliseconds: row.integer(1))
      entry.day = StudyDay(rawValue: Int(row.integer(2)))
      entry.kind = LogRow.kind(Int(row.integer(3)))
      entry.grade = row.integerIfAny(4).flatMap { Grade(rawValue: Int($0)) }
      entry.duration = row.integerIfAny(5).map { Int($0).bounded }
      entry.schedule = LogRow.schedule(row, from: 6)
      entry.memory = LogRow.memory(row.textIfAny(13))
      try body(card, entry)
    }
  }
}
