package import Foundation
internal import GRDB
internal import KubeNotes

/// The copies of one progress file, in a folder beside it.
///
/// A copy is made by SQLite while others read and write (`VACUUM INTO`), checked by SQLite and by a
/// replay of its log, and only then gets its name. So whatever has a name is whole.
package struct Backups: Sendable {
  package let folder: URL
  /// The progress file.
  package let progress: URL
  package let timeZone: TimeZone

  package init(progress: URL, timeZone: TimeZone) {
    self.progress = progress
    self.timeZone = timeZone
    folder = progress.deletingLastPathComponent()
      .appending(path: "backups", directoryHint: .isDirectory)
  }

  /// The newest first.
  package func all() -> [Backup] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.fileSizeKey, .isRegularFileKey])
    return (files ?? []).compactMap { file in
      let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
      guard values?.isRegularFile == true else { return nil }
      return Backup(file, size: values?.fileSize ?? 0)
    }.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
  }

  /// Finds a backup by its place in the list (1 is the newest), its name, its day or its path.
  ///
  /// - Parameter which: nil for the newest one that is whole.
  package func find(_ which: String?) throws -> Backup {
    let list = all()
    guard let which else {
      guard let newest = list.first(where: { $0.kind != .damaged }) else {
        throw BackupError.none(folder: folder.path(percentEncoded: false))
      }
      return newest
    }
    if let number = Int(which), list.indices.contains(number - 1) { return list[number - 1] }
    let named = list.first { [$0.name, $0.url.lastPathComponent].contains(which) }
    if let found = named ?? list.first(where: { day(of: $0) == which && $0.kind != .damaged }) {
      return found
    }
    let url = URL(filePath: which)
    var status = stat()
    guard stat(url.path(percentEncoded: false), &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { throw BackupError.unknown(which) }
    return Backup(
      url: url, time: Date(timeIntervalSince1970: Double(SyncFileStamp(status).modified) / 1e9),
      kind: .manual, size: Int(status.st_size))
  }

  /// `2026-01-05`, on the person's wall clock.
  private func day(of backup: Backup) -> String {
    String(backup.time.formatted(Date.ISO8601FormatStyle(timeZone: timeZone)).prefix(10))
  }

  /// Makes a copy now.
  ///
  /// - Throws: `BackupError`, `StoreError`.
  @discardableResult
  package func make(_ kind: Backup.Kind, of store: ProgressStore, at now: Date) throws -> Backup {
    try locked { try makeLocked(kind, of: store, at: now) }
  }

  /// Makes today's copy unless there is one, and removes copies whose time has gone.
  ///
  /// - Returns: the copy; nil when there was one, when nothing was studied yet, or when another
  ///   process is at it.
  @discardableResult
  package func makeDaily(of store: ProgressStore, at now: Date) throws -> Backup? {
    let today = day(of: Backup(url: folder, time: now, kind: .daily, size: 0))
    let isDone = all().contains { $0.kind != .damaged && day(of: $0) >= today }
    guard !isDone, try store.entryCount() > 0 else { return nil }
    do {
      return try locked(seconds: 0) {
        let backup = try makeLocked(.daily, of: store, at: now)
        rotate()
        return backup
      }
    } catch BackupError.busy {
      return nil
    }
  }

  func makeLocked(
    _ kind: Backup.Kind, of store: ProgressStore, at now: Date
  ) throws -> Backup {
    let new = folder.appending(path: ".new.sqlite")
    let path = new.path(percentEncoded: false)
    Self.remove(new)
    do {
      try store.queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
      let copy = try ProgressStore(path: path, timeZone: timeZone, randomness: store.randomness)
      let isSound = try copy.isSound()
      try copy.close()
      guard isSound else { throw StoreError.corrupt(path: store.path) }
      let target = freeName(kind, now)
      try Self.move(new, to: target)
      let size = try target.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      return Backup(url: target, time: now, kind: kind, size: size)
    } catch {
      Self.remove(new)
      throw describe(error, store)
    }
  }

  func freeName(_ kind: Backup.Kind, _ now: Date) -> URL {
    let name = Backup.name(now, kind)
    let names = [name] + (2...9999).lazy.map { "\(name)-\($0)" }
    let free = names.first { name in
      let path = folder.appending(path: "\(name).sqlite").path(percentEncoded: false)
      return !FileManager.default.fileExists(atPath: path)
    }
    return folder.appending(path: "\(free ?? name).sqlite")
  }

  private func rotate() {
    let daily = all().filter { $0.kind == .daily }
    let kept = BackupRotation().kept(daily.map(\.time), in: timeZone)
    for backup in daily where !kept.contains(backup.time) { Self.remove(backup.url) }
  }

  private func describe(_ error: any Error, _ store: ProgressStore) -> any Error {
    let path = folder.path(percentEncoded: false)
    return switch StoreError.describing(error, path: path) {
    case StoreError.diskFull: BackupError.diskFull(path: path)
    case StoreError.notWritable, StoreError.cannotOpen: BackupError.notWritable(path: path)
    case StoreError.corrupt: StoreError.corrupt(path: store.path)
    case let error as SyncError where error == .busy: BackupError.busy
    case let other: other
    }
  }
}
