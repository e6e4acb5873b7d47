/// Finds the commands that a text speaks of.
package struct CommandMentions {
  private let programs: Set<String>
  /// Paths by `parent word`, aliases too.
  private var children: [String: String] = [:]

  package init(_ catalog: CommandCatalog) {
    programs = Set(catalog.programs.map(\.name))
    for command in catalog.commands {
      guard let parent = command.parent else { continue }
      for word in [command.word] + command.aliases where children["\(parent) \(word)"] == nil {
        children["\(parent) \(word)"] = command.path
      }
    }
  }

  /// The paths of the commands in a text, each as deep as it is written, and how often.
  package func counts(in text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    var path: String?
    func close() {
      if let path, path.contains(" ") { counts[path, default: 0] += 1 }
      path = nil
    }
    for written in text.split(whereSeparator: \.isWhitespace) {
      let word = String(written.drop(while: Self.isMark).prefix { !Self.isMark($0) })
      if programs.contains(word) {
        close()
        path = word
      } else if let parent = path, let child = children["\(parent) \(word)"] {
        path = child
      } else {
        close()
      }
    }
    close()
    return counts
  }

  /// What stands around commands in Markdown and sentences.
  private static func isMark(_ character: Character) -> Bool {
    "`*_.,;:()\"'|$".contains(character)
  }
}
