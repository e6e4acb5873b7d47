internal import Foundation
internal import GRDB
internal import KubeNotes

/// What the log has already of the history of a card that comes from Anki.
///
/// Asked card by card, since a log can be larger than what comes in.
struct KnownAnswers {
  private let db: Database
  /// Whether to look for rows under other cards as well. Who writes need not: a row comes in once.
  private let isTrial: Bool
  /// The key of rows that came from Anki; nil where none did.
  private let imported: Int64?

  init(in db: Database, isTrial: Bool) throws {
    self.db = db
    self.isTrial = isTrial
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
    return isOwn ? [] : try entries.filter { try !rows.hasAnswer($0) && !hasRow($0, rows) }
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

  private func hasRow(_ entry: ReviewLogEntry, _ rows: Rows) throws -> Bool {
    if rows.ids.contains(entry.id) { return true }
    // Under another card: a note that was deleted and came in anew. Ids of Anki's rows are unlike ours.
    guard isTrial, imported != nil else { return false }
    var statement = try QuickStatement(db, "SELECT 1 FROM review_log WHERE uid = ?")
    statement.bind(entry.id)
    return try statement.step()
  }
}
