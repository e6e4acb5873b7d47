import Foundation

/// A folder of a person's own notes, registered with a home.
struct OwnNotes {
  let folder: URL
  let home: URL

  /// Writes one note and imports its folder.
  init(in home: URL, note: String = "mine/taints.md", _ text: String) throws {
    self.home = home
    folder = home.appending(path: "notes", directoryHint: .isDirectory)
    try write(text, to: note)
    let run = try QuizBinary.run(["import", folder.path(percentEncoded: false)], home: home)
    guard run.status == 0 else { throw CocoaError(.fileReadUnknown) }
  }

  /// Replaces or adds a note; nil removes it.
  func write(_ text: String?, to note: String = "mine/taints.md") throws {
    let file = folder.appending(path: note)
    guard let text else { return try FileManager.default.removeItem(at: file) }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Reads the folder again, as a person does after editing.
  func reimport() throws {
    _ = try QuizBinary.run(["import", folder.path(percentEncoded: false)], home: home)
  }

  /// An editor that replaces a word in the file that it is given.
  func editor(replacing old: String, with new: String) throws -> String {
    let script = home.appending(path: "editor.sh")
    // The file is the last argument; a line number may stand before it.
    let text = """
      #!/bin/sh
      for file; do :; done
      sed -i 's/\(old)/\(new)/' "$file"
      """
    try Data(text.utf8).write(to: script)
    return "sh " + script.path(percentEncoded: false)
  }
}
