package import Foundation
package import KubeNotes

/// The text files below a folder, or one file.
package struct FileTree: Sendable {
  package struct File: Sendable, Hashable {
    /// The path below the folder, with forward slashes; of a single file its name.
    package let path: String
    package let url: URL
  }

  /// In the order of the paths.
  package let files: [File]

  /// Lists the files with one of some extensions. Hidden files and folders are passed over.
  ///
  /// - Parameters:
  ///   - root: a folder or a file.
  ///   - extensions: lower case, without the dot. A single file is taken whatever its name.
  /// - Throws: `FileTreeError.missing` when nothing is at `root`.
  package init(_ root: URL, extensions: Set<String> = ["md", "markdown"]) throws {
    let path = root.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else {
      throw FileTreeError.missing(path: path)
    }
    files = try MarkdownFiles.find(at: root, extensions: extensions).map {
      File(path: $0.path, url: $0.url)
    }
  }

  /// A file's bytes.
  ///
  /// - Throws: `FileTreeError.unreadable` when the system does not give them.
  package static func data(of file: File) throws -> Data {
    do {
      return try Data(contentsOf: file.url)
    } catch {
      throw FileTreeError.unreadable(path: file.url.path(percentEncoded: false))
    }
  }
}

/// Why files cannot be listed or read.
package enum FileTreeError: DescribedError, Hashable {
  case missing(path: String)
  case unreadable(path: String)

  package var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        ko: "'\(path)'이(가) 없습니다. 경로를 확인하세요.",
        en: "There is nothing at '\(path)'. Check the path.")
    case .unreadable(let path):
      Bilingual(
        ko: "'\(path)'을(를) 읽을 수 없습니다. 권한을 확인하세요(`ls -l`).",
        en: "'\(path)' cannot be read. Check its permissions (`ls -l`).")
    }
  }
}
