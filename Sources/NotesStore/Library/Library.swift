package import Foundation
internal import GRDB
internal import Synchronization

/// `library.sqlite`: notes, sections, cards, terms, commands and their full-text index.
///
/// Everything in it is derived. It is built from the content of the binary when it is missing,
/// damaged, or of another version, and may be deleted at any time.
package struct Library: Sendable {
  /// For what has to be quick from the start; everything else goes through `database`.
  let reader: ReadConnection
  private let queue: LazyQueue
  package let url: URL
  /// Whether the file was built anew, so that registered folders have to be read again.
  package let isFresh: Bool

  /// The connection that writes, opened when it is first needed.
  var database: DatabaseQueue { get throws { try queue.opened() } }

  private init(url: URL, isFresh: Bool) throws {
    reader = try ReadConnection(path: url.path(percentEncoded: false))
    queue = LazyQueue(url: url)
    self.url = url
    self.isFresh = isFresh
  }

  /// Runs several look-ups within one transaction.
  package func reading<Value>(_ body: () throws -> Value) throws -> Value {
    try reader.read { _ in try body() }
  }

  /// Leaves the connection for look-ups to the end of the process, which closes it at no cost. For a
  /// process that ends with its answer.
  package func leaveOpen() {
    _ = Unmanaged.passRetained(reader)
  }

  static let steps: [IngestStep] = [.glossary, .notes, .commands, .curriculum]

  /// Opens the library, building or refreshing it where needed.
  ///
  /// - Parameters:
  ///   - url: the file; its folder is made.
  ///   - stamp: the content to build from.
  /// - Throws: `LibraryError.cannotOpen`.
  package static func open(at url: URL, stamp: ContentStamp = .ofThisBinary) throws -> Library {
    if let library = try? openExisting(at: url, stamp: stamp) { return library }
    do {
      try build(at: url, stamp: stamp)
      return try Library(url: url, isFresh: true)
    } catch let error as LibraryError {
      throw error
    } catch {
      throw LibraryError.cannotOpen(
        path: url.path(percentEncoded: false), reason: Self.reason(error))
    }
  }

  /// Builds the file anew, as after damage was found while it was in use.
  package static func rebuild(at url: URL, stamp: ContentStamp = .ofThisBinary) throws -> Library {
    try? FileManager.default.removeItem(at: url)
    return try open(at: url, stamp: stamp)
  }

  /// Whether an error tells that the file is damaged, so that `rebuild` is the answer.
  ///
  /// A full disk, a lock or a mistake in a statement is no damage. Tables that are not there are,
  /// since the version of the schema was right when the file was opened.
  package static func isDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return true
    case .SQLITE_ERROR:
      let message = error.message ?? ""
      return ["no such table:", "no such column:", "vtable constructor failed:"]
        .contains { message.hasPrefix($0) }
    default: return false
    }
  }

  private static func openExisting(at url: URL, stamp: ContentStamp) throws -> Library? {
    let library = try Library(url: url, isFresh: false)
    let stamps = try Stamps(in: library.reader)
    guard stamps.schema == "\(LibrarySchema.version)" else { return nil }
    if stamps.quick != stamp.quick || stamp.quick.isEmpty {
      let files = stamp.files()
      let hash = stamp.contentHash(of: files)
      try library.database.write { db in
        if hash != stamps.content { for step in steps { try step.ingest(files, db) } }
        try Stamps(schema: stamps.schema, quick: stamp.quick, content: hash).save(in: db)
      }
    }
    return library
  }

  /// Builds beside the old file and then takes its place, so that another process never sees half
  /// a library.
  private static func build(at url: URL, stamp: ContentStamp) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let new = url.appendingPathExtension("new-\(getpid())")
    removeLeftovers(beside: url)
    defer { try? FileManager.default.removeItem(at: new) }
    let files = stamp.files()
    do {
      let database = try connect(new, isNew: true)
      try database.write { db in
        for step in steps { try db.execute(sql: step.schema) }
        for step in steps { try step.ingest(files, db) }
        try Stamps(
          schema: "\(LibrarySchema.version)", quick: stamp.quick,
          content: stamp.contentHash(of: files)
        ).save(in: db)
      }
      try database.close()
    }
    for leftover in ["-journal", "-wal", "-shm"] {
      let path = url.path(percentEncoded: false) + leftover
      try? FileManager.default.removeItem(atPath: path)
    }
    guard rename(new.path(percentEncoded: false), url.path(percentEncoded: false)) == 0 else {
      throw LibraryError.cannotOpen(
        path: url.path(percentEncoded: false), reason: String(cString: strerror(errno)))
    }
  }

  /// Removes what builds left that were cut off: of processes that are gone, and of our own number.
  private static func removeLeftovers(beside url: URL) {
    let folder = url.deletingLastPathComponent()
    let prefix = url.lastPathComponent + ".new-"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    for name in names ?? [] where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0.isNumber }),
        process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
      else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  static func connect(_ url: URL, isNew: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      if let handle = db.sqliteConnection { try SearchTokenizer.register(in: handle) }
      // Lost with the power, the file is built again.
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
      if isNew {
        try db.execute(
          sql: "PRAGMA page_size = \(LibrarySchema.pageSize); PRAGMA journal_mode = MEMORY")
      }
    }
    return try DatabaseQueue(path: url.path(percentEncoded: false), configuration: configuration)
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as NSError).localizedDescription
  }
}

/// A queue of GRDB that is opened when it is first needed.
private final class LazyQueue: Sendable {
  private let url: URL
  private let queue = Mutex<DatabaseQueue?>(nil)

  init(url: URL) {
    self.url = url
  }

  func opened() throws -> DatabaseQueue {
    try queue.withLock { queue in
      if let queue { return queue }
      let opened = try Library.connect(url)
      queue = opened
      return opened
    }
  }
}

/// What the library was built from.
private struct Stamps {
  var schema: String
  var quick: String
  var content: String

  init(schema: String, quick: String, content: String) {
    self.schema = schema
    self.quick = quick
    self.content = content
  }

  init(in reader: ReadConnection) throws {
    (schema, quick, content) = ("", "", "")
    try reader.forEachRow("SELECT name, value FROM stamp") { row in
      switch row[0] as String {
      case "schema": schema = row[1]
      case "quick": quick = row[1]
      case "content": content = row[1]
      default: break
      }
      return true
    }
  }

  func save(in db: Database) throws {
    for (name, value) in [("schema", schema), ("quick", quick), ("content", content)] {
      try db.execute(sql: "REPLACE INTO stamp VALUES (?, ?)", arguments: [name, value])
    }
  }
}
