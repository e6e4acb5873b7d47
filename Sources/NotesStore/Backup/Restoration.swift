package import Foundation
internal import GRDB
internal import KubeNotes

/// Puts a backup in the place of the progress.
///
/// First the backup is looked at in a copy of its own: an old one is brought to the present schema
/// there, and its log is replayed. Only then is anything changed, and what was there is kept.
package final class Restoration {
  package let backup: Backup
  /// What the backup holds.
  package let candidate: ProgressSummary
  /// What is there now; nil when there is nothing, or nothing that can be read.
  package let present: ProgressSummary?
  /// Whether the present file cannot be read any more.
  package let isDamaged: Bool
  /// Whether devices exchange this progress, so that what they have comes back.
  package let isSynced: Bool

  private let backups: Backups
  private let randomness: @Sendable () -> UInt64
  /// The checked copy.
  private let copy: URL

  /// Prepares; nothing is changed yet.
  ///
  /// - Throws: `BackupError.damaged` when the backup is; `StoreError.newer` when the present file was
  ///   written by a later version.
  package init(
    _ backup: Backup, _ backups: Backups, randomness: @escaping @Sendable () -> UInt64
  ) throws {
    self.backup = backup
    self.backups = backups
    self.randomness = randomness
    copy = backups.folder.appending(path: ".restore-\(getpid()).sqlite")
    let path = backup.url.path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(
        at: backups.folder, withIntermediateDirectories: true)
    } catch {
      throw BackupError.notWritable(path: backups.folder.path(percentEncoded: false))
    }
    Backups.remove(copy)
    try Backups.copy(backup.url, to: copy)
    do {
      let store = try ProgressStore(
        path: copy.path(percentEncoded: false), timeZone: backups.timeZone, randomness: randomness)
      guard try store.integrityProblems().isEmpty else { throw BackupError.damaged(path: path) }
      // A later version of this program may count otherwise; the log is what matters.
      if try !store.verify().isEmpty { try store.rebuild() }
      candidate = try store.summary()
      try store.close()
    } catch {
      Backups.remove(copy)
      if case StoreError.newer = error { throw StoreError.newer(path: path) }
      throw BackupError.damaged(path: path)
    }
    var isSynced = false
    do {
      (present, isSynced) = try Self.look(backups, randomness)
      isDamaged = false
    } catch StoreError.corrupt {
      (present, isDamaged) = (nil, true)
    } catch {
      Backups.remove(copy)
      throw error
    }
    self.isSynced = isSynced
  }

  deinit { Backups.remove(copy) }

  private static func look(
    _ backups: Backups, _ randomness: @escaping @Sendable () -> UInt64
  ) throws -> (ProgressSummary?, Bool) {
    let path = backups.progress.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { return (nil, false) }
    let store = try ProgressStore(
      path: path, timeZone: backups.timeZone, randomness: randomness)
    try store.checkIntegrity()
    let folders = try store.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sync_folder") ?? 0
    }
    return (try store.summary(), folders > 0)
  }

  /// Puts the backup in place.
  ///
  /// - Returns: where what was there is kept; nil when nothing was there.
  package func run(at now: Date) throws -> Backup? {
    try backups.locked {
      guard present != nil else { return try replaceFile(at: now) }
      let store = try ProgressStore(
        path: backups.progress.path(percentEncoded: false), timeZone: backups.timeZone,
        randomness: randomness)
      return try replaceContents(of: store, at: now)
    }
  }

  /// The file is sound: its contents are exchanged in one transaction, so that other processes may
  /// have it open, and a cut leaves the old or the new.
  private func replaceContents(of store: ProgressStore, at now: Date) throws -> Backup {
    let attached = copy.path(percentEncoded: false)
    return try store.detached { db in
      try db.execute(sql: "ATTACH DATABASE ? AS candidate", arguments: [attached])
      defer { try? db.execute(sql: "DETACH DATABASE candidate") }
      var kept: Backup?
      try db.inTransaction(.immediate) {
        // No other process can write between this copy and the exchange.
        kept = try keep(store, at: now)
        try Self.exchange(db, device: store.device)
        return .commit
      }
      guard let kept else { throw BackupError.nothing }
      return kept
    }
  }

  /// Copies the present file by a connection of its own, while this one holds off all writers.
  private func keep(_ store: ProgressStore, at now: Date) throws -> Backup {
    let reader = try ProgressStore(
      path: store.path, timeZone: backups.timeZone, randomness: randomness)
    return try backups.makeLocked(.replaced, of: reader, at: now)
  }

  private static func exchange(_ db: Database, device: String) throws {
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let triggers = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'")
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER main.\"\(trigger[0] as String)\"") }
    let revision =
      try Int64.fetchOne(
        db, sql: "SELECT changed FROM main.setting WHERE key = 'revision'") ?? 0
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          AND name NOT IN ('grdb_migrations', 'sync_home')
        """)
    for table in tables {
      let columns = try String.fetchAll(
        db, sql: "SELECT '\"' || name || '\"' FROM pragma_table_info(?)", arguments: [table]
      ).joined(separator: ", ")
      try db.execute(
        sql: """
          DELETE FROM main."\(table)";
          INSERT INTO main."\(table)" (\(columns)) SELECT \(columns) FROM candidate."\(table)";
          """)
    }
    for trigger in triggers { try db.execute(sql: trigger[1]) }
    // The file stays this device's, and whoever has settings in memory reads them again.
    _ = try ProgressStore.key(ofDevice: device, in: db)
    try db.execute(
      sql: """
        UPDATE setting SET value = json_quote(?) WHERE key = 'device';
        INSERT INTO setting (key, value, changed) VALUES ('revision', 'null', ?)
        ON CONFLICT (key) DO UPDATE SET changed = max(changed, excluded.changed);
        """, arguments: [device, revision + 1])
  }

  /// There is no file, or one that cannot be read: it is moved aside, byte for byte.
  private func replaceFile(at now: Date) throws -> Backup? {
    let progress = backups.progress
    let path = progress.path(percentEncoded: false)
    var kept: Backup?
    if FileManager.default.fileExists(atPath: path) {
      let target = backups.freeName(.damaged, now)
      try Backups.copy(progress, to: target)
      for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
        try Backups.copy(
          URL(filePath: path + suffix),
          to: URL(filePath: target.path(percentEncoded: false) + suffix))
      }
      kept = Backup(url: target, time: now, kind: .damaged, size: 0)
    }
    // A log of changes of the old file must not meet the new one.
    for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
    try Backups.move(copy, to: progress)
    return kept
  }
}

extension ProgressStore {
  /// Runs something outside of a transaction.
  func detached<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw StoreError.describing(error, path: path)
    }
  }
}
