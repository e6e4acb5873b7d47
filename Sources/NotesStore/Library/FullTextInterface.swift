internal import GRDB
internal import GRDBSQLite

/// The functions by which FTS5 takes in tokenizers and auxiliary functions
/// (<https://www.sqlite.org/fts5.html#extending_fts5>).
enum FullTextInterface {
  /// - Throws: `DatabaseError` where SQLite has no FTS5.
  static func of(_ handle: OpaquePointer) throws -> UnsafeMutablePointer<fts5_api> {
    var api: UnsafeMutablePointer<fts5_api>?
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    if sqlite3_prepare_v2(handle, "SELECT fts5(?)", -1, &statement, nil) == SQLITE_OK {
      withUnsafeMutablePointer(to: &api) { place in
        sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
        sqlite3_step(statement)
      }
    }
    guard let api else { throw DatabaseError(message: "SQLite was built without FTS5") }
    return api
  }
}
