/// What a command line says, token by token, and whether it is still right.
package struct Explanation: Sendable, Hashable {
  package var input: String
  /// The full paths of the commands on the line, in order, aliases resolved.
  package var commands: [String]
  package var status: ExplanationStatus
  /// The version that made the line outdated, when it is known for certain.
  package var since: String?
  /// Whole lines to type instead, best first; empty when the line is fine.
  package var replacement: [String]
  package var tokens: [ExplainedToken]
  /// What there is to say about the line, most severe first.
  package var notices: [ExplanationNotice]
}

/// The state of a command line.
package enum ExplanationStatus: String, Sendable, Hashable, CaseIterable {
  case ok
  /// A misspelt word.
  case typo
  /// Wrong use: the program would refuse it.
  case invalid
  case removed
  case renamed
  case deprecated
  /// The command is a plugin.
  case plugin

  /// How much a line suffers from it; the highest one is the status of the line.
  var severity: Int {
    switch self {
    case .ok: 0
    case .deprecated: 1
    case .renamed: 2
    case .plugin: 3
    case .removed: 4
    case .invalid: 5
    case .typo: 6
    }
  }
}

/// One thing to say about a line.
package struct ExplanationNotice: Sendable, Hashable {
  /// `ok` for remarks that change nothing.
  package var status: ExplanationStatus
  package var message: Bilingual
  package var since: String?
  /// Where it is, in Unicode scalars of the input.
  package var range: Range<Int>
}

/// The part a token plays.
package enum TokenRole: String, Sendable, Hashable, CaseIterable {
  case program, command, resource, name
  case resourceName = "resource_name"
  case flag, value, separator, inner
  case argument = "arg"
  case pipe, redirect, other, env, comment, unknown
}

/// One token of an explained line.
package struct ExplainedToken: Sendable, Hashable {
  /// The exact characters of the input.
  package var text: String
  /// Unicode scalars before it in the input.
  package var start: Int
  package var role: TokenRole
  /// For programs and subcommand words, the full path up to here.
  package var command: String?
  /// For flags and values, the long name of the flag.
  package var flag: String?
  /// For combined short flags, all long names.
  package var flags: [String]?
  package var meaning: Bilingual?
  /// Finer parts of the token: selectors, templates, ports.
  package var parts: [TokenPart] = []

  package init(
    text: String, start: Int, role: TokenRole, command: String? = nil, flag: String? = nil,
    flags: [String]? = nil
  ) {
    self.text = text
    self.start = start
    self.role = role
    self.command = command
    self.flag = flag
    self.flags = flags
  }
}

/// A part of a token with a meaning of its own.
package struct TokenPart: Sendable, Hashable {
  package var text: String
  package var meaning: Bilingual

  package init(_ text: String, _ meaning: Bilingual) {
    self.text = text
    self.meaning = meaning
  }
}
