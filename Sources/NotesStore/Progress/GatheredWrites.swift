internal import DiskWriting
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Writes to SQLite's write-ahead log what a commit adds to it in one piece.
///
/// SQLite hands over each changed page by itself, and before it the 24 bytes of its frame header: twelve
/// writes for an answer, which take longer than one write of all of it. While a commit runs, the log file
/// gets methods that collect what is written one behind the other. What was collected is written as soon
/// as the commit's last page is among it, which its header tells, and before anything else is done with
/// the file: the log is synchronised, and other processes hear of the commit, after that as ever. What a
/// failed commit left is dropped, since by then its place in the log may be another process's.
///
/// The disk begins to write as soon as the log has all of it, and other work can be done until it is
/// waited for.
///
/// Frames and their headers: https://sqlite.org/fileformat2.html#walformat; methods of files:
/// https://sqlite.org/c3ref/io_methods.html.
final class GatheredWrites: Sendable {
  /// Reached within transactions only, which come one after the other.
  private nonisolated(unsafe) let gathering: UnsafeMutablePointer<Gathering>

  init() {
    gathering = .allocate(capacity: 1)
    gathering.initialize(to: Gathering())
  }

  deinit {
    gathering.pointee.end()
    gathering.deinitialize(count: 1)
    gathering.deallocate()
  }

  /// Runs a commit of a connection; any other statement would do, and gain nothing.
  ///
  /// - Parameter meanwhile: what can be done while the disk writes, before the commit is durable; done
  ///   once, unless nothing is written. Must not use the connection.
  /// - Throws: what the commit throws, or `DatabaseError` where the rest of it cannot be written.
  func during(
    _ connection: OpaquePointer?, meanwhile: () -> Void = {}, _ commit: () throws -> Void
  ) throws {
    guard let file = Self.log(of: connection), let original = file.pointee.pMethods else {
      return try commit()
    }
    gathering.pointee.begin(original)
    gathering.pointee.openLog(of: connection)
    let methods = UnsafeRawPointer(gathering).assumingMemoryBound(to: sqlite3_io_methods.self)
    file.pointee.pMethods = methods
    defer {
      if file.pointee.pMethods == methods { file.pointee.pMethods = original }
    }
    try withoutActuallyEscaping(meanwhile) { meanwhile in
      gathering.pointee.meanwhile = meanwhile
      defer { gathering.pointee.meanwhile = nil }
      try commit()
    }
    // Nothing is left as long as a commit ends with its last page or with synchronising the log. If that
    // should change, what is not in the log must not be taken for stored.
    let code = gathering.pointee.flush(file)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// The open log of a connection; nil where its journal is of another kind.
  private static func log(of connection: OpaquePointer?) -> UnsafeMutablePointer<sqlite3_file>? {
    guard let connection else { return nil }
    var file: UnsafeMutablePointer<sqlite3_file>?
    let code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file)
    return code == SQLITE_OK ? file : nil
  }
}

/// The methods of a log file while a commit runs, and what it has written so far.
///
/// The methods come first, so that a file's pointer to its methods leads here.
private struct Gathering {
  private static let headerSize = 24
  /// Room for sixteen pages of the usual size.
  private static let room = 16 * (headerSize + 4096)

  private var methods = sqlite3_io_methods()
  let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
  private var original: UnsafePointer<sqlite3_io_methods>?
  /// Where in the file the bytes belong.
  private var start: sqlite3_int64 = 0
  private var count = 0
  /// Whether the page that comes next is the commit's last.
  private var isLast = false
  /// What is still to be done while the disk writes.
  var meanwhile: (() -> Void)?
  /// The log, opened once more; negative while it is not. SQLite tells nobody its own descriptor. Closing
  /// this one is harmless, since a log carries no locks.
  private var descriptor: Int32 = -1

  /// Makes ready for a commit to a file that has these methods.
  mutating func begin(_ original: UnsafePointer<sqlite3_io_methods>) {
    self.original = original
    count = 0
    isLast = false
    methods = original.pointee
    methods.xWrite = { file, data, count, offset in
      Self.of(file).pointee.write(file, data, Int(count), offset)
    }
    methods.xRead = { file, data, count, offset in
      Self.flushed(file) { $0.xRead(file, data, count, offset) }
    }
    methods.xSync = { file, flags in
      Self.flushed(file) {
        Self.work(file)
        return $0.xSync(file, flags)
      }
    }
    methods.xTruncate = { file, size in Self.flushed(file) { $0.xTruncate(file, size) } }
    methods.xFileSize = { file, size in Self.flushed(file) { $0.xFileSize(file, size) } }
    methods.xFileControl = { file, code, value in
      Self.flushed(file) { $0.xFileControl(file, code, value) }
    }
    methods.xClose = { file in Self.flushed(file) { $0.xClose(file) } }
  }

  /// Opens the log once more, at the first commit.
  mutating func openLog(of connection: OpaquePointer?) {
    guard descriptor < 0, let path = sqlite3_db_filename(connection, "main") else { return }
    descriptor = open(sqlite3_filename_wal(path), O_RDONLY | O_CLOEXEC)
  }

  mutating func end() {
    bytes.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Lets the disk begin, and does what is to be done meanwhile.
  private static func work(_ file: UnsafeMutablePointer<sqlite3_file>?) {
    let gathering = of(file)
    guard let meanwhile = gathering.pointee.meanwhile else { return }
    gathering.pointee.meanwhile = nil
    disk_begin_writing(gathering.pointee.descriptor)
    meanwhile()
  }

  private static func of(
    _ file: UnsafeMutablePointer<sqlite3_file>?
  ) -> UnsafeMutablePointer<Gathering> {
    let methods = UnsafeMutableRawPointer(mutating: file.unsafelyUnwrapped.pointee.pMethods)
    return methods.unsafelyUnwrapped.assumingMemoryBound(to: Gathering.self)
  }

  private static func flushed(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ body: (sqlite3_io_methods) -> CInt
  ) -> CInt {
    let code = of(file).pointee.flush(file)
    guard code == SQLITE_OK, let original = of(file).pointee.original else { return code }
    return body(original.pointee)
  }

  private mutating func write(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ data: UnsafeRawPointer?, _ length: Int,
    _ offset: sqlite3_int64
  ) -> CInt {
    guard let data, let original else { return SQLITE_IOERR }
    if offset != start + sqlite3_int64(count) || count + length > Self.room {
      let code = flush(file)
      if code != SQLITE_OK { return code }
      start = offset
    }
    if length > Self.room { return original.pointee.xWrite(file, data, CInt(length), offset) }
    UnsafeMutableRawPointer(bytes + count).copyMemory(from: data, byteCount: length)
    count += length
    if length == Self.headerSize {
      // The last frame has the number of the database's pages in its header, all others have 0.
      isLast = data.loadUnaligned(fromByteOffset: 4, as: UInt32.self) != 0
      return SQLITE_OK
    }
    return isLast ? flush(file) : SQLITE_OK
  }

  mutating func flush(_ file: UnsafeMutablePointer<sqlite3_file>?) -> CInt {
    guard count > 0, let original else { return SQLITE_OK }
    let length = CInt(count)
    count = 0
    return original.pointee.xWrite(file, bytes, length, start)
  }
}
