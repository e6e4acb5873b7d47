internal import GRDB
internal import GRDBSQLite

/// A statement of GRDB's cache that is bound and stepped straight on SQLite.
///
/// An answer and the card after it are some twenty statements that touch a row each, and an import is
/// millions of them. GRDB's rows and arguments took longer there than SQLite itself. Values are bound
/// from the first parameter on; columns count from 0 and are valid until the next step.
struct QuickStatement: ~Copyable {
  private let statement: Statement
  private let handle: OpaquePointer
  private var bound: CInt = 0

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    // GRDB leaves a statement at its end, where nothing can be bound.
    sqlite3_reset(handle)
  }

  deinit {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Makes the statement ready for other values.
  mutating func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    bound = 0
  }

  mutating func bind(_ value: Int64?) {
    bound += 1
    if let value { sqlite3_bind_int64(handle, bound, value) }
  }

  /// Leaves the next parameters NULL.
  mutating func skip(_ count: CInt) {
    bound += count
  }

  mutating func bind(_ value: Int?) {
    bind(value.map(Int64.init))
  }

  mutating func bind(_ value: Bool) {
    bind(value ? 1 : 0 as Int64)
  }

  mutating func bind(_ value: Double?) {
    bound += 1
    if let value { sqlite3_bind_double(handle, bound, value) }
  }

  mutating func bind(_ value: String?) {
    bound += 1
    if let value { SQLiteText.bind(value, to: handle, at: bound) }
  }

  mutating func bind(_ bytes: [UInt8]) {
    bound += 1
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // Without an address it would be NULL.
    guard !bytes.isEmpty else {
      sqlite3_bind_zeroblob(handle, bound, 0)
      return
    }
    _ = bytes.withUnsafeBytes {
      sqlite3_bind_blob(handle, bound, $0.baseAddress, CInt($0.count), transient)
    }
  }

  /// Goes to the next row; false behind the last.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let db = sqlite3_db_handle(handle)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db)),
        message: sqlite3_errmsg(db).map { String(cString: $0) }, sql: statement.sql)
    }
  }

  /// Runs the statement to its end.
  func run() throws {
    while try step() {}
  }

  func isNull(_ column: CInt) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// NULL is 0.
  func integer(_ column: CInt) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func integerIfAny(_ column: CInt) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  /// Whether the column holds a number, and no text or bytes.
  func isNumber(_ column: CInt) -> Bool {
    [SQLITE_INTEGER, SQLITE_FLOAT].contains(sqlite3_column_type(handle, column))
  }

  func numberIfAny(_ column: CInt) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  func textIfAny(_ column: CInt) -> String? {
    isNull(column) ? nil : text(column)
  }

  func text(_ column: CInt) -> String {
    guard let text = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
  }
}
