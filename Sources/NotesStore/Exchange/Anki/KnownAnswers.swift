internal import Foundation
internal import GRDB
internal import KubeNotes

/// What the log has already of the history of a card that comes from Anki.
///
/// Asked card by card, since a log can be larger than what comes in.
struct KnownAnswers {
  private let db: Database
  /// The key of rows that came from Anki; nil where none did.
  private let imported: Int64?

  init(in db: Database) throws {
    self.db = db
    imported = try Int64.fetchOne(
      db, sql: "SELECT key FROM device WHERE id = ?", arguments: [AnkiHistory.device])
  }

  /// The entries that the log does not have.
  ///
  /// None where all answers of the card were given here, so that its state is known better here: an
  /// export of ours that comes back.
  func news(in entries: [ReviewLogEntry], of card: CardID) throws -> [ReviewLogEntry] {
    let rows = try rows(of: card)
    let answers = entries.filter { $0.kind == .review }
    let isOwn =
      !answers.isEmpty
      && answers.allSatisfy { rows.hasAnswer($0) && !rows.ids.contains($0.id) }
    return isOwn ? [] : entries.filter { !rows.hasAnswer($0) && !rows.ids.contains($0.id) }
  }

  private struct Rows {
    var ids: Set<String> = []
    /// When answers were given that do not come from Anki, in milliseconds since 1970.
    var times: Set<Int64> = []

    /// Rows with equal times are moved apart in an export, by a millisecond each.
    func hasAnswer(_ entry: ReviewLogEntry) -> Bool {
      guard entry.kind == .review, !times.isEmpty else { return false }
      let time = entry.time.milliseconds
      return (0...50).contains { times.contains(time - $0) }
    }
  }

  private func rows(of card: CardID) throws -> Rows {
    var rows = Rows()
    var statement = try QuickStatement(
      db,
      """
      SELECT uid, time, kind, device FROM review_log WHERE card IN (
        SELECT key FROM card_name WHERE card = (SELECT card FROM card_name WHERE id = ?))
      """)
    statement.bind(card.rawValue)
    while try statement.step() {
      rows.ids.insert(statement.text(0))
      if statement.integer(2) == Int64(LogRow.code(.review)), statement.integer(3) != imported {
        rows.times.insert(statement.integer(1))
      }
    }
    return rows
  }
}
