/// One command of a line, read by the rules of its program.
struct ParsedCommand: Sendable {
  var program: ProgramFact
  /// The program's token; the parts below lie after it.
  var programRange: Range<Int>
  /// The path as far as it is known, typos resolved.
  var path: String
  /// The known command behind `path`.
  var fact: CommandFact?
  /// The subcommand words.
  var commandWords: [Range<Int>] = []
  var flags: [ParsedFlag] = []
  var positionals: [Positional] = []
  var separator: Range<Int>?
  /// Words of the command that runs in the container.
  var inner: [Range<Int>] = []
  /// The path as far as the words on the line are really subcommands of the program.
  var writtenPath: String
  /// A subcommand word that the program does not have.
  var unknownWord: UnknownWord?
  /// The row of the history about the command, when the program no longer has it.
  var history: HistoryFact?
  /// Whether more words come from elsewhere (`xargs`), so that nothing can be said to be missing.
  var isFed = false

  init(program: ProgramFact, programRange: Range<Int>) {
    self.program = program
    self.programRange = programRange
    path = program.name
    writtenPath = program.name
  }

  struct Positional: Sendable {
    var range: Range<Int>
    /// The text without quotes.
    var value: String
    var role: TokenRole
  }

  struct UnknownWord: Sendable {
    var range: Range<Int>
    var value: String
  }

  /// From the program to the last of its words.
  var span: Range<Int> {
    var end = programRange.upperBound
    for range in commandWords + positionals.map(\.range) + inner + flags.map(\.range) {
      end = max(end, range.upperBound)
    }
    if let separator { end = max(end, separator.upperBound) }
    return programRange.lowerBound..<end
  }

  var arguments: ArgumentKind { fact?.arguments ?? .plain }

  func flag(_ name: String) -> ParsedFlag? { flags.first { $0.name == name } }
  func has(_ names: String...) -> Bool { flags.contains { names.contains($0.name) } }

  /// The first resource type that the line names.
  var firstResourceWord: String? {
    guard
      let word = positionals.first(where: { $0.role == .resource || $0.role == .resourceName })
    else { return nil }
    return word.value.prefix { $0 != "," && ($0 != "/" || word.role == .resource) }.description
  }

  /// The resource types that the line names, in order, as written.
  var resourceWords: [(text: String, range: Range<Int>)] {
    positionals.flatMap { word -> [(text: String, range: Range<Int>)] in
      guard word.role == .resource || word.role == .resourceName else { return [] }
      let end =
        word.role == .resourceName
        ? (word.value.firstIndex(of: "/") ?? word.value.endIndex) : word.value.endIndex
      return word.value[..<end].split(separator: ",").map { (String($0), word.range) }
    }
  }
}

/// A flag on the line with its value.
struct ParsedFlag: Sendable {
  /// The long name; the letter when nothing is known about it.
  var name: String
  var fact: FlagFact?
  /// The dashes and the name as typed; for combined letters the whole cluster.
  var nameRange: Range<Int>
  var valueRange: Range<Int>?
  /// The value without quotes.
  var value: String?
  /// Whether the value is a word of its own.
  var valueIsNextWord = false
  /// Whether the command has no such flag.
  var isUnknown = false
  /// How the name is written.
  var spelling: Spelling

  enum Spelling: Sendable, Hashable {
    /// `--name`.
    case long
    /// `-n`, alone.
    case short
    /// One letter of several.
    case combined
    /// `-name`, with one dash too few.
    case singleDashLong
    /// A typographic dash: `–name`.
    case typographic
  }

  /// From the dashes to the end of the value.
  var range: Range<Int> {
    nameRange.lowerBound..<max(nameRange.upperBound, valueRange?.upperBound ?? 0)
  }
}
