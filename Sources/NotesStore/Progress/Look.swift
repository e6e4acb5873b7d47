internal import Foundation
internal import GRDB
internal import KubeNotes

/// One look at the queue inside a transaction.
struct Look {
  let db: Database
  let scheduler: Scheduler
  let filter: QueueFilter
  let today: StudyDay
  /// What `ProgressStore.dataVersion` says: within a transaction always the same.
  let version: Int64
  /// The keys of the filter's topics; one nil for all.
  let topics: [Int64?]
  /// The heads of the lanes in which nothing is timed, where they are known.
  var heads: PreparedAnswer.Heads?
  private let now: Int64
  private let cards: String?

  /// The first card of a lane, and where it stands.
  struct Head {
    var rank: Int64
    var card: CardID
    /// Nil for a card that was never answered or marked.
    var state: CardState?
  }

  /// - Parameters:
  ///   - version: what `ProgressStore.dataVersion` says, where that was asked already.
  ///   - topics: the keys of the filter's topics, where they are known.
  init(
    _ store: ProgressStore, _ db: Database, _ scheduler: Scheduler, _ now: Date,
    _ filter: QueueFilter, version: Int64? = nil, topics known: [Int64?]? = nil
  ) throws {
    self.db = db
    self.filter = filter
    self.now = now.milliseconds
    self.scheduler = scheduler
    today = scheduler.calendar.day(of: now)
    self.version = try version ?? store.dataVersion(db)
    topics = try known ?? filter.topics.map { try Self.keys(ofTopics: $0, db) } ?? [nil]
    cards = try filter.cards.map { cards in
      try Settings.encode(cards.compactMap { try store.name(of: $0, in: db)?.card })
    }
  }

  private static func keys(ofTopics names: [String], _ db: Database) throws -> [Int64?] {
    var keys: [Int64?] = []
    for name in Set(names).sorted() {
      var row = try QuickStatement(db, "SELECT key FROM topic WHERE name = ?")
      row.bind(name)
      if try row.step() { keys.append(row.integer(0)) }
    }
    return keys
  }

  func doneToday() throws -> DayActivity {
    var row = try QuickStatement(
      db,
      "SELECT introduced, reviewed, relearned, forgotten, duration FROM day_activity WHERE day = ?"
    )
    row.bind(today.rawValue)
    return try row.step() ? DayActivity(row) : .empty
  }

  func newAllowed(_ done: DayActivity) -> Int {
    max(0, (filter.newPerDay ?? scheduler.options.newPerDay) - done.introduced)
  }

  func reviewsAllowed(_ done: DayActivity) -> Int {
    max(0, (filter.reviewsPerDay ?? scheduler.options.reviewsPerDay) - done.reviewed)
  }

  /// The first card in steps that is due by now. One that is due more than a day from now was
  /// answered under a clock that has been set back since, and counts as due.
  ///
  /// - Parameter ahead: how many seconds from now a card may be due.
  func timed(ahead: Int = 0) throws -> Head? {
    if let card = try first(of: .timed, below: now + Int64(ahead) * 1000 + 1) { return card }
    return try first(of: .timed, below: .max, from: now + 86_400_000)
  }

  /// The first card of the daily or new lane that can be shown.
  ///
  /// - Parameter block: a block whose cards are left out.
  func head(of lane: Lane, except block: Int64? = nil) throws -> Head? {
    if let heads { return lane == .daily ? heads.daily : heads.new }
    return try first(of: lane, below: bound(lane), hidesSiblings: true, except: block)
  }

  /// The blocks of which a card was answered today.
  func blocksStudiedToday() throws -> Set<Int64> {
    let statement = try db.cachedStatement(
      sql: """
        SELECT c.block FROM card c JOIN card_state s ON s.card = c.key
        WHERE s.last_day = ?1 AND c.key IN (
          SELECT n.card FROM review_log l JOIN card_name n ON n.key = l.card
          WHERE l.seq >= (SELECT first FROM log_day WHERE day = ?1) AND l.day = ?1)
        """)
    return try Set(Int64.fetchAll(statement, arguments: [today.rawValue]))
  }

  /// How many cards of a lane are due today, siblings included.
  func count(_ lane: Lane) throws -> Int {
    var total = 0
    for topic in topics {
      var row = try QuickStatement(
        db, "SELECT COUNT(*) \(condition(lane))")
      bind(&row, topic, from: .min, below: bound(lane))
      if try row.step() { total += Int(row.integer(0)) }
    }
    return total
  }

