internal import Foundation

/// Inputs to begin with, read from the files of the repository.
enum SeedFiles {
  /// The files below a folder whose names end so, in order, at most `limit` and none above 16 KiB.
  static func contents(
    _ root: String, _ folder: String, ending suffix: String, limit: Int = 40
  ) -> [[UInt8]] {
    let base = URL(filePath: root).appending(path: folder)
    let paths =
      (FileManager.default.enumerator(atPath: base.path(percentEncoded: false))?.allObjects
        as? [String]) ?? []
    let chosen = paths.filter { $0.hasSuffix(suffix) }.sorted()
    let step = max(1, chosen.count / limit)
    return stride(from: 0, to: chosen.count, by: step).compactMap { index in
      (try? Data(contentsOf: base.appending(path: chosen[index]))).map { Array($0.prefix(16_384)) }
    }
  }

  /// The cells of a column of a file with tabs between them.
  static func cells(_ root: String, _ file: String, column: Int) -> [[UInt8]] {
    let url = URL(filePath: root).appending(path: file)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return cells.count > column ? Array(cells[column].utf8) : nil
    }
  }
}
