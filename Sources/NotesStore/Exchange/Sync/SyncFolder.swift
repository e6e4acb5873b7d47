internal import Foundation

/// What the system says about a file: enough to tell that it did not change.
struct SyncFileStamp: Sendable, Hashable {
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int64
  var inode: Int64

  init(size: Int, modified: Int64, inode: Int64) {
    (self.size, self.modified, self.inode) = (size, modified, inode)
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    inode = Int64(truncatingIfNeeded: status.st_ino)
  }
}

/// A folder that devices share.
///
/// Nothing outside of it is touched whatever stands in it: files are opened below its descriptor by
/// their bare names, symbolic links are not followed, and what is no regular file is not read.
struct SyncFolder: ~Copyable {
  /// More than a writer puts into one file (`segmentSize`) by far.
  static let largestFile = 64 << 20
  static let mostFiles = 20_000
  /// A writer begins another file when one has reached this size, so that tools which copy whole
  /// files have little to copy.
  static let segmentSize = 1 << 20

  let path: String
  private let descriptor: Int32

  /// - Throws: `SyncError`.
  init(_ path: String) throws(SyncError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor < 0 else { return }
    switch errno {
    case ENOENT: throw .missing(path: path)
    case ENOTDIR: throw .notFolder(path: path)
    default: throw .unreadable(path: path)
    }
  }

  deinit { close(descriptor) }

  /// The names in the folder that could be sync files, in their order.
  ///
  /// Whatever else begins and ends like one counts as well, such as the copies that file
  /// synchronisers make of a file that changed in two places.
  func names() throws(SyncError) -> [String] {
    guard let stream = opendir(path) else { throw .unreadable(path: path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("quiz-"), name.hasSuffix(".jsonl") { names.append(name) }
    }
    return names.sorted()
  }

  enum Opened {
    case file([UInt8], SyncFileStamp)
    case failed(SyncReport.Ignored.Reason)
    case gone
  }

  /// The bytes of a file from an offset on.
  ///
  /// - Parameter offset: nil where only the stamp is wanted.
  func read(_ name: String, from offset: Int?) -> Opened {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      return errno == ENOENT ? .gone : .failed(errno == ELOOP ? .notFile : .unreadable)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return .failed(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failed(.notFile) }
    let stamp = SyncFileStamp(status)
    guard stamp.size <= Self.largestFile else { return .failed(.tooLarge) }
    guard let offset, offset < stamp.size else { return .file([], stamp) }
    var bytes = [UInt8](repeating: 0, count: stamp.size - offset)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + filled }, $0.count - filled, off_t(offset + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failed(.unreadable) }
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return .file(bytes, stamp)
  }

  /// Appends to a file of this device, durably, or makes it.
  ///
  /// A part that could not be written wholly is cut off again, as far as the system lets us.
  ///
  /// - Parameter size: what the file holds now; 0 makes it anew.
  /// - Returns: nil when another file stands there, or the file is not of that size.
  func append(_ bytes: [UInt8], to name: String, size: Int) throws(SyncError) -> SyncFileStamp? {
    let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, name, size == 0 ? flags | O_CREAT | O_EXCL : flags, 0o644)
    guard file >= 0 else {
      if errno == EEXIST || errno == ENOENT || errno == ELOOP { return nil }
      throw failure()
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == size
    else { return nil }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(file, $0.baseAddress.map { $0 + sent }, $0.count - sent)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure()
        if size == 0 { unlinkat(descriptor, name, 0) } else { ftruncate(file, off_t(size)) }
        throw error
      }
      sent += count
    }
    guard fsync(file) == 0, fstat(file, &status) == 0 else { throw failure() }
    // The entry of a new file in the folder; some network file systems have no such thing.
    if size == 0 { fsync(descriptor) }
    return SyncFileStamp(status)
  }

  private func failure() -> SyncError {
    errno == ENOSPC || errno == EDQUOT ? .diskFull(path: path) : .notWritable(path: path)
  }
}
