internal import Foundation
internal import KubeNotes
internal import NotesStore
internal import Synchronization

/// The library of the shipped notes, made once for a run.
enum SharedLibrary {
  static let opened = Result<Library, any Error> {
    try Library.open(at: TemporaryPlace.folder.appending(path: "library.sqlite"))
  }
}

/// A folder of this process; removed when it ends in peace.
enum TemporaryPlace {
  static let folder: URL = {
    let url = FileManager.default.temporaryDirectory
      .appending(
        path: "fuzz-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TemporaryPlace.folder) }
    return url
  }()

  private static let count = Mutex(0)

  /// A new name below the folder.
  static func unused(_ suffix: String = "") -> URL {
    folder.appending(
      path: "\(count.withLock { $0 += 1; return $0 })" + suffix)
  }
}

/// A person's data: a library without shipped notes, a progress, a folder of imports.
struct FuzzHome {
  let folder: URL
  let library: Library
  let progress: ProgressStore
  var root: URL { folder.appending(path: "imported", directoryHint: .isDirectory) }

  static let now = Date(timeIntervalSince1970: 1_767_571_200)

  /// An empty home; making the tables anew each time would be most of the work.
  private static let template = Result<URL, any Error> {
    let url = TemporaryPlace.unused()
    _ = try FuzzHome(at: url)
    return url
  }

  init() throws {
    let url = TemporaryPlace.unused()
    try FileManager.default.copyItem(at: Self.template.get(), to: url)
    try self.init(at: url)
  }

  private init(at url: URL) throws {
    folder = url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    library = try Library.open(
      at: url.appending(path: "library.sqlite"), stamp: ContentStamp(quick: "1", files: { [] }))
    let bits = Mutex(SplitMix64(state: 1))
    progress = try ProgressStore(
      path: url.appending(path: "progress.sqlite").path(percentEncoded: false),
      timeZone: .gmt, randomness: { bits.withLock { $0.next() } })
  }

  /// Promises that a trial foretells an import, and that a second import adds nothing.
  ///
  /// - Parameter run: imports; told whether it is a trial.
  func checkImport(_ run: (Bool) throws -> CardsReport) throws {
    let trial = try run(true)
    let report = try run(false)
    try promise(trial.added == report.added, "\(trial.added) foretold, \(report.added) added")
    _ = try progress.reconcile(try library.cards(), at: Self.now)
    let again = try run(false)
    try promise(again.added == 0 && again.reviews == 0, "\(report), then \(again)")
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Nothing but what belongs here, and a log that replays to the states.
  func check() throws {
    let allowed = ["imported", "library.sqlite", "progress.sqlite"]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    {
      try promise(allowed.contains { name.hasPrefix($0) }, "left behind: \(name)")
    }
    try library.check()
    let broken = try progress.verify()
    try promise(broken.isEmpty, "\(broken)")
  }

  /// Every file that was taken in can be read again.
  func checkFiles() throws {
    guard FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) else { return }
    for file in try FileTree(root).files {
      try NotePromises(
        reading: try NoteReader.read(try FileTree.data(of: file), path: file.path)
      ).check()
    }
  }
}
