internal import GRDB

extension Library {
  /// Checks that the file is whole, that the full-text index agrees with the text, and that the
  /// words and the count of sections agree with the index.
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
      let differences = try Int.fetchOne(db, sql: Self.differences) ?? 0
      if differences > 0 {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "\(differences) words disagree with the index")
      }
      guard try PairSum.ofTable(in: db) == PairSum.ofText(in: db) else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT, message: "pairs of syllables disagree with the text")
      }
    }
  }

  /// Words that the index and the table of words count differently, and the sections likewise.
  private static let differences = """
    WITH indexed AS (
      SELECT term, doc FROM text_vocabulary
    )
    SELECT
      (SELECT count(*) FROM (SELECT * FROM indexed EXCEPT SELECT term, frequency FROM word))
      + (SELECT count(*) FROM (SELECT term, frequency FROM word EXCEPT SELECT * FROM indexed))
      + ((SELECT count(*) FROM section)
        <> coalesce((SELECT CAST(value AS INTEGER) FROM stamp WHERE name = 'sections'), 0))
    """
}
