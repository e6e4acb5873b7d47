internal import ArgumentParser
internal import Foundation
internal import KubeNotes

/// The declarations of the commands as values: what help, man pages, completion and suggestions
/// are made from.
///
/// It is what the argument parser tells other tools (`--experimental-dump-help`), so nothing is
/// declared twice.
struct CommandTree: Decodable, Sendable {
  /// One argument, option or flag.
  struct Argument: Decodable, Sendable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable, Sendable {
      var kind: String
      var name: String

      /// As it is typed: `-o`, `--output`.
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: Kind
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var allValues: [String]?
    var defaultValue: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    var spellings: [String] { (names ?? []).map(\.spelling) }
    var isHelp: Bool { spellings.contains("--help") }
    var isVersion: Bool { spellings.contains("--version") }
  }

  private struct Dump: Decodable {
    var command: CommandTree
  }

  var commandName: String
  var aliases: [String]?
  private var abstract: String?
  private var discussion: String?
  private var subcommands: [CommandTree]?
  private var arguments: [Argument]?

  /// The commands of this program, in the language of this run.
  ///
  /// - throws: `DecodingError` when the argument parser changed what it tells.
  static func whole() throws -> CommandTree {
    let json = Quiz._dumpHelp()
    return try JSONDecoder().decode(Dump.self, from: Data(json.utf8)).command
  }

  var summary: String { abstract ?? "" }
  var details: String { discussion ?? "" }

  /// The subcommands, without the parser's own `help`.
  var children: [CommandTree] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// What can be given, in the order of declaration; `--version` only where there are subcommands,
  /// since the parser lists it everywhere.
  var parameters: [Argument] {
    (arguments ?? []).filter { $0.shouldDisplay && (!$0.isVersion || isRoot) }
  }

  var options: [Argument] { parameters.filter { $0.kind != .positional } }
  var positionals: [Argument] { parameters.filter { $0.kind == .positional } }

  private var isRoot: Bool { commandName == Quiz.calledAs }

  /// The subcommand that a word names.
  func child(_ word: String) -> CommandTree? {
    children.first { $0.commandName == word || $0.aliases?.contains(word) == true }
  }

  /// The command that the words name from here, with the words that name it; words behind it are
  /// left out.
  func descend(_ words: some Sequence<String>) -> (command: CommandTree, path: [String]) {
    var command = self
    var path: [String] = []
    for word in words {
      guard let next = command.child(word) else { break }
      command = next
      path.append(next.commandName)
    }
    return (command, path)
  }

  /// Every command from here down, with its path.
  func all(below path: [String] = []) -> [(path: [String], command: CommandTree)] {
    [(path, self)] + children.flatMap { $0.all(below: path + [$0.commandName]) }
  }
}
