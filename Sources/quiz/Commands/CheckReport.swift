internal import KubeNotes

/// What `quiz check` found.
struct CheckReport: Encodable {
  var files: Int
  var cards: Int
  /// In the order of files and lines.
  var problems: [ContentProblem]

  var errors: Int { problems.count { $0.severity == .error } }
  var warnings: Int { problems.count - errors }

  /// The files with errors or warnings, each once.
  var faultyFiles: [String] {
    Set(problems.map(\.file)).sorted()
  }

  private enum Key: String, CodingKey {
    case schemaVersion, files, cards, errors, warnings, problems
  }

  private struct Problem: Encodable {
    var file: String
    var line: Int
    var column: Int
    var severity: ContentProblem.Severity
    var message: Bilingual
    var excerpt: String
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(1, forKey: .schemaVersion)
    try container.encode(files, forKey: .files)
    try container.encode(cards, forKey: .cards)
    try container.encode(errors, forKey: .errors)
    try container.encode(warnings, forKey: .warnings)
    let list = problems.map {
      Problem(
        file: $0.file, line: $0.line, column: $0.column, severity: $0.severity,
        message: $0.message, excerpt: $0.excerpt)
    }
    try container.encode(list, forKey: .problems)
  }
}
