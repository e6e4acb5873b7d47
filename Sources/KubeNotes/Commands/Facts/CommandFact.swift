/// A program whose command lines are explained.
package struct ProgramFact: Sendable, Hashable {
  /// The name of the binary: `kubectl`.
  package var name: String
  /// The release the facts describe, as text.
  package var version: String
  /// Other names of the binary: `k`.
  package var aliases: [String] = []
  package var meaning: Bilingual?

  package init(name: String, version: String, aliases: [String] = [], meaning: Bilingual? = nil) {
    self.name = name
    self.version = version
    self.aliases = aliases
    self.meaning = meaning
  }
}

/// One command of a program: `kubectl rollout undo`.
package struct CommandFact: Sendable, Hashable {
  /// The full path, with the program and aliases resolved.
  package var path: String
  /// The program's own argument line.
  package var usage = ""
  package var arguments = ArgumentKind.plain
  /// Other words for the last word of the path.
  package var aliases: [String] = []
  /// Whether every learner types it daily, so that its cards are on unless switched off.
  package var isCore = false
  /// Whether a subcommand must follow.
  package var isGroup = false
  /// Long names of the flags it cannot do without.
  package var required: [String] = []
  /// Whether the words after `--` are a command.
  package var doubleDash = false
  /// First release that has it; nil when the oldest release compared already had it.
  package var since: String?
  /// First release without it.
  package var removedIn: String?
  /// What to type instead of a removed command.
  package var replacement: String?
  package var meaning: Bilingual?
  /// Its flags, without the global flags of the program.
  package var flags: [FlagFact] = []
  package var removedFlags: [RemovedFlag] = []
  package var examples: [CommandExample] = []
  /// Phrases people ask with, per language.
  package var intents: [Language: [String]] = [:]
  /// Notes that tell more: `topic/note` or `topic/note#section`.
  package var notes: [String] = []

  package init(path: String) {
    self.path = path
  }

  /// The program of the command.
  package var program: String { String(path.prefix { $0 != " " }) }
  /// The last word of the path.
  package var word: String { path.split(separator: " ").last.map(String.init) ?? path }
  /// The path without its last word; nil for a program.
  package var parent: String? {
    path.lastIndex(of: " ").map { String(path[..<$0]) }
  }
}

/// An example line of a command, with a line saying what it does.
package struct CommandExample: Sendable, Hashable {
  package var run: String
  package var meaning: Bilingual

  package init(run: String, meaning: Bilingual) {
    self.run = run
    self.meaning = meaning
  }
}
