/// Runs the look-ups that people type most, a command and plain words, without the argument parser.
///
/// Reading declarations takes the parser longer than a search takes. A line with any option, a
/// mistake or a wish for help goes the ordinary way; both ways run the same code.
enum PlainLookup {
  /// Runs `quiz search WORD…` or `quiz command WORD…`.
  ///
  /// - returns: false when the line is another one; nothing was done then.
  static func run(_ arguments: [String]) throws -> Bool {
    guard arguments.count > 1, !arguments[1].hasPrefix("-") else { return false }
    let words = Array(arguments.dropFirst())
    switch arguments[0] {
    case "search":
      guard !words.contains(where: { $0.hasPrefix("-") }) else { return false }
      processPreferences.reportProblems()
      try SearchAnswering(context: try Context()).answer(words)
    case "command", "cmd":
      // Behind the first word, options belong to the command line that is explained.
      guard !words.contains(where: { $0 == "-h" || $0 == "--help" }) else { return false }
      processPreferences.reportProblems()
      try CommandRequest(words: words).run()
    default: return false
    }
    return true
  }
}
