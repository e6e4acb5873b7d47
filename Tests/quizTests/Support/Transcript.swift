import Foundation

/// A written session with the binary: commands and what they must print.
///
/// A line `$ …` is a command for `sh`, in which `quiz` is the binary; `> …` is its output, `! …`
/// what it says on standard error, `? N` its exit status where that is not 0. `# …` is a comment.
/// All commands of a file share one home.
struct Transcript {
  struct Step: Equatable {
    var comments: [String]
    var command: String
    var output: [String]
    var notices: [String]
    var status: Int32
  }

  var steps: [Step] = []
  var ending: [String] = []

  init(_ text: String) {
    var comments: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let rest = String(line.dropFirst(2))
      let last = steps.indices.last
      switch line.first {
      case "$":
        steps.append(
          Step(comments: comments, command: rest, output: [], notices: [], status: 0))
        comments = []
      case ">": if let last { steps[last].output.append(rest) }
      case "!": if let last { steps[last].notices.append(rest) }
      case "?": if let last { steps[last].status = Int32(rest) ?? -1 }
      default: comments.append(line)
      }
    }
    ending = comments
  }

  /// The file as it is written.
  var text: String {
    func marked(_ mark: String, _ line: String) -> String {
      line.isEmpty ? mark : "\(mark) \(line)"
    }
    let lines = steps.flatMap { step in
      step.comments + ["$ \(step.command)"] + step.output.map { marked(">", $0) }
        + step.notices.map { marked("!", $0) } + (step.status == 0 ? [] : ["? \(step.status)"])
    }
    return (lines + ending).joined(separator: "\n")
  }

  /// Runs every command in order and returns what it really printed.
  func replay(home: URL, variables: [String: String]) throws -> Transcript {
    var result = self
    for index in steps.indices {
      let run = try Self.shell(steps[index].command, home: home, variables: variables)
      result.steps[index].output = Self.lines(run.output, home: home)
      result.steps[index].notices = Self.lines(run.notices, home: home)
      result.steps[index].status = run.status
    }
    return result
  }

  private static func shell(
    _ command: String, home: URL, variables: [String: String]
  ) throws -> QuizBinary.Result {
    try Tool.shell(
      "quiz() { \"$QUIZ_BINARY\" \"$@\"; }\n\(command)", in: QuizBinary.packageRoot,
      environment: QuizBinary.variables(home: home, adding: variables)
        .merging(["QUIZ_BINARY": QuizBinary.url.path(percentEncoded: false)]) { $1 },
      outputs: home)
  }

  /// The lines of an output, with the home's path, which differs in each run, as `$QUIZ_HOME`.
  private static func lines(_ text: String, home: URL) -> [String] {
    var path = home.path(percentEncoded: false)
    if path.hasSuffix("/") { path.removeLast() }
    var lines = text.replacingOccurrences(of: path, with: "$QUIZ_HOME")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
