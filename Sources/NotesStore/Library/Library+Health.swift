internal import GRDB

extension Library {
  /// Checks that the file is whole and that the full-text index agrees with the text.
  ///
  /// - Throws: the error of SQLite that tells what is wrong.
  package func check() throws {
    try database.write { db in
      let findings = try String.fetchAll(db, sql: "PRAGMA quick_check")
      if findings != ["ok"] {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: findings.first)
      }
      // Rank 1 compares with the text as well (FTS5, "The 'integrity-check' Command").
      try db.execute(sql: "INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 1)")
      try db.execute(sql: "INSERT INTO pair_index (pair_index) VALUES ('integrity-check')")
    }
  }
}
