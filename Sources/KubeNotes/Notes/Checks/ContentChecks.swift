/// Checks a tree of notes and their cards, all files at once, since languages, links and ids go
/// across files.
package struct ContentChecks: Sendable {
  /// Which rules a tree has to keep.
  package enum Rules: Sendable {
    /// The notes that ship with the program: every rule.
    case shipped
    /// A person's own notes: only what would not work.
    case personal
  }

  package let readings: [NoteReading]
  package let rules: Rules
  /// Why a command line is not accepted; `nil` where it is.
  package let commandObjection: @Sendable (String) -> Bilingual?

  /// Prepares the checks.
  ///
  /// - Parameters:
  ///   - readings: all notes of the tree; their paths appear in the problems.
  ///   - rules: what the tree has to keep.
  ///   - commandObjection: says what is wrong with a command line.
  package init(
    _ readings: [NoteReading], rules: Rules,
    commandObjection: @escaping @Sendable (String) -> Bilingual? = { _ in nil }
  ) {
    self.readings = readings.sorted { $0.note.path < $1.note.path }
    self.rules = rules
    self.commandObjection = commandObjection
  }

  /// Everything that is wrong, in the order of files and lines.
  package func problems() -> [ContentProblem] {
    var problems = readings.flatMap(\.problems)
    problems += repeatedIDs() + brokenLinks() + gapProblems()
    if rules == .shipped {
      problems += readings.flatMap(frontMatterProblems)
      problems += pairProblems() + readings.flatMap(cardProblems)
      problems += readings.flatMap(yamlProblems) + nearDuplicates()
    }
    return Set(problems).sorted()
  }

  /// A problem at a place of a note.
  func problem(
    _ rule: BrokenRule, _ severity: ContentProblem.Severity = .error, in reading: NoteReading,
    line: Int, column: Int = 1
  ) -> ContentProblem {
    ContentProblem(
      .rule(rule), severity: severity, file: reading.note.path, line: line, column: column,
      excerpt: reading.source.line(line))
  }
}
