/// A line read once for all that is asked of it.
///
/// Not safe to share between threads: what was looked up for one question is remembered for the next.
package struct LineReading {
  let text: String
  let facts: RememberedFacts
  let reader: LineReader

  /// Reads a line. Total, as `Explainer.explain` is.
  ///
  /// - Throws: what the facts throw when they cannot be read.
  package init(_ text: String, facts: any CommandFacts) throws {
    self.text = text
    self.facts = RememberedFacts(facts)
    var reader = LineReader(facts: self.facts, line: ShellLexer.lex(text))
    try reader.read()
    self.reader = reader
  }

  /// Whether the text is a command line, not words about what to do: a known or misspelt program
  /// stands where one can, followed by words a program would take.
  package var isCommandLine: Bool {
    if let command = reader.commands.first {
      guard let unknown = command.unknownWord else { return true }
      return unknown.value.utf8.allSatisfy { $0 < 0x80 }
    }
    guard reader.assigned.isEmpty else { return true }
    // `get pods`: kubectl was left out. Plain language goes on with more than a resource.
    let words = text.split(separator: " ")
    return reader.findings.contains { $0.status == .invalid } && words.count <= 3
      && words.first == "get"
  }

  /// What is known of one command of the line; nil where no such command exists.
  package func card(of path: String) throws -> CommandCard? {
    try CommandCard(of: path, facts: facts)
  }
}
