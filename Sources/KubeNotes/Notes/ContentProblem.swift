/// Something wrong in a file of notes, and where.
package struct ContentProblem: DescribedError, Hashable {
  package enum Severity: String, Sendable, Hashable, Codable {
    /// The file does not say what it should.
    case error
    /// The file works; a rule of good notes and cards is not kept.
    case warning
  }

  package var fact: ContentFact
  package var severity: Severity
  /// The file's path as it was given.
  package var file: String
  /// From 1.
  package var line: Int
  /// Counted in characters, from 1.
  package var column: Int
  /// The line that the problem is in.
  package var excerpt: String

  package init(
    _ fact: ContentFact, severity: Severity = .error, file: String, line: Int, column: Int = 1,
    excerpt: String
  ) {
    self.fact = fact
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  package var message: Bilingual { fact.message }

  /// The problem with no more of its line than the neighbourhood of the place, for showing; a line can
  /// be as long as the file.
  package func shortened(to count: Int = 240) -> ContentProblem {
    guard excerpt.utf8.count > count, excerpt.count > count else { return self }
    var problem = self
    let first = max(0, min(column - 1, excerpt.count) - count / 2)
    let before = first > 0 ? "…" : ""
    let rest = excerpt.dropFirst(first)
    problem.excerpt = before + rest.prefix(count) + (rest.count > count ? "…" : "")
    problem.column = column - first + before.count
    return problem
  }

  /// The cells before the offending place in the excerpt, as it is printed; a caret goes there.
  package func caretOffset(in cells: CellWidth = .standard) -> Int {
    let before = String(excerpt.prefix(max(0, column - 1))).displaySafe
    return before.reduce(0) { $0 + ($1 == "\t" ? 1 : cells.of($1)) }
  }
}

extension ContentProblem: Comparable {
  /// By file and place.
  package static func < (left: ContentProblem, right: ContentProblem) -> Bool {
    (left.file, left.line, left.column, left.message.en)
      < (right.file, right.line, right.column, right.message.en)
  }
}
