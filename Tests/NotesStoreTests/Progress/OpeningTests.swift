import Foundation
import GRDB
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct OpeningTests {
  static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/progress")
  static let recorded = FileManager.default.fileExists(
    atPath: fixtures.appendingPathComponent("v1.sqlite").path)

  /// What stands in the database files of the fixtures.
  private static func fill(_ store: ProgressStore) throws {
    _ = try store.reconcile(
      [.sample("taint-effects"), .sample("text-12ab"), .sample("probe~1", topic: "probes")],
      at: .monday)
    _ = try store.answer("taint-effects", .good, at: .monday, duration: 3100)
    _ = try store.answer("taint-effects", .good, at: .monday.minutes(11), duration: 2500)
    _ = try store.answer("text-12ab", .again, at: .monday.minutes(12))
    _ = try store.undo(at: .monday.minutes(13))
    _ = try store.mark(.suspend, ["probe~1"], at: .monday.minutes(14))
    _ = try store.reconcile(
      [.sample("taint-effects"), .sample("text-34cd", "What is text-12ab??")], at: .monday)
    _ = try store.answer("text-34cd", .easy, at: .monday.days(1))
    try store.set(.newPerDay, to: 12, at: .monday)
    try store.registerFolder("/home/u/notes", at: .monday)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD_PROGRESS_FIXTURE"] != nil))
  func `record the file of this version`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try Self.fill(store)
    let version = ProgressSchema.migrator.migrations.last ?? ""
    let target = Self.fixtures.appendingPathComponent("\(version).sqlite")
    try? FileManager.default.removeItem(at: target)
    try store.queue.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [target.path])
    }
  }

  @Test(
    .enabled(if: recorded, "the fixture is missing"), arguments: ["v1", "v2", "v3", "v4", "v5"])
  func `files of earlier versions open with everything in them`(version: String) throws {
    let files = try TemporaryProgress()
    try FileManager.default.copyItem(
      at: Self.fixtures.appendingPathComponent("\(version).sqlite"),
      to: URL(fileURLWithPath: files.path))
    let store = try files.open()
    let fresh = try TemporaryProgress()
    let expected = try fresh.open()
    try Self.fill(expected)
    #expect(try store.verify() == [])
    #expect(try store.log().entries.count == 6)
    for card: CardID in ["taint-effects", "text-34cd", "text-12ab", "probe~1"] {
      #expect(try store.state(of: card) == expected.state(of: card))
    }
    #expect(try store.options().newPerDay == 12)
    #expect(try store.registeredFolders().map(\.path) == ["/home/u/notes"])
    #expect(try store.undo(at: .monday.days(2))?.entry.card == "text-34cd")
  }

  @Test func `a fixture exists for every version`() {
    let files = ProgressSchema.migrator.migrations.map { "\($0).sqlite" }
    for file in files {
      let path = Self.fixtures.appendingPathComponent(file).path
      #expect(FileManager.default.fileExists(atPath: path), "\(file)")
    }
  }

  @Test func `a file of a later version is refused and left as it is`() throws {
    let files = try TemporaryProgress()
    do {
      let store = try files.open()
      try store.queue.write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')")
      }
    }
    let error = #expect(throws: StoreError.self) { try files.open() }
    #expect(error == .newer(path: files.path))
    #expect(error?.message.ko.contains(files.path) == true)
  }

  @Test(arguments: ["hello", String(repeating: "not a database ", count: 1000)])
  func `what is no database is refused and left as it is`(content: String) throws {
    let files = try TemporaryProgress()
    try Data(content.utf8).write(to: URL(fileURLWithPath: files.path))
    let error = #expect(throws: StoreError.self) { try files.open() }
    #expect(error == .corrupt(path: files.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path)) == Data(content.utf8))
  }

  @Test func `a damaged database is refused and left as it is`() throws {
    let files = try TemporaryProgress()
    do {
      let store = try files.open()
      try Self.fill(store)
      try store.queue.writeWithoutTransaction { db in
        _ = try db.checkpoint(.truncate)
      }
    }
    var data = try Data(contentsOf: URL(fileURLWithPath: files.path))
    for offset in stride(from: 100, to: data.count, by: 7) { data[offset] = 0xA5 }
    try data.write(to: URL(fileURLWithPath: files.path))
    let error = #expect(throws: StoreError.self) { try files.open().verify() }
    #expect(error == .corrupt(path: files.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path)) == data)
  }

  @Test func `a database of another program is refused and left as it is`() throws {
    let files = try TemporaryProgress()
    do {
      let other = try DatabaseQueue(path: files.path)
      try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: files.path))
    let error = #expect(throws: StoreError.self) { try files.open() }
    #expect(error == .foreign(path: files.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path)) == data)
  }

  @Test func `a folder that is not there, or is no folder`() throws {
    let files = try TemporaryProgress()
    let missing = files.directory.appendingPathComponent("missing/progress.sqlite").path
    let generator = SeededBits(seed: 1)
    let error = #expect(throws: StoreError.self) {
      try ProgressStore(path: missing, timeZone: .gmt) { generator.next() }
    }
    #expect(error == .cannotOpen(path: missing))
    let folder = files.directory.path
    let second = #expect(throws: StoreError.self) {
      try ProgressStore(path: folder, timeZone: .gmt) { generator.next() }
    }
    #expect(second == .cannotOpen(path: folder))
  }

  /// SQLite reports a limit of pages exactly as it reports a full disk.
  @Test func `a full disk loses nothing`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(50), at: .monday)
    let pages = try store.queue.writeWithoutTransaction { db in
      try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    }
    try store.queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    var acknowledged = 0
    let error = #expect(throws: StoreError.self) {
      for _ in 0..<10_000 {
        _ = try store.answer("card-1", .good, at: .monday)
        acknowledged += 1
      }
    }
    #expect(error == .diskFull(path: files.path))
    #expect(acknowledged > 0)
    #expect(try store.log().entries.count == acknowledged)
    #expect(try store.verify() == [])
    #expect(try store.integrityProblems() == [])
  }

  @Test func `the log's rows can be neither changed nor removed`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.answer("a", .good, at: .monday)
    for sql in ["DELETE FROM review_log", "UPDATE review_log SET grade = 4"] {
      #expect(throws: DatabaseError.self) {
        try store.queue.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `every error has a sentence in both languages that names the thing`() {
    let path = "/home/u/progress.sqlite"
    let errors: [StoreError] = [
      .corrupt(path: path), .foreign(path: path), .newer(path: path), .notWritable(path: path),
      .cannotOpen(path: path), .diskFull(path: path), .busy(path: path), .inputOutput(path: path),
      .other(path: path, code: 1, detail: "detail"),
    ]
    for error in errors {
      #expect(error.message.ko.contains(path) && error.message.en.contains(path))
    }
    let codes: [(ResultCode, StoreError)] = [
      (.SQLITE_NOTADB, .corrupt(path: path)), (.SQLITE_READONLY, .notWritable(path: path)),
      (.SQLITE_FULL, .diskFull(path: path)), (.SQLITE_BUSY, .busy(path: path)),
      (.SQLITE_IOERR, .inputOutput(path: path)),
    ]
    for (code, expected) in codes {
      let described = StoreError.describing(DatabaseError(resultCode: code), path: path)
      #expect(described as? StoreError == expected)
    }
  }
}
