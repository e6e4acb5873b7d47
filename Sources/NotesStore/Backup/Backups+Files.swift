internal import Foundation

extension Backups {
  /// Runs something while no other process makes or restores a backup.
  func locked<Result>(seconds: Int = 10, _ body: () throws -> Result) throws -> Result {
    let path = folder.path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw BackupError.notWritable(path: path)
    }
    let lock: FileLock
    do {
      lock = try FileLock(
        folder.appending(path: ".lock").path(percentEncoded: false), seconds: seconds)
    } catch SyncError.busy {
      throw BackupError.busy
    } catch {
      throw BackupError.notWritable(path: path)
    }
    defer { _ = lock }
    return try body()
  }

  /// Removes a database file with what SQLite keeps beside it.
  static func remove(_ url: URL) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      unlink(url.path(percentEncoded: false) + suffix)
    }
  }

  /// Gives a finished file its name, durably: in the folder there is either none or all of it.
  static func move(_ source: URL, to target: URL) throws {
    try settle(source)
    guard rename(source.path(percentEncoded: false), target.path(percentEncoded: false)) == 0
    else { throw failure(target) }
    try? settle(target.deletingLastPathComponent())
  }

  /// Copies a file durably.
  static func copy(_ source: URL, to target: URL) throws {
    do {
      try FileManager.default.copyItem(at: source, to: target)
    } catch {
      unlink(target.path(percentEncoded: false))
      throw (error as? CocoaError)?.code == .fileWriteOutOfSpace
        ? BackupError.diskFull(path: target.deletingLastPathComponent().path(percentEncoded: false))
        : BackupError.notWritable(path: target.path(percentEncoded: false))
    }
    try settle(target)
  }

  /// Waits until a file, or the entries of a folder, are on the disk.
  static func settle(_ url: URL) throws {
    let descriptor = open(url.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(url) }
  }

  private static func failure(_ url: URL) -> BackupError {
    let path = url.path(percentEncoded: false)
    return errno == ENOSPC || errno == EDQUOT ? .diskFull(path: path) : .notWritable(path: path)
  }
}
