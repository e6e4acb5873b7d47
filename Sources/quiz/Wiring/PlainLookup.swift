internal import Foundation

/// Runs the look-ups that people type most, a command and plain words, and what a prompt asks before
/// each line, without the argument parser.
///
/// Reading declarations takes the parser longer than a search takes. A line with any option, a
/// mistake or a wish for help goes the ordinary way; both ways run the same code.
enum PlainLookup {
  /// Runs `quiz search WORD…`, `quiz command WORD…`, `quiz --version`, or `quiz` as a prompt
  /// calls it.
  ///
  /// - returns: false when the line is another one; nothing was done then.
  static func run(_ arguments: [String]) throws -> Bool {
    switch arguments {
    case ["--version"]: _ = writeAll(Version.description + "\n", to: STDOUT_FILENO)
    case ["--quiet"]: try today(.text, isQuiet: true)
    case ["-o", "json"], ["--json"]: try today(.json)
    default: return try runWords(arguments)
    }
    return true
  }

  private static func today(_ format: OutputFormat, isQuiet: Bool = false) throws {
    let context = try Context()
    if !isQuiet { processPreferences.reportProblems() }
    try Today(context: context).run(format, isQuiet: isQuiet)
  }

  private static func runWords(_ arguments: [String]) throws -> Bool {
    guard arguments.count > 1, !arguments[1].hasPrefix("-") else { return false }
    let words = Array(arguments.dropFirst())
    switch arguments[0] {
    case "search":
      guard !words.contains(where: { $0.hasPrefix("-") }) else { return false }
      processPreferences.reportProblems()
      try SearchAnswering(context: try Context(), endsProcess: true).answer(words)
    case "command", "cmd":
      // Behind the first word, options belong to the command line that is explained.
      guard !words.contains(where: { $0 == "-h" || $0 == "--help" }) else { return false }
      processPreferences.reportProblems()
      try CommandRequest(words: words).run(endsProcess: true)
    default: return false
    }
    return true
  }
}
