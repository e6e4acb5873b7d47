package import Foundation
internal import GRDB
package import KubeNotes
internal import Synchronization

/// The person's progress in `progress.sqlite`: the review log, which is the truth, and what is
/// derived from it.
///
/// Every change is one transaction that is on the disk when the call returns (WAL with
/// `synchronous=FULL`). Several processes may use the file at once. Nothing here reads the clock:
/// `now` is an argument everywhere.
package final class ProgressStore: Sendable {
  /// This device's id, as it stands in the rows that are written here.
  package let device: String
  package let path: String
  package let timeZone: TimeZone

  let queue: DatabaseQueue
  let randomness: @Sendable () -> UInt64
  let deviceKey: Int64
  private let cachedScheduler = Mutex<(revision: Int64, scheduler: Scheduler)?>(nil)
  /// Reached within transactions only, which come one after the other.
  let carriedCounts = Mutex<CarriedCounts?>(nil)
  let preparedAnswer = Mutex<PreparedAnswer?>(nil)
  private let writes = GatheredWrites()

  /// Opens the file, or makes it when there is none. A file that cannot be used is left as it is.
  ///
  /// - Parameters:
  ///   - timeZone: the zone of the person's wall clock, which study days are counted in.
  ///   - randomness: gives 64 random bits at each call, for the ids of rows and device.
  /// - Throws: `StoreError`.
  package init(
    path: String, timeZone: TimeZone, randomness: @escaping @Sendable () -> UInt64
  ) throws {
    self.path = path
    self.timeZone = timeZone
    self.randomness = randomness
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try Self.prepare(queue, path: path)
      // Reading first: opening must not wait for another process that is writing.
      let known = try queue.read(Self.knownDevice)
      (device, deviceKey) = try known ?? queue.write { try Self.makeDevice($0, randomness) }
    } catch {
      throw StoreError.describing(error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.label = "progress"
    return configuration
  }

  /// Refuses what is not ours before anything is written, then brings the tables up to date.
  private static func prepare(_ queue: DatabaseQueue, path: String) throws {
    try queue.inDatabase { db in
      let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema") ?? 0
      if tables > 0, application != ProgressSchema.applicationID {
        throw StoreError.foreign(path: path)
      }
      let migrator = ProgressSchema.migrator
      if try migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA cache_size = -65536")
    }
    let isCurrent = { try queue.read(ProgressSchema.migrator.hasCompletedMigrations) }
    if try isCurrent() { return }
    do {
      try ProgressSchema.migrator.migrate(queue)
    } catch {
      // Another process may have made the tables between our look and our attempt.
      guard try isCurrent() else { throw error }
    }
  }

  private static func knownDevice(_ db: Database) throws -> (String, Int64)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT d.id, d.key FROM setting s JOIN device d ON d.id = json_extract(s.value, '$')
        WHERE s.key = 'device'
        """
    ).map { ($0[0], $0[1]) }
  }

  private static func makeDevice(
    _ db: Database, _ randomness: () -> UInt64
  ) throws -> (String, Int64) {
    if let known = try knownDevice(db) { return known }
    let id = EntryIdentifier.makeDevice(randomness)
    try db.execute(
      sql: "INSERT INTO setting (key, value, changed) VALUES ('device', json_quote(?), 0)",
      arguments: [id])
    return (id, try key(ofDevice: id, in: db))
  }

  static func key(ofDevice id: String, in db: Database) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT key FROM device WHERE id = ?")
    if let key = try Int64.fetchOne(find, arguments: [id]) { return key }
    try db.execute(sql: "INSERT INTO device (id) VALUES (?)", arguments: [id])
    return db.lastInsertedRowID
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try transaction("BEGIN DEFERRED TRANSACTION", body)
  }

  /// - Parameters:
  ///   - isAnswer: for a body that brings the carried counts in line itself, and takes what was prepared.
  ///   - meanwhile: what is done with the value while the disk is waited for (`GatheredWrites`).
  func write<Value>(
    isAnswer: Bool = false, meanwhile: (Value) -> Void = { _ in },
    _ body: (Database) throws -> Value
  ) throws -> Value {
    try transaction("BEGIN IMMEDIATE TRANSACTION", meanwhile: meanwhile) { db in
      if !isAnswer {
        carriedCounts.withLock { $0 = nil }
        preparedAnswer.withLock { $0 = nil }
      }
      return try body(db)
    }
  }

  /// Runs a transaction with statements that are compiled once.
  ///
  /// GRDB's own `read` and `write` compile four and two statements each time, which takes longer than
  /// a look at the queue.
  private func transaction<Value>(
    _ begin: String, meanwhile: (Value) -> Void = { _ in }, _ body: (Database) throws -> Value
  ) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        try QuickStatement(db, begin).run()
        do {
          let value = try body(db)
          try writes.during(db.sqliteConnection, meanwhile: { meanwhile(value) }) {
            try QuickStatement(db, "COMMIT TRANSACTION").run()
          }
          return value
        } catch {
          carriedCounts.withLock { $0 = nil }
          if db.isInsideTransaction { try? db.rollback() }
          throw error
        }
      }
    } catch {
      throw StoreError.describing(error, path: path)
    }
  }

  /// The scheduler of the present settings, as they stand in the transaction.
  ///
  /// Another process may change parameters at any time, so the revision of the settings is read each
  /// time; the settings themselves only when it has moved.
  func scheduler(_ db: Database) throws -> Scheduler {
    let statement = try QuickStatement(db, "SELECT changed FROM setting WHERE key = 'revision'")
    let revision = try statement.step() ? statement.integer(0) : 0
    if let cached = cachedScheduler.withLock({ $0 }), cached.revision == revision {
      return cached.scheduler
    }
    let scheduler = Scheduler(
      parameters: try Settings.parameters(db), options: try Settings.options(db),
      timeZone: timeZone)
    cachedScheduler.withLock { $0 = (revision, scheduler) }
    return scheduler
  }

  /// The scheduler of the present settings, for showing what each answer would lead to.
  package func scheduler() throws -> Scheduler {
    try read(scheduler(_:))
  }
}
