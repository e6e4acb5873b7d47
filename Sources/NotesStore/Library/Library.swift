package import Foundation
internal import GRDB

/// `library.sqlite`: notes, sections, cards, terms, commands and their full-text index.
///
/// Everything in it is derived. It is built from the content of the binary when it is missing,
/// damaged, or of another version, and may be deleted at any time.
package struct Library: Sendable {
  let database: DatabaseQueue
  package let url: URL
  /// Whether the file was built anew, so that registered folders have to be read again.
  package let isFresh: Bool

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
      return Library(database: try connect(url), url: url, isFresh: true)
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
  package static func isDamage(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    return code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB || code == .SQLITE_ERROR
  }

  private static func openExisting(at url: URL, stamp: ContentStamp) throws -> Library? {
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      return nil
    }
    let database = try connect(url)
    let stamps = try database.read { try Stamps(in: $0) }
    guard stamps.schema == "\(LibrarySchema.version)" else { return nil }
    if stamps.quick != stamp.quick || stamp.quick.isEmpty {
      let files = stamp.files()
      let hash = stamp.contentHash(of: files)
      try database.write { db in
        if hash != stamps.content { for step in steps { try step.ingest(files, db) } }
        try Stamps(schema: stamps.schema, quick: stamp.quick, content: hash).save(in: db)
      }
    }
    return Library(database: database, url: url, isFresh: false)
  }

  /// Builds beside the old file and then takes its place, so that another process never sees half
  /// a library.
  private static func build(at url: URL, stamp: ContentStamp) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let new = url.appendingPathExtension("new-\(getpid())")
    try? FileManager.default.removeItem(at: new)
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

  static func connect(_ url: URL, isNew: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      db.add(tokenizer: SearchTokenizer.self)
      SearchFunction.register(in: db)
      // Lost with the power, the file is built again.
      try db.execute(sql: "PRAGMA synchronous = OFF")
      if isNew { try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536") }
    }
    return try DatabaseQueue(path: url.path(percentEncoded: false), configuration: configuration)
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as NSError).localizedDescription
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

  init(in db: Database) throws {
    var values: [String: String] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT name, value FROM stamp")
    while let row = try rows.next() { values[row[0]] = row[1] }
    schema = values["schema"] ?? ""
    quick = values["quick"] ?? ""
    content = values["content"] ?? ""
  }

  func save(in db: Database) throws {
    for (name, value) in [("schema", schema), ("quick", quick), ("content", content)] {
      try db.execute(sql: "REPLACE INTO stamp VALUES (?, ?)", arguments: [name, value])
    }
  }
}
