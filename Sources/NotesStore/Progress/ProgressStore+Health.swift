internal import GRDB

extension ProgressStore {
  /// Checks that the pages of the file are whole.
  ///
  /// - Throws: `StoreError.corrupt`.
  package func checkIntegrity() throws {
    let findings = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(1)") }
    if findings != ["ok"] { throw StoreError.corrupt(path: path) }
  }

  /// The number of rows in the review log.
  package func entryCount() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM review_log") ?? 0 }
  }
}
