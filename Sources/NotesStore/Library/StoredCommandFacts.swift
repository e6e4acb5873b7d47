package import KubeNotes

/// Command facts read from `library.sqlite`, each when it is asked for.
package struct StoredCommandFacts: CommandFacts {
  let reader: ReadConnection

  init(_ reader: ReadConnection) {
    self.reader = reader
  }

  private func all<Value>(
    _ sql: String, _ values: [String] = [], _ make: (ReadRow) throws -> Value
  ) throws -> [Value] {
    try reader.read { db in try db.all(sql, values.map { .text($0) }, make) }
  }

  private func first<Value>(
    _ sql: String, _ values: [String], _ make: (ReadRow) throws -> Value
  ) throws -> Value? {
    try reader.read { db in try db.first(sql, values.map { .text($0) }, make) }
  }

  package func program(_ word: String) throws -> ProgramFact? {
    try programs().first { $0.name == word || $0.aliases.contains(word) }
  }

  package func programs() throws -> [ProgramFact] {
    try all("SELECT name, version, aliases, meaning_ko, meaning_en FROM program ORDER BY name") {
      ProgramFact(
        name: $0[0], version: $0[1], aliases: $0.lines(2), meaning: $0.bilingual(3))
    }
  }

  package func command(_ path: String) throws -> CommandFact? {
    try first("\(Self.commandColumns) FROM command WHERE path = ?", [path], Self.command)
  }

  package func child(_ word: String, of path: String) throws -> CommandFact? {
    try first(
      """
      \(Self.commandColumns) FROM command WHERE path =
        (SELECT path FROM command_word WHERE parent = ? AND word = ?)
      """, [path, word], Self.command)
  }

  package func children(of path: String) throws -> [CommandFact] {
    try all(
      "\(Self.commandColumns) FROM command WHERE parent = ? ORDER BY path", [path], Self.command)
  }

  package func commands(ending word: String, of program: String) throws -> [CommandFact] {
    try all(
      "\(Self.commandColumns) FROM command WHERE program = ? AND word = ? ORDER BY path",
      [program, word], Self.command)
  }

  package func flags(of path: String) throws -> [FlagFact] {
    let own = try ownFlags(of: path)
    let global = try flags(at: String(path.prefix { $0 != " " }), isGlobal: true)
    return Self.unique(own + global)
  }

  package func ownFlags(of path: String) throws -> [FlagFact] {
    let parent = path.lastIndex(of: " ").map { String(path[..<$0]) } ?? path
    let own = try flags(at: path, isGlobal: false)
    guard parent != path, try command(parent)?.isGroup == true else { return own }
    return Self.unique(own + (try flags(at: parent, isGlobal: false)))
  }

  /// One small statement for all: what one statement for a command, its group and its program saves in
  /// steps it takes several times in being compiled.
  private func flags(at path: String, isGlobal: Bool) throws -> [FlagFact] {
    try all(
      "\(Self.flagColumns) FROM command_flag WHERE path = ? AND is_global = ? ORDER BY position",
      [path, isGlobal ? "1" : "0"], Self.flag)
  }

  /// Of flags of one name the first.
  private static func unique(_ flags: [FlagFact]) -> [FlagFact] {
    var seen: Set<String> = []
    return flags.filter { seen.insert($0.name).inserted }
  }

  package func flagAnywhere(_ name: String, program: String) throws -> FlagFact? {
    try first(
      """
      \(Self.flagColumns) FROM command_flag
      WHERE name = ?1 AND is_global = 0 AND (path = ?2 OR path GLOB ?2 || ' *') ORDER BY path LIMIT 1
      """, [name, program], Self.flag)
  }

  package func removedFlags(of path: String) throws -> [RemovedFlag] {
    try all(
      "SELECT name, short, removed_in, type FROM command_removed_flag WHERE path = ?", [path]
    ) { RemovedFlag(name: $0[0], short: $0[1], removedIn: $0[2], typeName: $0[3]) }
  }

  package func examples(of path: String) throws -> [CommandExample] {
    try all(
      "SELECT run, ko, en FROM command_example WHERE path = ? ORDER BY position", [path]
    ) { CommandExample(run: $0[0], meaning: Bilingual(ko: $0[1], en: $0[2])) }
  }

  package func expanded(_ run: String, of path: String) throws -> String? {
    try first(
      "SELECT expanded FROM command_example WHERE path = ? AND run = ?", [path, run]
    ) { $0[0] as String }
  }

  package func resource(_ word: String) throws -> ResourceFact? {
    try first(
      """
      \(Self.resourceColumns) FROM resource WHERE id =
        (SELECT resource FROM resource_word WHERE word = ?)
      """, [word.lowercased()], Self.resource)
  }

  package func resources() throws -> [ResourceFact] {
    try all("\(Self.resourceColumns) FROM resource ORDER BY id", [], Self.resource)
  }

  package func values(_ place: String) throws -> [ValueFact] {
    try all(
      """
      SELECT place, value, since, meaning_ko, meaning_en, flags FROM known_value
      WHERE place = ? ORDER BY position
      """, [place]
    ) { row in
      var fact = ValueFact(
        place: row[0], value: row[1], since: row[2], meaning: row.bilingual(3))
      fact.flags = row.lines(5)
      return fact
    }
  }

  package func values(ofFlag flag: String) throws -> [ValueFact] {
    try all(
      """
      SELECT place, value, since, meaning_ko, meaning_en, flags FROM known_value
      WHERE flags <> '' AND instr(char(10) || flags || char(10), char(10) || ? || char(10))
      ORDER BY position
      """, [flag]
    ) { row in
      var fact = ValueFact(
        place: row[0], value: row[1], since: row[2], meaning: row.bilingual(3))
      fact.flags = row.lines(5)
      return fact
    }
  }

  package func history(_ key: String) throws -> HistoryFact? {
    if key.hasPrefix("id ") {
      return try first(
        "\(Self.changeColumns) FROM command_change WHERE id = ?", [String(key.dropFirst(3))],
        Self.change)
    }
    return try first(
      "\(Self.changeColumns) FROM command_change WHERE id = (SELECT change FROM command_change_key WHERE key = ?)",
      [key], Self.change)
  }

  package func historyOfKeys() throws -> [HistoryFact] {
    try all("\(Self.changeColumns) FROM command_change WHERE kind = 'key'", [], Self.change)
  }

  package func tasks() throws -> [TaskFact] {
    try all("SELECT id, title_ko, title_en, commands FROM command_task ORDER BY position") {
      TaskFact(id: $0[0], title: Bilingual(ko: $0[1], en: $0[2]), commands: $0.lines(3))
    }
  }
}

