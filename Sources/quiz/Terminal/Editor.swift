internal import Foundation

/// The person's editor.
struct Editor {
  let command: String
  private let variables: [String: String]

  /// `QUIZ_EDITOR`, else `VISUAL`, else `EDITOR`, else `vi`; the value may contain arguments.
  init(variables: [String: String]) {
    self.variables = variables
    command =
      ["QUIZ_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap { variables[$0] }
      .first { !$0.isEmpty } ?? "vi"
  }

  /// Opens a file and waits for the editor to end.
  ///
  /// - parameter line: where to start, from 1. Given only to editors known to take `+LINE`, since
  ///   others would take it for a file.
  /// - returns: the editor's exit status; nil when it could not be started.
  func open(_ file: URL, line: Int) -> Int32? {
    let name = command.split(separator: " ").first?.split(separator: "/").last ?? ""
    let takesLine = ["vi", "vim", "nvim", "nano", "emacs", "micro", "kak", "ed"]
    let position = takesLine.contains(String(name)) ? ["+\(line)"] : []
    return ChildProcess.run(
      command, arguments: position + [file.path(percentEncoded: false)], variables: variables)
  }
}
