package import Foundation

extension ContentProblem {
  /// The problem of a file that cannot be read as text, at the byte that is to blame.
  package init(_ error: NoteFileError, bytes: Data) {
    switch error {
    case .notUTF8(let path, let offset):
      let before = bytes.prefix(offset)
      let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? before.startIndex
      let line = bytes[start...].prefix { $0 != .lineFeed }
      self.init(
        .notUTF8(offset: offset), file: path, line: before.count { $0 == .lineFeed } + 1,
        column: String(decoding: bytes[start..<before.endIndex], as: UTF8.self).count + 1,
        excerpt: String(decoding: line, as: UTF8.self))
    }
  }

  /// What is wrong with a file of YAML; `nil` when it can be parsed.
  package static func ofYAML(_ data: Data, path: String) -> ContentProblem? {
    do throws(NoteFileError) {
      let source = try SourceText(data, path: path)
      guard let error = YAMLSyntax.error(in: source.text(ofLines: 1..<(source.count + 1))) else {
        return nil
      }
      return ContentProblem(
        .yamlSyntax(reason: error.reason), file: path, line: error.line, column: error.column,
        excerpt: source.line(error.line))
    } catch {
      return ContentProblem(error, bytes: data)
    }
  }
}
