package import Foundation
internal import GRDB
package import KubeNotes
internal import Synchronization

extension ProgressStore {
  /// Cards of which one is likely to be shown after the card at `now`, so that their texts can be made
  /// ready while a person thinks.
  ///
  /// A guess: which card comes is said by `next` alone, and may be none of these. None are told of a
  /// choice of single cards.
  ///
  /// - Parameter shown: the card that will be answered; what that changes is read from the file
  ///   already.
  package func upcoming(
    at now: Date, _ filter: QueueFilter = .all, after shown: CardID? = nil
  ) throws -> [CardID] {
    try read { db in
      // A choice of cards may be long, and is not asked for here.
      let look = try Look(self, db, scheduler(db), now, filter.cards == nil ? filter : .all)
      if let shown { try readAhead(shown, at: now, look, isWhole: filter.cards == nil) }
      if filter.cards != nil { return [] }
      return try Lane.allCases.flatMap { lane in
        var heads: [(rank: Int64, card: CardID)] = []
        for topic in look.topics { heads += try Self.heads(of: lane, topic, on: look.today, db) }
        return heads.sorted { $0.rank < $1.rank }.prefix(2).map(\.card)
      }
    }
  }

  /// Reads what stands about a card, and the places in the queue that its answers lead to, so that
  /// their pages are at hand when it is answered.
  ///
  /// - Parameter isWhole: whether the look is at all that the review is about.
  private func readAhead(_ card: CardID, at now: Date, _ look: Look, isWhole: Bool) throws {
    guard let standing = try standing(of: card, in: look.db) else { return }
    if isWhole {
      let heads = try PreparedAnswer.Heads(look, without: standing.place)
      preparedAnswer.withLock {
        $0 = PreparedAnswer(card: card, version: look.version, standing: standing, heads: heads)
      }
    }
    let outcomes = look.scheduler.outcomes(for: card, state: standing.state, at: now)
    for grade in Grade.allCases {
      let state = outcomes[grade].state
      guard let slot = QueueSlot(state: state, place: standing.place) else { continue }
      var row = try QuickStatement(
        look.db,
        """
        SELECT 1 FROM card_state INDEXED BY queue_by_rank WHERE lane = ? AND rank >= ? LIMIT 1
        """)
      row.bind(slot.lane.rawValue)
      row.bind(slot.rank)
      _ = try row.step()
    }
    // A first answer makes a row longer; where it does not fit its page, SQLite looks for room on those
    // beside it. A page of cards that were never answered has some hundred.
    var beside = try QuickStatement(
      look.db, "SELECT COUNT(phase) FROM card_state WHERE card BETWEEN ?1 - 128 AND ?1 + 128")
    beside.bind(standing.name.card)
    _ = try beside.step()
  }

  /// The first two cards of a lane, the first of which is most often the one that is shown.
  ///
  /// The count of answered siblings is read because `next` looks for them, so that their pages are at
  /// hand.
  private static func heads(
    of lane: Lane, _ topic: Int64?, on today: StudyDay, _ db: Database
  ) throws -> [(rank: Int64, card: CardID)] {
    let index = lane == .new && topic != nil ? "queue_of_new_by_topic" : "queue_by_rank"
    var rows = try QuickStatement(
      db,
      """
      SELECT q.rank, c.name, (
        SELECT COUNT(s.last_day) FROM card o JOIN card_state s ON s.card = o.key
        WHERE o.block = q.block)
      FROM card_state q INDEXED BY \(index) JOIN card c ON c.key = q.card
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
