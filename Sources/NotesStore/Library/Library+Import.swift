package import Foundation
internal import GRDB
package import KubeNotes

/// What reading a folder did, or would do.
package struct ImportReport: Sendable, Hashable, Codable {
  package var added: [String] = []
  package var changed: [String] = []
  package var removed: [String] = []
  package var unchangedCount = 0
  /// Files that could not be read, with why.
  package var skipped: [SkippedFile] = []
  /// What is wrong in files that were read: front matter and cards that were left out.
  package var problems: [Problem] = []

  package struct SkippedFile: Sendable, Hashable, Codable {
    package var path: String
    package var reason: Bilingual
  }

  package struct Problem: Sendable, Hashable, Codable {
    package var path: String
    /// From 1.
    package var line: Int
    /// Counted in characters, from 1.
    package var column: Int
    package var reason: Bilingual

    init(_ problem: ContentProblem, path: String) {
      self.path = path
      line = problem.line
      column = problem.column
      reason = problem.message
    }
  }

  package var changes: Int { added.count + changed.count + removed.count }

  package init() {}

  package mutating func add(_ other: ImportReport) {
    added += other.added
    changed += other.changed
    removed += other.removed
    unchangedCount += other.unchangedCount
    skipped += other.skipped
    problems += other.problems
  }
}

extension Library {
  /// Brings the pages of a folder, or of one Markdown file, up to date: only what changed is read
  /// again, and pages whose file is gone disappear.
  ///
  /// - Parameters:
  ///   - root: the folder or file.
  ///   - isTrial: whether to leave the library as it is and only tell.
  ///   - progress: called now and then with the number of files done and of all files.
  /// - Throws: `LibraryError.notFound`; errors of SQLite.
  @discardableResult
  package func importNotes(
    at root: URL, isTrial: Bool = false, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> ImportReport {
    let files = try MarkdownFiles.find(at: root)
    let name = root.standardizedFileURL.path(percentEncoded: false).withoutTrailingSlash
    return try database.write { db in
      var run = ImportRun(db: db, isTrial: isTrial)
      let report = try run.read(files, folder: name, progress: progress)
      return report
    }
  }

  /// Adds notes that come from memory as pages of a folder.
  package func add(_ notes: some Sequence<Note>, folder: String) throws {
    try database.write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO folder (root) VALUES (?)", arguments: [folder])
      let id =
        try Int64.fetchOne(db, sql: "SELECT id FROM folder WHERE root = ?", arguments: [folder])
        ?? 0
      let writer = try PageWriter(db)
      for note in notes { try writer.write(note, folder: id, hash: "") }
      try writer.finish()
    }
  }

  /// Forgets a folder with its pages.
  package func removeFolder(_ root: URL) throws {
    let name = root.standardizedFileURL.path(percentEncoded: false).withoutTrailingSlash
    try database.write { db in
      guard
        let folder = try Int64.fetchOne(
          db, sql: "SELECT id FROM folder WHERE root = ?", arguments: [name])
      else { return }
      let writer = try PageWriter(db)
      for page in try Int64.fetchAll(
        db, sql: "SELECT id FROM page WHERE folder = ?", arguments: [folder])
      {
        try writer.remove(page: page)
      }
      try db.execute(sql: "DELETE FROM folder WHERE id = ?", arguments: [folder])
      try writer.finish()
    }
  }

  /// The folders and files that pages were read from.
  package func folders() throws -> [String] {
    try database.read { db in
      try String.fetchAll(db, sql: "SELECT root FROM folder WHERE id <> 1 ORDER BY root")
    }
  }
}

extension String {
  var withoutTrailingSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}

/// One pass over the files of a folder, inside a transaction.
private struct ImportRun {
  let db: Database
  let isTrial: Bool
  var report = ImportReport()

  init(db: Database, isTrial: Bool) {
    self.db = db
    self.isTrial = isTrial
  }

  mutating func read(
    _ files: [MarkdownFiles.File], folder root: String, progress: (Int, Int) -> Void
  ) throws -> ImportReport {
    var folder = try Int64.fetchOne(
      db, sql: "SELECT id FROM folder WHERE root = ?", arguments: [root])
    if folder == nil, !isTrial {
      try db.execute(sql: "INSERT INTO folder (root) VALUES (?)", arguments: [root])
      folder = db.lastInsertedRowID
    }
    var known: [String: (id: Int64, hash: String)] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT path, id, hash FROM page WHERE folder = ?", arguments: [folder ?? -1])
    {
      known[row[0]] = (row[1], row[2])
    }
    let writer = try PageWriter(db)
    for (index, file) in files.enumerated() {
      if index % 64 == 0 { progress(index, files.count) }
      // A file that cannot be read now keeps what is known of it.
      let old = known.removeValue(forKey: file.path)
      do {
        let data = try Data(contentsOf: file.url)
        var fingerprint = ContentFingerprint()
        fingerprint.add(data)
        let hash = fingerprint.description
        if old?.hash == hash {
          report.unchangedCount += 1
          continue
        }
        let reading = try NoteReader.read(data, path: file.path)
        if let folder, !isTrial { try writer.write(reading.note, folder: folder, hash: hash) }
        report.problems += reading.problems.filter { $0.severity == .error }
          .map { .init($0, path: file.path) }
        if old == nil { report.added.append(file.path) } else { report.changed.append(file.path) }
      } catch let error as NoteFileError {
        report.skipped.append(.init(path: file.path, reason: error.message))
      } catch let error as CocoaError {
        report.skipped.append(.init(path: file.path, reason: Self.reason(error)))
      }
    }
    for (path, page) in known {
      if !isTrial { try writer.remove(page: page.id) }
      report.removed.append(path)
    }
    report.removed.sort()
    progress(files.count, files.count)
    if !isTrial, report.changes > 0 { try writer.finish() }
    return report
  }

  private static func reason(_ error: CocoaError) -> Bilingual {
    switch error.code {
    case .fileReadNoPermission:
      Bilingual(ko: "읽기 권한이 없습니다", en: "no permission to read it")
    case .fileReadNoSuchFile, .fileNoSuchFile:
      Bilingual(ko: "파일이 없어졌습니다", en: "the file is gone")
    default:
      Bilingual(ko: "읽을 수 없습니다", en: "it cannot be read")
    }
  }
}
