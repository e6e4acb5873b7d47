import Foundation

/// A `QUIZ_HOME` for one test.
///
/// The library is built once for the whole run and copied, since building it takes seconds in a
/// debug build.
struct TemporaryHome: ~Copyable {
  let url: URL

  /// - parameters:
  ///   - hasLibrary: whether the built library is there already.
  ///   - isStudied: whether half a year of study is there, too (`StudiedHome`).
  init(hasLibrary: Bool = true, isStudied: Bool = false) throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "quiz-home-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    guard hasLibrary else { return }
    let cache = url.appending(path: "cache", directoryHint: .isDirectory)
    try FileManager.default.copyItem(at: try Self.built.get(), to: cache)
    if isStudied {
      let data = url.appending(path: "data", directoryHint: .isDirectory)
      try FileManager.default.copyItem(at: try Self.studied.get(), to: data)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  private static let studied = Result {
    let home = try TemporaryHome()
    try StudiedHome.study(in: home.url)
    // One run of the binary, so that the file is as a person leaves it.
    _ = try QuizBinary.run([], home: home.url)
    let keep = FileManager.default.temporaryDirectory
      .appending(path: "quiz-progress-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.moveItem(
      at: home.url.appending(path: "data", directoryHint: .isDirectory), to: keep)
    return keep
  }

  private static let built = Result {
    let home = try TemporaryHome(hasLibrary: false)
    _ = try QuizBinary.run(["search", "pod"], home: home.url)
    let keep = FileManager.default.temporaryDirectory
      .appending(path: "quiz-library-\(UUID().uuidString)", directoryHint: .isDirectory)
    let cache = home.url.appending(path: "cache", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: cache, to: keep)
    return keep
  }
}
