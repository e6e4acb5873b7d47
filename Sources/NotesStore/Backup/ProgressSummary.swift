package import Foundation
internal import GRDB
internal import KubeNotes

/// What a progress file holds, in numbers that people can compare.
package struct ProgressSummary: Sendable, Hashable {
  /// Cards that were answered.
  package var cards: Int
  /// Rows of the log.
  package var entries: Int
  /// Answers among them.
  package var answers: Int
  package var lastAnswer: Date?
}

extension ProgressStore {
  package func summary() throws -> ProgressSummary {
    try read { db in
      let review = LogRow.code(.review)
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT COUNT(*) FROM card_state WHERE reps > 0), COUNT(*),
            COUNT(*) FILTER (WHERE kind = ?1), MAX(time) FILTER (WHERE kind = ?1)
          FROM review_log
          """, arguments: [review])
      return ProgressSummary(
        cards: row?[0] ?? 0, entries: row?[1] ?? 0, answers: row?[2] ?? 0,
        lastAnswer: (row?[3] as Int64?).map(Date.init(milliseconds:)))
    }
  }

  /// Whether the file is whole and its states are what its log says.
  func isSound() throws -> Bool {
    try integrityProblems().isEmpty && verify().isEmpty
  }

  /// Ends the use of the file; what is open is written back to it.
  func close() throws {
    do {
      try queue.close()
    } catch {
      throw StoreError.describing(error, path: path)
    }
  }
}
