import Foundation
import GRDB
import GRDBSQLite
import KubeNotes
import Testing

@testable import NotesStore

/// Commits whose pages are written at once.
@Suite struct GatheredWritesTests {
  /// Another connection sees each commit as it was made, and the file stays whole: with commits of
  /// one page and of hundreds, caches that overflow, logs that start anew, and rollbacks.
  @Test(arguments: ["FULL", "NORMAL", "OFF"], [1, 2, 3] as [UInt64])
  func `every commit is there for others`(synchronous: String, seed: UInt64) throws {
    let files = try TemporaryProgress()
    let writer = try Connection(files.path)
    try writer.run("PRAGMA synchronous = \(synchronous)")
    try writer.run("PRAGMA cache_size = 8; PRAGMA wal_autocheckpoint = 50")
    try writer.run("CREATE TABLE entry (key INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    try writer.run("CREATE INDEX entry_by_text ON entry(text)")
    let reader = try Connection(files.path)
    let writes = GatheredWrites()
    var random = SplitMix64(seed: seed)
    var model: [Int: String] = [:]
    for round in 0..<150 {
      try writer.run("BEGIN IMMEDIATE")
      var changed = model
      for _ in 0..<([1, 3, 300].randomElement(using: &random) ?? 1) {
        let key = Int.random(in: 0..<2000, using: &random)
        let text = String(
          repeating: "\(round) ", count: Int.random(in: 1...200, using: &random))
        try writer.run("REPLACE INTO entry VALUES (\(key), '\(text)')")
        changed[key] = text
      }
      if Int.random(in: 0..<5, using: &random) == 0 {
        try writer.run("ROLLBACK")
      } else {
        try writes.during(writer.handle) { try writer.run("COMMIT") }
        model = changed
      }
      let sum = model.reduce(into: 0) { $0 += $1.key * $1.value.utf8.count }
      let read = try reader.number("SELECT total(key * length(text)) FROM entry")
      #expect(read == sum, "seed \(seed), round \(round)")
    }
    #expect(try reader.text("PRAGMA integrity_check") == "ok", "seed \(seed)")
  }

  @Test func `a commit of several pages is one write`() throws {
    let files = try TemporaryProgress()
    let writer = try Connection(files.path)
    try writer.run("PRAGMA synchronous = FULL")
    try writer.run("CREATE TABLE entry (key INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    func fill(_ writes: GatheredWrites?) throws -> Int {
      try writer.run("BEGIN IMMEDIATE")
      for key in 0..<5 {
        try writer.run("REPLACE INTO entry VALUES (\(key), hex(zeroblob(1900)))")
      }
      let before = try Self.writesOfThisThread()
      let handle = writes == nil ? nil : writer.handle
      try (writes ?? GatheredWrites()).during(handle) { try writer.run("COMMIT") }
      return try Self.writesOfThisThread() - before
    }
    _ = try fill(nil)
    #expect(try fill(nil) >= 10)
    #expect(try fill(GatheredWrites()) == 1)
  }

  /// What is done meanwhile is done once, after the pages were written and before others know of them.
  @Test func `work is done before the commit is made known`() throws {
    let files = try TemporaryProgress()
    let writer = try Connection(files.path)
    try writer.run("PRAGMA synchronous = FULL")
    try writer.run("CREATE TABLE entry (key INTEGER PRIMARY KEY)")
    let reader = try Connection(files.path)
    let writes = GatheredWrites()
    for round in 0..<50 {
      var seen: [Int] = []
      try writer.run("BEGIN IMMEDIATE; INSERT INTO entry VALUES (\(round))")
      try writes.during(
        writer.handle,
        meanwhile: { seen.append((try? reader.number("SELECT COUNT(*) FROM entry")) ?? -1) }
      ) { try writer.run("COMMIT") }
      #expect(seen == [round])
      #expect(try reader.number("SELECT COUNT(*) FROM entry") == round + 1)
    }
    var calls = 0
    try writer.run("BEGIN IMMEDIATE")
    try writes.during(writer.handle, meanwhile: { calls += 1 }) { try writer.run("COMMIT") }
    #expect(calls == 0)
  }

  @Test func `a commit that fails leaves nothing behind`() throws {
    let files = try TemporaryProgress()
    let writer = try Connection(files.path)
    try writer.run("PRAGMA foreign_keys = ON")
    try writer.run(
      """
      CREATE TABLE entry (key INTEGER PRIMARY KEY,
        parent INTEGER REFERENCES entry(key) DEFERRABLE INITIALLY DEFERRED)
      """)
    let writes = GatheredWrites()
    try writer.run("BEGIN IMMEDIATE; INSERT INTO entry VALUES (1, 2)")
    #expect(throws: DatabaseError.self) {
      try writes.during(writer.handle) { try writer.run("COMMIT") }
    }
    try writer.run("INSERT INTO entry VALUES (2, 1)")
    try writes.during(writer.handle) { try writer.run("COMMIT") }
    #expect(try Connection(files.path).number("SELECT COUNT(*) FROM entry") == 2)
  }

  /// How often the thread has asked the system to write, by proc_pid_io(5).
  private static func writesOfThisThread() throws -> Int {
    let text = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("syscw: ") })
    return try #require(Int(line.dropFirst("syscw: ".count)))
  }
}

/// A connection to a file with a write-ahead log, without GRDB.
private final class Connection {
  let handle: OpaquePointer

  init(_ path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open(path, &opened)
    guard code == SQLITE_OK, let opened else {
      throw DatabaseError(resultCode: .init(rawValue: code))
    }
    handle = opened
    sqlite3_busy_timeout(handle, 5000)
    try run("PRAGMA journal_mode = WAL")
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: .init(rawValue: code)) }
  }

  func text(_ sql: String) throws -> String {
    var statement: OpaquePointer?
    sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    guard sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else {
      throw DatabaseError(resultCode: .init(rawValue: sqlite3_errcode(handle)))
    }
    return String(cString: text)
  }

  func number(_ sql: String) throws -> Int {
    try #require(Double(text(sql)).map { Int($0) })
  }
}
