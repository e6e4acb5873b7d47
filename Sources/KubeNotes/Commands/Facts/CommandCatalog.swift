/// All command facts as values: what the content files hold, and facts in memory.
package struct CommandCatalog: Sendable {
  package var programs: [ProgramFact] = []
  /// Global flags by program.
  package var globalFlags: [String: [FlagFact]] = [:]
  /// Meanings that a flag's name has in every command of a program, by program and name.
  package var flagMeanings: [String: [String: Bilingual]] = [:]
  package var commands: [CommandFact] = []
  package var resources: [ResourceFact] = []
  package var values: [ValueFact] = []
  package var history: [HistoryFact] = []
  package var tasks: [TaskFact] = []

  package init() {}

  /// Adds what another part of the content holds.
  package mutating func merge(_ other: CommandCatalog) {
    programs += other.programs
    globalFlags.merge(other.globalFlags) { $0 + $1 }
    flagMeanings.merge(other.flagMeanings) { $0.merging($1) { first, _ in first } }
    commands += other.commands
    resources += other.resources
    values += other.values
    history += other.history
    tasks += other.tasks
  }

  /// The same with flags that have no meaning of their own given the one their program gives the
  /// name, and commands in the order of their paths.
  package func completed() -> CommandCatalog {
    var catalog = self
    func complete(_ flag: inout FlagFact, _ program: String) {
      if flag.meaning == nil { flag.meaning = flagMeanings[program]?[flag.name] }
    }
    for index in catalog.commands.indices {
      let program = catalog.commands[index].program
      for flag in catalog.commands[index].flags.indices {
        complete(&catalog.commands[index].flags[flag], program)
      }
    }
    for program in catalog.globalFlags.keys {
      for index in catalog.globalFlags[program, default: []].indices {
        complete(&catalog.globalFlags[program, default: []][index], program)
      }
    }
    catalog.commands.sort { $0.path < $1.path }
    return catalog
  }
}

/// Command facts held in memory, for tests and tools.
package struct InMemoryCommandFacts: CommandFacts {
  private let catalog: CommandCatalog
  private let byPath: [String: CommandFact]
  private let byParent: [String: [CommandFact]]
  private let resourcesByWord: [String: ResourceFact]
  private let historyByKey: [String: HistoryFact]

  package init(_ catalog: CommandCatalog) {
    self.catalog = catalog
    byPath = Dictionary(catalog.commands.map { ($0.path, $0) }) { first, _ in first }
    byParent = Dictionary(grouping: catalog.commands) { $0.parent ?? "" }
    var words: [String: ResourceFact] = [:]
    for fact in catalog.resources {
      for word in fact.words where words[word] == nil { words[word] = fact }
    }
    resourcesByWord = words
    var rows: [String: HistoryFact] = [:]
    for row in catalog.history {
      for key in row.keys + [HistoryKey.id(row.id)] where rows[key] == nil { rows[key] = row }
    }
    historyByKey = rows
  }

  package func program(_ word: String) -> ProgramFact? {
    catalog.programs.first { $0.name == word || $0.aliases.contains(word) }
  }

  package func programs() -> [ProgramFact] { catalog.programs.sorted { $0.name < $1.name } }

  package func command(_ path: String) -> CommandFact? { byPath[path] }

  package func child(_ word: String, of path: String) -> CommandFact? {
    byPath["\(path) \(word)"] ?? byParent[path]?.first { $0.aliases.contains(word) }
  }

  package func children(of path: String) -> [CommandFact] {
    (byParent[path] ?? []).sorted { $0.path < $1.path }
  }

  package func commands(ending word: String, of program: String) -> [CommandFact] {
    catalog.commands.filter { $0.program == program && $0.word == word }
  }

  package func flags(of path: String) -> [FlagFact] {
    let own = ownFlags(of: path)
    let program = String(path.prefix { $0 != " " })
    let names = Set(own.map(\.name))
    return own + (catalog.globalFlags[program] ?? []).filter { !names.contains($0.name) }
  }

  package func ownFlags(of path: String) -> [FlagFact] {
    var own = byPath[path]?.flags ?? []
    if let parent = byPath[path]?.parent, byPath[parent]?.isGroup == true {
      own += (byPath[parent]?.flags ?? []).filter { flag in !own.contains { $0.name == flag.name } }
    }
    return own
  }

  package func flagAnywhere(_ name: String, program: String) -> FlagFact? {
    for command in catalog.commands where command.program == program {
      if let flag = command.flags.first(where: { $0.name == name }) { return flag }
    }
    return nil
  }

  package func removedFlags(of path: String) -> [RemovedFlag] { byPath[path]?.removedFlags ?? [] }
  package func examples(of path: String) -> [CommandExample] { byPath[path]?.examples ?? [] }
  package func resource(_ word: String) -> ResourceFact? { resourcesByWord[word.lowercased()] }
  package func resources() -> [ResourceFact] { catalog.resources }
  package func values(_ place: String) -> [ValueFact] {
    catalog.values.filter { $0.place == place }
  }
  package func values(ofFlag flag: String) -> [ValueFact] {
    catalog.values.filter { $0.flags.contains(flag) }
  }
  package func history(_ key: String) -> HistoryFact? { historyByKey[key] }
  package func historyOfKeys() -> [HistoryFact] { catalog.history.filter { $0.kind == .key } }
  package func tasks() -> [TaskFact] { catalog.tasks }
}
