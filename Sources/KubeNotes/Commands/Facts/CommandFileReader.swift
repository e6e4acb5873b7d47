package import Foundation
internal import Yams

/// A mistake in a file of `content/commands`.
package struct CommandFileError: DescribedError, Hashable {
  /// The path below `content/`.
  package var file: String
  /// Line and column, from 1; 0 when unknown.
  package var line: Int
  package var column: Int
  package var reason: Bilingual

  package init(file: String, line: Int, column: Int, reason: Bilingual) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  package var message: Bilingual {
    let place = line > 0 ? "content/\(file):\(line):\(column)" : "content/\(file)"
    return Bilingual(
      ko: "\(place): \(reason.ko). 그 줄을 고치세요.", en: "\(place): \(reason.en). Correct that line.")
  }
}

/// Reads the YAML files of `content/commands` into facts. Their keys are described in
/// `content/commands/README.md`; unknown keys are left to the content check.
///
/// Nodes are read as strings, without the resolution of YAML's implicit types: it costs most of
/// the decoding time and the files need only strings and lists.
package enum CommandFileReader {
  /// The prefix of the paths that belong here.
  package static let folder = "commands/"

  /// The facts of one file.
  /// - Parameter path: The path below `content/`.
  /// - Throws: `CommandFileError` where the file is no YAML or lacks a name.
  package static func read(path: String, data: Data) throws -> CommandCatalog {
    let root: Node?
    do {
      root = try YAMLText.parser(String(decoding: data, as: UTF8.self)).singleRoot()
    } catch let excess as YAMLText.Excess {
      throw CommandFileError(
        file: path, line: excess.place.line, column: excess.place.column,
        reason: Bilingual(
          ko: "YAML이 너무 큽니다: \(excess.reason)", en: "too much YAML: \(excess.reason)"))
    } catch let error as YamlError {
      throw CommandFileError(file: path, error: error)
    }
    guard let root else { return CommandCatalog() }
    let reader = NodeReader(file: path)
    var catalog = CommandCatalog()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch name {
    case "_program.yaml": try reader.program(root, into: &catalog)
    case "_resources.yaml": catalog.resources = try reader.list(root) { try reader.resource($0) }
    case "_outputs.yaml":
      catalog.values = try reader.list(root) {
        try reader.value($0, place: "output", key: "format")
      }
    case "_values.yaml":
      catalog.values = try reader.list(root) {
        try reader.value($0, place: reader.text($0, "place"), key: "value")
      }
    case "_syntax.yaml":
      catalog.values = try reader.list(root) {
        try reader.value($0, place: reader.text($0, "place"), key: "form")
      }
    case "_history.yaml": catalog.history = try reader.list(root) { try reader.history($0) }
    case "_tasks.yaml": catalog.tasks = try reader.list(root) { try reader.task($0) }
    default: catalog.commands = try reader.list(root) { try reader.command($0) }
    }
    return catalog
  }
}

extension CommandFileError {
  fileprivate init(file: String, error: YamlError) {
    let mark: Mark? =
      switch error {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
        mark
      default: nil
      }
    self.init(
      file: file, line: mark?.line ?? 0, column: mark?.column ?? 0,
      reason: Bilingual(
        ko: "YAML 문법 오류입니다: \(error)", en: "not valid YAML: \(error)"))
  }
}
