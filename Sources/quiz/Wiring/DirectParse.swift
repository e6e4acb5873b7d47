internal import ArgumentParser

/// Reads a command line whose first word names a command that must answer at once.
///
/// The argument parser looks at every command's declarations before it reads a line, which takes
/// longer than a search. Reading the named command alone leaves most of that out. Where this gives
/// nothing (another command, a mistake, a wish for help), the whole parser reads the line and words
/// what is wrong.
enum DirectParse {
  static func command(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let first = arguments.first, let type = command(named: first),
      !arguments.contains(where: asksTheParser)
    else { return nil }
    return try? type.parseAsRoot(Array(arguments.dropFirst()))
  }

  private static func command(named name: String) -> (any ParsableCommand.Type)? {
    switch name {
    case "search": SearchCommand.self
    case "command", "cmd": CommandCommand.self
    case "show": ShowCommand.self
    case "review": ReviewCommand.self
    default: nil
    }
  }

  /// Options that the parser answers itself, in the name of the whole program.
  private static func asksTheParser(_ argument: String) -> Bool {
    argument == "-h" || argument.hasPrefix("--help") || argument == "--version"
      || argument.hasPrefix("--generate-completion-script")
      || argument.hasPrefix("--experimental-dump-help") || argument.hasPrefix("---completion")
  }
}
