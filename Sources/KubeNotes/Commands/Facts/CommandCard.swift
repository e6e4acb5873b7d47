/// What is known of one command: shown when a command stands alone on the line.
package struct CommandCard: Sendable, Hashable {
  package var fact: CommandFact
  package var children: [CommandFact]
  /// Its own flags; hidden ones are left out.
  package var flags: [FlagFact]
  package var examples: [CommandExample]

  /// The card of a path, or nil where no such command exists.
  package init?(of path: String, facts: any CommandFacts) throws {
    guard let fact = try facts.command(path) else { return nil }
    self.fact = fact
    children = try facts.children(of: path).filter { $0.removedIn == nil }
    flags = try facts.ownFlags(of: path).filter { !$0.hidden }
    examples = try facts.examples(of: path)
  }
}

extension Explanation {
  /// The path of the command, when the line holds nothing but its words.
  package var bareCommand: String? {
    guard commands.count == 1, let path = commands.first,
      tokens.allSatisfy({ $0.role == .program || $0.role == .command })
    else { return nil }
    return path
  }
}
