internal import GRDB
internal import GRDBSQLite
internal import KubeNotes

/// The FTS5 auxiliary function `collect(text_index, ?)`: feeds a `PageCollector` with the hits of
/// each row. Ranking in one pass, inside SQLite, needs neither sorting nor the text.
enum SearchFunction {
  static let pointerType: StaticString = "kubenotes-collector"

  /// Where the collector lives while the statement runs.
  final class Box {
    var collector: PageCollector

    init(_ collector: PageCollector) {
      self.collector = collector
    }
  }

  static func register(in db: Database) {
    let api = UnsafeMutablePointer(mutating: FTS5.api(db))
    _ = api.pointee.xCreateFunction(api, "collect", nil, collect, nil)
  }

  private static let collect: fts5_extension_function = { api, context, result, count, values in
    guard let api, let context, count == 1, let value = values?[0] else { return }
    let type = UnsafeRawPointer(pointerType.utf8Start).assumingMemoryBound(to: CChar.self)
    guard let pointer = sqlite3_value_pointer(value, type) else { return }
    let box = Unmanaged<Box>.fromOpaque(pointer).takeUnretainedValue()
    for phrase in 0..<api.pointee.xPhraseCount(context) {
      var iterator = Fts5PhraseIter()
      var column: CInt = 0
      var offset: CInt = 0
      guard api.pointee.xPhraseFirst(context, phrase, &iterator, &column, &offset) == SQLITE_OK
      else { continue }
      while column >= 0 {
        box.collector.hit(phrase: Int(phrase), column: Int(column))
        api.pointee.xPhraseNext(context, &iterator, &column, &offset)
      }
    }
    box.collector.finish(row: api.pointee.xRowid(context))
  }

  /// Runs a plan over the whole index.
  static func run(_ collector: PageCollector, in db: Database) throws -> (
    pages: [PageCollector.Page], matches: Int
  ) {
    let box = Box(collector)
    var statement: OpaquePointer?
    let sql = "SELECT collect(text_index, ?2) FROM text_index WHERE text_index MATCH ?1"
    guard sqlite3_prepare_v2(db.sqliteConnection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) })
    }
    defer { sqlite3_finalize(statement) }
    let type = UnsafeRawPointer(pointerType.utf8Start).assumingMemoryBound(to: CChar.self)
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, 1, collector.plan.matchExpression, -1, transient)
    var code = SQLITE_OK
    withExtendedLifetime(box) {
      sqlite3_bind_pointer(statement, 2, Unmanaged.passUnretained(box).toOpaque(), type, nil)
      repeat { code = sqlite3_step(statement) } while code == SQLITE_ROW
    }
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: sqlite3_errmsg(db.sqliteConnection).map { String(cString: $0) })
    }
    return (box.collector.finish(), box.collector.matchCount)
  }
}
