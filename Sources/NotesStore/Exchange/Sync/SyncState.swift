internal import Foundation
internal import GRDB
internal import KubeNotes

/// What was read of one file in a folder, and of what kind it is.
struct SyncFileState: Sendable, Hashable {
  var stamp: SyncFileStamp
  var place: SyncPlace
  /// Who writes it; nil for a file that is none of ours.
  var writer: String?
  var device: String?
  var deviceName: String?
  var isDamaged = false

  /// Whether all of it was read and nothing is wrong with it, so that more can be appended.
  var isWhole: Bool { !isDamaged && place.end == stamp.size }
}

/// What the last finished run knew of a folder.
///
/// Written only at the end of a run: a run that was cut short is done again from here, and finds
/// what it did before in the log and in the files.
struct SyncState: Sendable {
  /// All rows of the log up to this one stand in the folder.
  var covered: Int64 = 0
  var files: [String: SyncFileState] = [:]
  /// The links and settings that the folder holds, each in its latest form.
  var shared: [SharedKey: SharedValue] = [:]

  struct SharedKey: Sendable, Hashable {
    var isLink: Bool
    var key: String
  }

  /// Of two, the larger one stays.
  struct SharedValue: Sendable, Hashable, Comparable {
    var changed: Int64
    var value: String

    static func < (left: SharedValue, right: SharedValue) -> Bool {
      // By bytes, as SQLite compares where links are merged.
      left.changed != right.changed
        ? left.changed < right.changed
        : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
  }

  mutating func note(_ record: SyncRecord) {
    guard let (key, value) = record.shared else { return }
    shared[key] = Swift.max(shared[key] ?? value, value)
  }
}

extension SyncRecord {
  /// A link or setting as it is compared; nil for an entry.
  var shared: (SyncState.SharedKey, SyncState.SharedValue)? {
    switch self {
    case .entry: nil
    case .link(let link):
      (
        .init(isLink: true, key: link.id.rawValue),
        .init(changed: link.changed.milliseconds, value: link.target?.rawValue ?? "")
      )
    case .setting(let setting):
      (
        .init(isLink: false, key: setting.key),
        .init(changed: setting.changed.milliseconds, value: setting.value)
      )
    }
  }
}

extension SyncState {
  /// Nil when the folder was never synchronised with.
  init?(folder: String, in db: Database) throws {
    guard
      let covered = try Int64.fetchOne(
        db, sql: "SELECT covered FROM sync_folder WHERE path = ?", arguments: [folder])
    else { return nil }
    self.covered = covered
    let files = try Row.fetchAll(
      db,
      sql: """
        SELECT name, size, modified, inode, line_start, line_end, sum, writer, device, device_name,
          damaged FROM sync_file WHERE folder = ?
        """, arguments: [folder])
    for row in files {
      self.files[row[0]] = SyncFileState(
        stamp: SyncFileStamp(size: row[1], modified: row[2], inode: row[3]),
        place: SyncPlace(lineStart: row[4], end: row[5], sum: Array((row[6] as String).utf8)),
        writer: row[7], device: row[8], deviceName: row[9], isDamaged: row[10])
    }
    let shared = try Row.fetchAll(
      db, sql: "SELECT is_link, key, changed, value FROM sync_shared WHERE folder = ?",
      arguments: [folder])
    for row in shared {
      self.shared[SharedKey(isLink: row[0], key: row[1])] = SharedValue(
        changed: row[2], value: row[3])
    }
  }

  func store(folder: String, at now: Date, in db: Database) throws {
    for table in ["sync_file", "sync_shared"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE folder = ?", arguments: [folder])
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO sync_folder (path, covered, used) VALUES (?, ?, ?)",
      arguments: [folder, covered, now.milliseconds])
    for (name, file) in files {
      try db.execute(
        sql: """
          INSERT INTO sync_file (folder, name, size, modified, inode, line_start, line_end, sum,
            writer, device, device_name, damaged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          folder, name, file.stamp.size, file.stamp.modified, file.stamp.inode,
          file.place.lineStart, file.place.end, String(decoding: file.place.sum, as: UTF8.self),
          file.writer, file.device, file.deviceName, file.isDamaged,
        ])
    }
    for (key, value) in shared {
      try db.execute(
        sql: """
          INSERT INTO sync_shared (folder, is_link, key, changed, value) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [folder, key.isLink, key.key, value.changed, value.value])
    }
  }
}