extension StoredCommandFacts {
  private static let commandColumns = """
    SELECT path, usage, arguments, aliases, is_group, required, double_dash, since, removed_in,
      replacement, meaning_ko, meaning_en, notes
    """

  private static func command(_ row: ReadRow) -> CommandFact {
    var fact = CommandFact(path: row[0])
    fact.usage = row[1]
    fact.arguments = ArgumentKind(rawValue: row[2]) ?? .plain
    fact.aliases = row.lines(3)
    fact.isGroup = row[4]
    fact.required = row.lines(5)
    fact.doubleDash = row[6]
    fact.since = row[7]
    fact.removedIn = row[8]
    fact.replacement = row[9]
    fact.meaning = row.bilingual(10)
    fact.notes = row.lines(12)
    return fact
  }

  private static let flagColumns = """
    SELECT name, short, type, default_value, repeatable, value_optional, allowed, hidden,
      is_deprecated, deprecated_since, deprecated_replacement, since, removed_in, is_global,
      meaning_ko, meaning_en
    """

  private static func flag(_ row: ReadRow) -> FlagFact {
    var fact = FlagFact(name: row[0])
    fact.short = row[1]
    fact.typeName = row[2]
    fact.type = FlagType(typeName: fact.typeName)
    fact.defaultValue = row[3]
    fact.repeatable = row[4]
    fact.valueOptional = row[5]
    fact.values = row.lines(6)
    fact.hidden = row[7]
    if row[8] { fact.deprecation = .init(since: row[9], replacement: row[10]) }
    fact.since = row[11]
    fact.removedIn = row[12]
    fact.isGlobal = row[13]
    fact.meaning = row.bilingual(14)
    return fact
  }

  private static let resourceColumns = """
    SELECT name, singular, kind, api_group, version, namespaced, short_names, stage, removed_in,
      meaning_ko, meaning_en
    """

  private static func resource(_ row: ReadRow) -> ResourceFact {
    var fact = ResourceFact(
      name: row[0], singular: row[1], kind: row[2], group: row[3], version: row[4],
      namespaced: row[5])
    fact.shortNames = row.lines(6)
    fact.stage = row[7]
    fact.removedIn = row[8]
    fact.meaning = row.bilingual(9)
    return fact
  }

  private static let changeColumns = """
    SELECT id, program, kind, match, status, deprecated_in, removed_in, replacement, note_ko,
      note_en, is_verified
    """

  private static func change(_ row: ReadRow) -> HistoryFact {
    var fact = HistoryFact(
      id: row[0], program: row[1], kind: .init(rawValue: row[2]) ?? .behaviour, match: row[3],
      status: row[4])
    fact.deprecatedIn = row[5]
    fact.removedIn = row[6]
    fact.replacement = row.lines(7)
    fact.note = row.bilingual(8)
    fact.isVerified = row[10]
    return fact
  }
}

extension ReadRow {
  /// The lines of a text column.
  fileprivate func lines(_ index: CInt) -> [String] {
    let text: String = self[index]
    return text.isEmpty ? [] : text.split(separator: "\n").map(String.init)
  }

  /// Korean in one column and English in the next; nil where either is NULL.
  fileprivate func bilingual(_ index: CInt) -> Bilingual? {
    guard let ko: String = self[index], let en: String = self[index + 1] else { return nil }
    return Bilingual(ko: ko, en: en)
  }
}
