internal import Foundation

/// A lock that one process at a time holds; the system releases it when the process ends, however
/// it ends.
final class FileLock {
  private let descriptor: Int32

  /// - Parameter seconds: how long to wait for another holder.
  /// - Throws: `SyncError.busy`.
  init(_ path: String, seconds: Int) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError.notWritable(path: path) }
    for _ in 0..<max(1, seconds * 20) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      usleep(50_000)
    }
    close(descriptor)
    throw SyncError.busy
  }

  deinit { close(descriptor) }
}
