internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A connection for reading, straight on SQLite.
///
/// What people wait for is the start of the process: opening GRDB's queue, its authorizer and its
/// savepoints took as long as a whole search. Writing goes through GRDB.
final class ReadConnection: Sendable {
  /// SQLite's handle and the statements that wait to be used again. Reached under `lock` only.
  private nonisolated(unsafe) let handle: OpaquePointer
  private nonisolated(unsafe) var idle: [String: OpaquePointer] = [:]
  private nonisolated(unsafe) var depth = 0
  private let lock = NSRecursiveLock()

  /// - Throws: `DatabaseError`, also where there is no file.
  init(path: String) throws {
    var opened: OpaquePointer?
    // A journal that a crash left can only be rolled back by a connection that may write.
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 5000)
    try SearchTokenizer.register(in: handle)
    try SearchFunction.register(in: handle)
  }

  deinit {
    for statement in idle.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Reads within one transaction, so that all of it sees the same state; may be nested.
  func read<Value>(_ body: (ReadConnection) throws -> Value) throws -> Value {
    lock.lock()
    defer { lock.unlock() }
    if depth == 0 { try run("BEGIN") }
    depth += 1
    defer {
      depth -= 1
      if depth == 0 { sqlite3_exec(handle, "COMMIT", nil, nil, nil) }
    }
    return try body(self)
  }

  /// Hands on the rows of a query until the body returns false.
  ///
  /// The statement is kept for the next time. Rows are valid in the body only.
  func forEachRow(
    _ sql: String, _ values: [ReadValue] = [], _ body: (ReadRow) throws -> Bool
  ) throws {
    let statement = try idle.removeValue(forKey: sql) ?? prepare(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      // The same query may have been asked within the body.
      if let other = idle.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
    }
    for (index, value) in values.enumerated() { value.bind(to: statement, at: CInt(index + 1)) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if try !body(ReadRow(statement: statement)) { return }
      case SQLITE_DONE: return
      default: throw error()
      }
    }
  }

  /// A query whose rows are asked for one by one, beside those of others.
  func cursor(_ sql: String, _ values: [ReadValue]) throws -> ReadCursor {
    let statement = try prepare(sql)
    for (index, value) in values.enumerated() { value.bind(to: statement, at: CInt(index + 1)) }
    return ReadCursor(connection: self, statement: statement)
  }

  /// All rows of a query.
  func all<Value>(
    _ sql: String, _ values: [ReadValue] = [], _ make: (ReadRow) throws -> Value
  ) throws -> [Value] {
    var all: [Value] = []
    try forEachRow(sql, values) { row in
      all.append(try make(row))
      return true
    }
    return all
  }

  /// The first row of a query; nil where there is none.
  func first<Value>(
    _ sql: String, _ values: [ReadValue] = [], _ make: (ReadRow) throws -> Value
  ) throws -> Value? {
    var first: Value?
    try forEachRow(sql, values) { row in
      first = try make(row)
      return false
    }
    return first
  }

  private func prepare(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw error()
    }
    return statement
  }

  private func run(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  fileprivate func error() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(handle)),
      message: sqlite3_errmsg(handle).map { String(cString: $0) })
  }
}

/// The rows of a query, one by one.
final class ReadCursor {
  private let connection: ReadConnection
  private let statement: OpaquePointer

  fileprivate init(connection: ReadConnection, statement: OpaquePointer) {
    self.connection = connection
    self.statement = statement
  }

  deinit { sqlite3_finalize(statement) }

  /// The next row, valid until the one after; nil behind the last.
  func next() throws -> ReadRow? {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return ReadRow(statement: statement)
    case SQLITE_DONE: return nil
    default: throw connection.error()
    }
  }
}

/// A value that a query is asked with.
enum ReadValue {
  case text(String)
  case integer(Int64)
  /// An object for a function of ours, under the name of its kind.
  case pointer(UnsafeMutableRawPointer, StaticString)
  case null

  fileprivate func bind(to statement: OpaquePointer, at index: CInt) {
    switch self {
    case .text(let text): SQLiteText.bind(text, to: statement, at: index)
    case .integer(let value): sqlite3_bind_int64(statement, index, value)
    case .pointer(let pointer, let name):
      let type = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_pointer(statement, index, pointer, type, nil)
    case .null: sqlite3_bind_null(statement, index)
    }
  }
}

/// A row while it is read; columns count from 0.
struct ReadRow {
  fileprivate let statement: OpaquePointer

  subscript(_ column: CInt) -> String { self[column] ?? "" }

  subscript(_ column: CInt) -> String? {
    guard let text = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  subscript(_ column: CInt) -> Int64 { sqlite3_column_int64(statement, column) }

  subscript(_ column: CInt) -> Int { Int(sqlite3_column_int64(statement, column)) }

  subscript(_ column: CInt) -> UInt32 {
    UInt32(truncatingIfNeeded: sqlite3_column_int64(statement, column))
  }

  subscript(_ column: CInt) -> Bool { sqlite3_column_int64(statement, column) != 0 }

  subscript(_ column: CInt) -> Double { sqlite3_column_double(statement, column) }

  /// The bytes of a column, valid until the next row.
  func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(statement, column),
      count: Int(sqlite3_column_bytes(statement, column)))
  }

  func isNull(_ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
}
