internal import Foundation

/// Where `quiz` keeps its files.
///
/// `QUIZ_HOME=DIR` puts everything under DIR; otherwise the XDG base directories are used
/// (<https://specifications.freedesktop.org/basedir-spec/latest/>), each with a folder `quiz`.
struct Paths: Sendable, Equatable {
  /// What cannot be made again: `progress.sqlite`, backups.
  let data: URL
  /// What can be deleted at any time: `library.sqlite`.
  let cache: URL
  /// What people edit.
  let config: URL

  /// What the person chose once and for all.
  var settings: URL { config.appending(path: "config.yaml") }
  var library: URL { cache.appending(path: "library.sqlite") }
  /// Markdown made from decks that were taken in; the person may edit it.
  var imports: URL { data.appending(path: "imported", directoryHint: .isDirectory) }
  var progress: URL { data.appending(path: "progress.sqlite") }

  init(variables: [String: String]) {
    if let home = variables["QUIZ_HOME"], !home.isEmpty {
      let root = URL(filePath: home, directoryHint: .isDirectory)
      data = root.appending(path: "data", directoryHint: .isDirectory)
      cache = root.appending(path: "cache", directoryHint: .isDirectory)
      config = root.appending(path: "config", directoryHint: .isDirectory)
      return
    }
    let home = variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "/"
    func folder(_ variable: String, _ fallback: String) -> URL {
      // The specification tells to ignore relative paths.
      let base =
        variables[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(fallback)"
      return URL(filePath: base, directoryHint: .isDirectory)
        .appending(path: "quiz", directoryHint: .isDirectory)
    }
    data = folder("XDG_DATA_HOME", ".local/share")
    cache = folder("XDG_CACHE_HOME", ".cache")
    config = folder("XDG_CONFIG_HOME", ".config")
  }
}
