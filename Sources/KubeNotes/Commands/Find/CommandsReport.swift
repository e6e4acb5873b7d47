/// A command found for an intent, with what is shown of it.
package struct FoundCommand: Sendable, Hashable, Encodable {
  package var rank: Int
  package var command: String
  /// An example line, with flags by their long names.
  package var example: String
  package var meaning: Bilingual?
  /// What the example does.
  package var exampleMeaning: Bilingual?
  package var score: Double
}

/// The JSON shape of commands found for an intent (`kind: "commands"`); keys are added, never
/// renamed.
package struct CommandsReport: Encodable, Sendable {
  package var schemaVersion = 1
  package var kind = "commands"
  package var query: String
  package var results: [FoundCommand]

  package init(query: String, results: [FoundCommand]) {
    self.query = query
    self.results = results
  }
}

/// Finds commands for what a person wants to do.
package enum CommandFinder {
  package static func find(
    _ query: String, facts: any CommandFacts, intents: some IntentSource, limit: Int
  ) throws -> [FoundCommand] {
    let matches = try IntentRanking.rank(query, in: intents, limit: limit)
    let facts = RememberedFacts(facts)
    return try matches.enumerated().map { index, match in
      let fact = try facts.command(match.command)
      let examples = try facts.examples(of: match.command)
      let example =
        match.example.flatMap { line in examples.first { $0.run == line } }
        ?? examples.first
      return FoundCommand(
        rank: index + 1, command: match.command,
        example: try example.map {
          try facts.expanded($0.run, of: match.command)
            ?? LongFlags.expanded($0.run, facts: facts)
        } ?? match.command,
        meaning: fact?.meaning, exampleMeaning: example?.meaning,
        score: (match.score * 1000).rounded() / 1000)
    }
  }
}

/// Writes flags by their long names, which say what they do.
package enum LongFlags {
  package static func expanded(_ line: String, facts: any CommandFacts) throws -> String {
    let shell = ShellLexer.lex(line)
    var reader = LineReader(facts: facts, line: shell)
    try reader.read()
    var edits: [Edit] = []
    for flag in reader.commands.flatMap(\.flags) where flag.fact != nil {
      switch flag.spelling {
      case .short:
        let isGlued = flag.valueRange.map { !flag.valueIsNextWord && !$0.isEmpty } ?? false
        let end =
          isGlued
          ? flag.valueRange?.lowerBound ?? flag.nameRange.upperBound
          : flag.nameRange.upperBound
        edits.append(
          Edit(
            range: flag.nameRange.lowerBound..<end, text: "--\(flag.name)" + (isGlued ? "=" : "")))
      case .combined:
        let names = reader.commands.flatMap(\.flags)
          .filter { $0.nameRange == flag.nameRange }.map { "--" + $0.name }
        guard flag.valueRange == nil, !edits.contains(where: { $0.range == flag.nameRange }) else {
          continue
        }
        edits.append(Edit(range: flag.nameRange, text: names.joined(separator: " ")))
      case .long, .singleDashLong, .typographic: break
      }
    }
    return edits.isEmpty ? line : edits.applied(to: shell.scalars)
  }
}
