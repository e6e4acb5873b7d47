/// Where the explainer looks things up. Every look-up is small, so that an implementation can
/// fetch from a database only what one line needs.
package protocol CommandFacts {
  /// The program with this name or alias.
  func program(_ word: String) throws -> ProgramFact?
  /// All programs, in the order of their names.
  func programs() throws -> [ProgramFact]
  /// The command with this full path, without flags and examples.
  func command(_ path: String) throws -> CommandFact?
  /// The subcommand of `path` that `word` names, by its name or an alias.
  func child(_ word: String, of path: String) throws -> CommandFact?
  /// The direct subcommands, in the order of their names.
  func children(of path: String) throws -> [CommandFact]
  /// Commands of a program whose last word is `word`, below any parent.
  func commands(ending word: String, of program: String) throws -> [CommandFact]
  /// The flags of a command; the program's global flags last.
  func flags(of path: String) throws -> [FlagFact]
  /// The same without the program's global flags.
  func ownFlags(of path: String) throws -> [FlagFact]
  /// One flag with this long name from any command of the program.
  func flagAnywhere(_ name: String, program: String) throws -> FlagFact?
  /// Flags that releases took away from the command.
  func removedFlags(of path: String) throws -> [RemovedFlag]
  /// Example lines of a command.
  func examples(of path: String) throws -> [CommandExample]
  /// An example line with its flags by their long names, where that is known beforehand.
  func expanded(_ run: String, of path: String) throws -> String?
  /// The resource type that a word names (plural, singular, kind or short name, any case).
  func resource(_ word: String) throws -> ResourceFact?
  func resources() throws -> [ResourceFact]
  /// Well-known values of one place (`taint-effect`), in the order of the content.
  func values(_ place: String) throws -> [ValueFact]
  /// Well-known values that a flag takes.
  func values(ofFlag flag: String) throws -> [ValueFact]
  /// The row of the history under a key of `HistoryKey`.
  func history(_ key: String) throws -> HistoryFact?
  /// The rows of the history about keys of labels, annotations and taints.
  func historyOfKeys() throws -> [HistoryFact]
  /// Tasks to browse by.
  func tasks() throws -> [TaskFact]
}

extension CommandFacts {
  package func expanded(_ run: String, of path: String) throws -> String? { nil }
}
