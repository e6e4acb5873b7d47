package import Foundation
internal import GRDB
package import KubeNotes

extension ProgressStore {
  /// Cards of which one is likely to be shown after the card at `now`, so that their texts can be made
  /// ready while a person thinks.
  ///
  /// A guess: which card comes is said by `next` alone, and may be none of these. None are told of a
  /// choice of single cards.
  package func upcoming(at now: Date, _ filter: QueueFilter = .all) throws -> [CardID] {
    if filter.cards != nil { return [] }
    return try read { db in
      let look = try Look(self, db, scheduler(db), now, filter)
      let topics: [Int64?] = look.topicKeys.map { $0.sorted() } ?? [nil]
      return try Lane.allCases.flatMap { lane in
        var heads: [(rank: Int64, card: CardID)] = []
        for topic in topics { heads += try Self.heads(of: lane, topic, on: look.today, db) }
        return heads.sorted { $0.rank < $1.rank }.prefix(2).map(\.card)
      }
    }
  }

  /// The first two cards of a lane, the first of which is most often the one that is shown.
  private static func heads(
    of lane: Lane, _ topic: Int64?, on today: StudyDay, _ db: Database
  ) throws -> [(rank: Int64, card: CardID)] {
    let index = lane == .new && topic != nil ? "queue_of_new_by_topic" : "queue_by_rank"
    var rows = try QuickStatement(
      db,
      """
      SELECT q.rank, c.name FROM card_state q INDEXED BY \(index) JOIN card c ON c.key = q.card
      WHERE q.lane = \(lane.rawValue) AND q.visible_from <= ?1
        \(topic == nil ? "" : "AND q.topic = ?2")
      ORDER BY q.rank LIMIT 2
      """)
    rows.bind(today.rawValue)
    if let topic { rows.bind(topic) }
    var heads: [(rank: Int64, card: CardID)] = []
    while try rows.step() { heads.append((rows.integer(0), CardID(rawValue: rows.text(1)))) }
    return heads
  }
}
