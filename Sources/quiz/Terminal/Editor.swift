internal import Foundation
internal import KubeNotes

/// The person's editor.
struct Editor {
  let command: String
  private let variables: [String: String]

  /// The preferred editor; the value may contain arguments.
  init(_ context: Context) {
    variables = context.variables
    command = context.preferences[.editor].text
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
