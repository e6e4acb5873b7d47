/// Facts that are asked for once: a line may name the same thing many thousand times.
///
/// For one line; not safe to share between threads.
final class RememberedFacts: CommandFacts {
  private let source: any CommandFacts
  private var programsByWord: [String: ProgramFact?] = [:]
  private var allPrograms: [ProgramFact]?
  private var commandsByPath: [String: CommandFact?] = [:]
  private var childByWord: [String: CommandFact?] = [:]
  private var childrenByPath: [String: [CommandFact]] = [:]
  private var flagsByPath: [String: [FlagFact]] = [:]
  private var flagsByName: [String: FlagFact?] = [:]
  private var removedByPath: [String: [RemovedFlag]] = [:]
  private var resourcesByWord: [String: ResourceFact?] = [:]
  private var allResources: [ResourceFact]?
  private var valuesByPlace: [String: [ValueFact]] = [:]
  private var valuesByFlag: [String: [ValueFact]] = [:]
  private var historyByKey: [String: HistoryFact?] = [:]
  private var keys: [HistoryFact]?

  init(_ source: any CommandFacts) {
    self.source = source
  }

  /// Key paths would say this more shortly, and take longer than the look-up itself: the runtime makes
  /// each of them from its pattern at first use.
  private static func remembered<Value>(
    _ memory: inout [String: Value], _ key: String, _ read: () throws -> Value
  ) rethrows -> Value {
    if let known = memory[key] { return known }
    let value = try read()
    memory[key] = value
    return value
  }

  private static func remembered<Value>(
    _ memory: inout Value?, _ read: () throws -> Value
  ) rethrows -> Value {
    if let known = memory { return known }
    let value = try read()
    memory = value
    return value
  }

  func program(_ word: String) throws -> ProgramFact? {
    try Self.remembered(&programsByWord, word) { try source.program(word) }
  }

  func programs() throws -> [ProgramFact] {
    try Self.remembered(&allPrograms) { try source.programs() }
  }

  func command(_ path: String) throws -> CommandFact? {
    try Self.remembered(&commandsByPath, path) { try source.command(path) }
  }

  func child(_ word: String, of path: String) throws -> CommandFact? {
    try Self.remembered(&childByWord, "\(path)\n\(word)") { try source.child(word, of: path) }
  }

  func children(of path: String) throws -> [CommandFact] {
    try Self.remembered(&childrenByPath, path) { try source.children(of: path) }
  }

  func commands(ending word: String, of program: String) throws -> [CommandFact] {
    try source.commands(ending: word, of: program)
  }

  func flags(of path: String) throws -> [FlagFact] {
    try Self.remembered(&flagsByPath, path) { try source.flags(of: path) }
  }

  func ownFlags(of path: String) throws -> [FlagFact] { try source.ownFlags(of: path) }

  func flagAnywhere(_ name: String, program: String) throws -> FlagFact? {
    try Self.remembered(&flagsByName, "\(program)\n\(name)") {
      try source.flagAnywhere(name, program: program)
    }
  }

  func removedFlags(of path: String) throws -> [RemovedFlag] {
    try Self.remembered(&removedByPath, path) { try source.removedFlags(of: path) }
  }

  func examples(of path: String) throws -> [CommandExample] { try source.examples(of: path) }

  func expanded(_ run: String, of path: String) throws -> String? {
    try source.expanded(run, of: path)
  }

  func resource(_ word: String) throws -> ResourceFact? {
    try Self.remembered(&resourcesByWord, word) { try source.resource(word) }
  }

  func resources() throws -> [ResourceFact] {
    try Self.remembered(&allResources) { try source.resources() }
  }

  func values(_ place: String) throws -> [ValueFact] {
    try Self.remembered(&valuesByPlace, place) { try source.values(place) }
  }

  func values(ofFlag flag: String) throws -> [ValueFact] {
    try Self.remembered(&valuesByFlag, flag) { try source.values(ofFlag: flag) }
  }

  func history(_ key: String) throws -> HistoryFact? {
    try Self.remembered(&historyByKey, key) { try source.history(key) }
  }

  func historyOfKeys() throws -> [HistoryFact] {
    try Self.remembered(&keys) { try source.historyOfKeys() }
  }

  func tasks() throws -> [TaskFact] { try source.tasks() }
}
