import Foundation

@testable import NotesStore

/// Anki's own backend, where `pip install anki` has put it.
enum AnkiBackend {
  struct Summary: Decodable {
    var notes: Int
    var cards: Int
    var reviews: Int
    var tags: [String]
    var media: [String]
    var states: [State]
    var isSound: Bool
  }

  struct State: Decodable, Equatable {
    var front: String
    var ord: Int
    var type: Int
    var queue: Int
    var interval: Int
    var due: Int
    var stability: Double?
    var difficulty: Double?
    var retention: Double?
    var decay: Double?
    var lastReview: Int?
    var reviews: Int
  }

  struct Failure: Error {}

  static let driver = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/anki/driver.py")

  static let isThere: Bool = (try? run(["-c", "import anki.collection"])) != nil

  /// Writes a package that holds its collection as `collection.VARIANT`.
  static func make(_ file: URL, variant: String) throws -> Summary {
    try summary([driver.path(), "make", file.path(), variant])
  }

  static func inspect(_ files: [URL]) throws -> Summary {
    try summary([driver.path(), "inspect"] + files.map { $0.path() })
  }

  private static func summary(_ arguments: [String]) throws -> Summary {
    let lines = try run(arguments).split(separator: UInt8(ascii: "\n"))
    guard let last = lines.last(where: { $0.first == UInt8(ascii: "{") }) else { throw Failure() }
    return try JSONDecoder().decode(Summary.self, from: Data(last))
  }

  @discardableResult
  private static func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["TZ"] = "Asia/Seoul"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
    return output
  }
}

/// A library without shipped notes, a progress and a folder of imports, all temporary.
struct ExchangeHome {
  let progressFiles: TemporaryProgress
  let library: Library
  let progress: ProgressStore
  var folder: URL { progressFiles.directory }
  var root: URL { folder.appending(path: "imported", directoryHint: .isDirectory) }

  init() throws {
    progressFiles = try TemporaryProgress()
    progress = try progressFiles.open()
    library = try Library.open(
      at: progressFiles.directory.appending(path: "library.sqlite"),
      stamp: ContentStamp(quick: "1", files: { [] }))
  }

  func take(_ package: URL, limits: ArchiveLimits = .standard) throws -> CardsReport {
    let report = try AnkiImport(library: library, progress: progress, root: root, limits: limits)
      .run(package)
    _ = try progress.reconcile(try library.cards(), at: .monday)
    return report
  }

  func give(_ package: URL) throws {
    try AnkiExport(cards: try library.cards(), progress: progress, root: root).write(to: package)
  }
}