  /// The blocks of which a card of a lane will be shown today, one card each, in the lane's order.
  ///
  /// - Parameter others: blocks that have their card already.
  func blocks(of lane: Lane, upTo limit: Int, except others: [Set<Int64>]) throws -> Set<Int64> {
    var blocks: Set<Int64> = []
    for topic in topics where blocks.count < limit {
      var rows = try QuickStatement(
        db, "SELECT q.block \(condition(lane)) ORDER BY q.rank")
      bind(&rows, topic, from: .min, below: bound(lane))
      while blocks.count < limit, try rows.step() {
        let block = rows.integer(0)
        if !others.contains(where: { $0.contains(block) }) { blocks.insert(block) }
      }
    }
    return blocks
  }

  private func bound(_ lane: Lane) -> Int64 {
    lane == .daily ? QueueSlot.start(of: today + 1) : .max
  }

  private func first(
    of lane: Lane, below bound: Int64, from start: Int64 = .min, hidesSiblings: Bool = false,
    except block: Int64? = nil
  ) throws -> Head? {
    var best: Head?
    let shape = Shape(
      lane: lane, hasTopic: filter.topics != nil, hasCards: cards != nil,
      hidesSiblings: hidesSiblings)
    for topic in topics {
      var row = try QuickStatement(db, shape.first)
      bind(&row, topic, from: start, below: bound, except: block)
      guard try row.step() else { continue }
      let rank = row.integer(0)
      if best.map({ rank < $0.rank }) ?? true {
        best = Head(
          rank: rank, card: CardID(rawValue: row.text(1)),
          state: row.isNull(2) ? nil : StateRow(row, from: 2).state)
      }
    }
    return best
  }

  private func condition(_ lane: Lane) -> String {
    Shape(
      lane: lane, hasTopic: filter.topics != nil, hasCards: cards != nil, hidesSiblings: false
    ).condition
  }

  /// What the statements of looks differ in.
  private struct Shape {
    var lane: Lane
    var hasTopic: Bool
    var hasCards: Bool
    var hidesSiblings: Bool

    /// The statement for the first card; each is put together once.
    var first: String {
      let flags = (hasTopic ? 1 : 0) + (hasCards ? 2 : 0) + (hidesSiblings ? 4 : 0)
      return Self.firsts[(lane.rawValue - 1) * 8 + flags]
    }

    private static let firsts: [String] = Lane.allCases.flatMap { lane in
      (0..<8).map { flags in
        let shape = Shape(
          lane: lane, hasTopic: flags & 1 != 0, hasCards: flags & 2 != 0,
          hidesSiblings: flags & 4 != 0)
        let columns = StateRow.columns.split(separator: ", ").map { "q.\($0)" }
        return """
          SELECT q.rank, (SELECT name FROM card WHERE key = q.card), \(columns.joined(separator: ", "))
          \(shape.condition) ORDER BY q.rank LIMIT 1
          """
      }
    }

    var condition: String {
      let index =
        switch (hasCards, hasTopic, lane) {
        case (false, true, .new): "INDEXED BY queue_of_new_by_topic"
        case (false, _, _): "INDEXED BY queue_by_rank"
        default: ""
        }
      var sql = """
        FROM card_state q \(index)
        WHERE q.lane = \(lane.rawValue) AND q.rank >= ?1 AND q.rank < ?2 AND q.visible_from <= ?3
        """
      if hasTopic { sql += " AND q.topic = ?4" }
      if hasCards { sql += " AND q.card IN (SELECT value FROM json_each(?5))" }
      if hidesSiblings {
        sql += """
           AND q.block IS NOT ?6 AND NOT EXISTS (
            SELECT 1 FROM card c JOIN card_state s ON s.card = c.key
            WHERE c.block = q.block AND c.key <> q.card AND s.last_day = ?3)
          """
      }
      return sql
    }
  }

  /// Binds the values for `condition`; SQLite passes over those that the statement does not have.
  private func bind(
    _ statement: inout QuickStatement, _ topic: Int64?, from start: Int64, below bound: Int64,
    except block: Int64? = nil
  ) {
    statement.bind(start)
    statement.bind(bound)
    statement.bind(today.rawValue)
    statement.bind(topic)
    statement.bind(cards)
    statement.bind(block)
  }
}

extension DayActivity {
  fileprivate init(_ row: borrowing QuickStatement) {
    introduced = Int(row.integer(0))
    reviewed = Int(row.integer(1))
    relearned = Int(row.integer(2))
    forgotten = Int(row.integer(3))
    duration = Int(row.integer(4))
  }

  init(_ row: Row) {
    introduced = row[0]
    reviewed = row[1]
    relearned = row[2]
    forgotten = row[3]
    duration = row[4]
  }
}
