internal import Foundation

/// The files of some kinds, Markdown unless told, below a folder.
enum MarkdownFiles {
  struct File {
    var url: URL
    /// The path below the folder, with forward slashes, composed (NFC).
    var path: String
  }

  static let extensions: Set<String> = ["md", "markdown"]

  /// All files with one of the extensions, in the order of their paths. Hidden files and folders,
  /// and folders reached through a link, are left out. A single file is taken whatever its name.
  static func find(at root: URL, extensions: Set<String> = extensions) throws -> [File] {
    let path = root.path(percentEncoded: false)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw LibraryError.notFound(path: path)
    }
    guard isFolder.boolValue else {
      return [File(url: root, path: root.lastPathComponent.precomposedStringWithCanonicalMapping)]
    }
    var files: [File] = []
    collect(path.withoutTrailingSlash, below: "", extensions, into: &files)
    return files.sorted { $0.path < $1.path }
  }

  private static func collect(
    _ folder: String, below prefix: String, _ extensions: Set<String>, into files: inout [File]
  ) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if name != "node_modules" {
          collect(path, below: prefix + name + "/", extensions, into: &files)
        }
      case S_IFLNK where isRegularFile(path), S_IFREG:
        guard extensions.contains(ending(of: name)) else { continue }
        files.append(
          File(
            url: URL(filePath: path),
            path: (prefix + name).precomposedStringWithCanonicalMapping))
      default: continue
      }
    }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// What follows the last dot, in lower case.
  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
