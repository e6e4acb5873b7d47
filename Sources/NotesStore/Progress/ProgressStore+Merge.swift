package import Foundation
internal import GRDB
package import KubeNotes

/// An id that continues the memory of another id, or stands for itself again.
package struct CardLink: Sendable, Hashable, Codable {
  package var id: CardID
  package var target: CardID?
  package var changed: Date

  package init(id: CardID, target: CardID?, changed: Date) {
    self.id = id
    self.target = target
    self.changed = changed
  }
}

extension ProgressStore {
  /// Takes in entries of other devices, imports or backups. The order of entries and of calls does
  /// not matter, and entries that are there already change nothing. Many entries are taken in several
  /// transactions; what was taken in before an interruption stays.
  ///
  /// - Returns: how many entries were new.
  @discardableResult
  package func merge(
    _ entries: some Sequence<ReviewLogEntry>, links: [CardLink] = []
  ) throws -> Int {
    let entries = Array(entries)
    var rest = Self.order(of: entries)[...]
    var links = links
    var count = 0
    repeat {
      let batch = rest.prefix(Self.mergeBatch)
      count += try write { try merge(entries, batch, links: links, in: $0) }
      rest = rest.dropFirst(batch.count)
      links = []
    } while !rest.isEmpty
    return count
  }

  /// Entries merged in one transaction: enough that few replays of the whole log are needed, few
  /// enough that another process does not wait as long as it would at most (`busyMode`).
  static let mergeBatch = 200_000

  func merge(_ entries: [ReviewLogEntry], links: [CardLink], in db: Database) throws -> Int {
    try merge(entries, Self.order(of: entries)[...], links: links, in: db)
  }

  /// The places of entries in canonical order. Sorting the entries themselves moves a quarter of a
  /// kilobyte about for each.
  private static func order(of entries: [ReviewLogEntry]) -> [Int] {
    let times = entries.enumerated().map { (place: $0.offset, time: $0.element.time) }
    return times.sorted {
      $0.time != $1.time ? $0.time < $1.time : entries[$0.place].id < entries[$1.place].id
    }.map(\.place)
  }

  private func merge(
    _ entries: [ReviewLogEntry], _ order: ArraySlice<Int>, links: [CardLink], in db: Database
  ) throws -> Int {
    let touched = try mergeLinks(links, in: db)
    var devices: [String: Int64] = [:]
    var names: [CardID: Name] = [:]
    var added: [Int64: Added] = [:]
    var count = 0
    for place in order {
      let entry = entries[place]
      let name = try names[entry.card] ?? ensureName(of: entry.card, in: db)
      names[entry.card] = name
      let device = try devices[entry.device] ?? Self.key(ofDevice: entry.device, in: db)
      devices[entry.device] = device
      if added[name.card] == nil {
        added[name.card] = Added(isFirst: try !hasEntries(ofCard: name.card, in: db))
      }
      guard try LogRow.insert(entry, device: device, name: name.key, into: db) else { continue }
      added[name.card]?.places.append(place)
      count += 1
    }
    added = added.filter { !$0.value.places.isEmpty }
    if touched || added.count(where: { !$0.value.isFirst }) > Self.rebuildThreshold {
      try rebuild(db)
    } else {
      try derive(added, of: entries, in: db)
    }
    return count
  }

  /// The rows that a card got.
  private struct Added {
    /// Whether the card had none before.
    var isFirst: Bool
    /// Where they stand among the entries.
    var places: [Int] = []
  }

  private func hasEntries(ofCard card: Int64, in db: Database) throws -> Bool {
    var statement = try QuickStatement(
      db,
      "SELECT 1 FROM review_log WHERE card IN (SELECT key FROM card_name WHERE card = ?) LIMIT 1")
    statement.bind(card)
    return try statement.step()
  }

  /// From this many cards on that had rows already, one replay of everything is faster than card by
  /// card.
  private static let rebuildThreshold = 500

  /// Folds the cards again that got new rows.
  private func derive(
    _ added: [Int64: Added], of all: [ReviewLogEntry], in db: Database
  ) throws {
    let scheduler = try scheduler(db)
    let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
    var days: [StudyDay: DayActivity] = [:]
    for (card, rows) in added {
      let new = rows.places.map { all[$0] }
      let fold: Fold
      if rows.isFirst {
        // All that there is of the card is at hand, as when a deck comes in.
        fold = Fold(new, replay)
      } else {
        let ids = Set(new.map(\.id))
        let entries = try entries(ofCard: card, in: db)
        fold = Fold(entries, replay)
        for (day, activity) in Fold(entries.filter { !ids.contains($0.id) }, replay).days {
          days[day, default: .empty] -= activity
        }
      }
      for (day, activity) in fold.days { days[day, default: .empty] += activity }
      try store(fold.state, forCard: card, in: db)
    }
    for (day, activity) in days { try activity.add(to: day, in: db) }
  }

  /// All links, for another device.
  package func links() throws -> [CardLink] {
    try read(links(in:))
  }

  func links(in db: Database) throws -> [CardLink] {
    try Row.fetchAll(db, sql: "SELECT id, target, changed FROM card_link ORDER BY id").map {
      CardLink(
        id: CardID(rawValue: $0[0]), target: ($0[1] as String?).map(CardID.init(rawValue:)),
        changed: Date(milliseconds: $0[2]))
    }
  }

  /// The log in the order in which this file got to know its rows.
  ///
  /// - Parameters:
  ///   - sequence: only rows after this one; 0 for all.
  ///   - limit: at most so many.
  /// - Returns: the entries, and the sequence number of the last of them.
  package func log(
    after sequence: Int64 = 0, limit: Int = .max
  ) throws -> (entries: [ReviewLogEntry], last: Int64) {
    try read { db in
      var row = try QuickStatement(
        db, "\(LogRow.select) WHERE l.seq > ? ORDER BY l.seq LIMIT ?")
      row.bind(sequence)
      row.bind(limit)
      var entries: [ReviewLogEntry] = []
      var last = sequence
      while try row.step() {
        entries.append(LogRow.entry(row))
        last = row.integer(LogRow.sequence)
      }
      return (entries, last)
    }
  }

  /// - Returns: whether a name moved from one card to another.
  private func mergeLinks(_ links: [CardLink], in db: Database) throws -> Bool {
    guard !links.isEmpty else { return false }
    for link in links {
      // Of two links of one time the larger target wins, so that the order does not matter.
      try db.execute(
        sql: """
          INSERT INTO card_link (id, target, changed) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET target = excluded.target, changed = excluded.changed
          WHERE excluded.changed > changed OR (excluded.changed = changed
            AND coalesce(excluded.target, '') > coalesce(target, ''))
          """,
        arguments: [
          link.id.rawValue, link.target?.rawValue, link.changed.milliseconds,
        ])
    }
    return try CardGroups(self, db).apply()
  }
}
