internal import Foundation
internal import KubeNotes
internal import NotesStore

extension Context {
  /// The library; built or refreshed where needed, with the registered folders in it.
  func library() throws -> Library {
    let library = try Library.open(at: paths.library)
    if library.isFresh, hasProgress {
      // The folders are the person's; the library that held their pages was made anew.
      for folder in try progress().registeredFolders() {
        _ = try? library.importNotes(at: URL(filePath: folder.path))
      }
    }
    return library
  }

  /// Whether the person has a progress file, which is made at first use.
  var hasProgress: Bool {
    FileManager.default.fileExists(atPath: paths.progress.path(percentEncoded: false))
  }

  /// The person's progress; made at first use.
  func progress() throws -> ProgressStore {
    do {
      try FileManager.default.createDirectory(at: paths.data, withIntermediateDirectories: true)
    } catch {
      throw StoreError.cannotOpen(path: paths.data.path(percentEncoded: false))
    }
    let progress = try ProgressStore(
      path: paths.progress.path(percentEncoded: false), timeZone: timeZone,
      randomness: { UInt64.random(in: .min ... .max) })
    try progress.follow(preferences, at: now())
    return progress
  }

  /// The progress, knowing the cards that the library has now.
  ///
  /// Cards are compared only when the library's have changed since the last time.
  func progress(following library: Library) throws -> ProgressStore {
    let progress = try progress()
    let choice = try progress.commandCardChoice()
    let revision = try library.studyRevision(choice)
    if try progress.setting(.cardRevision, as: String.self) != revision {
      _ = try progress.reconcile(try library.studyCards(choice), at: now())
      try progress.set(.cardRevision, to: revision, at: now())
    }
    return progress
  }
}
