internal import Dispatch
internal import Foundation
internal import GRDB
internal import KubeNotes
internal import Synchronization

/// Fills the tables of the command facts from the shipped files.
enum CommandTables {
  ///
  /// - Returns: the facts.
  static func ingest(_ files: [ShippedFile], _ db: Database) throws -> CommandCatalog {
    let catalog = try catalog(of: files)
    for table in LibraryCommandsSchema.tables { try db.execute(sql: "DELETE FROM \(table)") }
    try write(catalog, to: db)
    return catalog
  }

  /// Reads the YAML of all command files, on all cores: decoding takes longer than writing.
  static func catalog(of files: [ShippedFile]) throws -> CommandCatalog {
    let commands = files.filter {
      $0.path.hasPrefix(CommandFileReader.folder) && $0.path.hasSuffix(".yaml")
    }
    // Large files first, so that no core is left with one at the end.
    let order = commands.indices.sorted { commands[$0].data.count > commands[$1].data.count }
    let results = Mutex<[Int: Result<CommandCatalog, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: order.count) { index in
      let file = commands[order[index]]
      let result = Result { try CommandFileReader.read(path: file.path, data: file.data) }
      results.withLock { $0[order[index]] = result }
    }
    var catalog = CommandCatalog()
    let read = results.withLock { $0 }
    for index in commands.indices {
      if let result = read[index] { catalog.merge(try result.get()) }
    }
    return catalog.completed()
  }

  private static func write(_ catalog: CommandCatalog, to db: Database) throws {
    try writePrograms(catalog, db)
    try writeCommands(catalog, db)
    try writeResources(catalog, db)
    try writeValues(catalog, db)
    try writeHistory(catalog, db)
    try writeIntents(IntentIndex(catalog), db)
  }

  private static func writePrograms(_ catalog: CommandCatalog, _ db: Database) throws {
    let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO program VALUES (?, ?, ?, ?, ?)")
    for program in catalog.programs {
      try insert.execute(arguments: [
        program.name, program.version, program.aliases.joined(separator: "\n"),
        program.meaning?.ko, program.meaning?.en,
      ])
    }
  }

  private static func writeCommands(_ catalog: CommandCatalog, _ db: Database) throws {
    let command = try db.makeStatement(
      sql: """
        INSERT OR IGNORE INTO command VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let word = try db.makeStatement(sql: "INSERT OR IGNORE INTO command_word VALUES (?, ?, ?)")
    let removed = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO command_removed_flag VALUES (?, ?, ?, ?, ?)")
    let example = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO command_example VALUES (?, ?, ?, ?, ?, ?)")
    let facts = InMemoryCommandFacts(catalog)
    let note = try db.makeStatement(sql: "INSERT OR IGNORE INTO command_note VALUES (?, ?)")
    let flags = try FlagWriter(db)
    for fact in catalog.commands {
      try command.execute(arguments: [
        fact.path, fact.program, fact.parent, fact.word, fact.usage, fact.arguments.rawValue,
        fact.aliases.joined(separator: "\n"), fact.isGroup, fact.required.joined(separator: "\n"),
        fact.doubleDash, fact.since, fact.removedIn, fact.replacement, fact.meaning?.ko,
        fact.meaning?.en, fact.notes.joined(separator: "\n"),
      ])
      for name in [fact.word] + fact.aliases {
        try word.execute(arguments: [fact.parent ?? "", name, fact.path])
      }
      for address in fact.isGroup ? [] : fact.notes {
        try note.execute(arguments: [address, fact.path])
      }
      try flags.write(fact.flags, of: fact.path, from: 0)
      for flag in fact.removedFlags {
        try removed.execute(arguments: [
          fact.path, flag.name, flag.short, flag.removedIn, flag.typeName,
        ])
      }
      for (position, line) in fact.examples.enumerated() {
        try example.execute(arguments: [
          fact.path, position, line.run, line.meaning.ko, line.meaning.en,
          try LongFlags.expanded(line.run, facts: facts),
        ])
      }
    }
    for (program, list) in catalog.globalFlags {
      try flags.write(list, of: program, from: 1000)
    }
  }

  private static func writeResources(_ catalog: CommandCatalog, _ db: Database) throws {
    let insert = try db.makeStatement(
      sql: "INSERT INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let word = try db.makeStatement(sql: "INSERT OR IGNORE INTO resource_word VALUES (?, ?)")
    for (id, fact) in catalog.resources.enumerated() {
      try insert.execute(arguments: [
        id, fact.name, fact.singular, fact.kind, fact.group, fact.version, fact.namespaced,
        fact.shortNames.joined(separator: "\n"), fact.stage, fact.removedIn, fact.meaning?.ko,
        fact.meaning?.en,
      ])
      for name in fact.words { try word.execute(arguments: [name, id]) }
    }
  }

  private static func writeValues(_ catalog: CommandCatalog, _ db: Database) throws {
    let insert = try db.makeStatement(
      sql: "INSERT INTO known_value VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (position, fact) in catalog.values.enumerated() {
      try insert.execute(arguments: [
        fact.place, position, fact.value, fact.flags.joined(separator: "\n"), fact.since,
        fact.meaning?.ko, fact.meaning?.en,
      ])
    }
    let task = try db.makeStatement(sql: "INSERT INTO command_task VALUES (?, ?, ?, ?, ?)")
    for (position, fact) in catalog.tasks.enumerated() {
      try task.execute(arguments: [
        position, fact.id, fact.title.ko, fact.title.en, fact.commands.joined(separator: "\n"),
      ])
    }
  }

  private static func writeHistory(_ catalog: CommandCatalog, _ db: Database) throws {
    let insert = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO command_change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let key = try db.makeStatement(sql: "INSERT OR IGNORE INTO command_change_key VALUES (?, ?)")
    for row in catalog.history {
      try insert.execute(arguments: [
        row.id, row.program, row.kind.rawValue, row.match, row.status, row.deprecatedIn,
        row.removedIn, row.replacement.joined(separator: "\n"), row.note?.ko, row.note?.en,
        row.isVerified,
      ])
      for name in row.keys { try key.execute(arguments: [name, row.id]) }
    }
  }
}

extension CommandTables {
  private static func writeIntents(_ index: IntentIndex, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO intent_table VALUES (?, ?)",
      arguments: [index.table.commands.joined(separator: "\n"), Data(index.table.bytes)])
    let example = try db.makeStatement(sql: "INSERT INTO intent_example VALUES (?, ?)")
    for (number, entry) in index.entries.enumerated() {
      if let run = entry.phrase.example { try example.execute(arguments: [number, run]) }
    }
    let token = try db.makeStatement(sql: "INSERT INTO intent_token VALUES (?, ?, ?)")
    for (name, posting) in index.postings.sorted(by: { $0.key < $1.key }) {
      let bytes = posting.phrases.withUnsafeBytes { Data($0) }
      try token.execute(arguments: [name, posting.weight, bytes])
    }
  }
}

/// Writes rows of `command_flag`.
private struct FlagWriter {
  let insert: Statement

  init(_ db: Database) throws {
    insert = try db.makeStatement(
      sql: """
        INSERT OR IGNORE INTO command_flag
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  func write(_ flags: [FlagFact], of path: String, from start: Int) throws {
    for (position, flag) in flags.enumerated() {
      try insert.execute(arguments: [
        path, start + position, flag.name, flag.short, flag.typeName, flag.defaultValue,
        flag.repeatable, flag.valueOptional, flag.values.joined(separator: "\n"), flag.hidden,
        flag.deprecation != nil, flag.deprecation?.since, flag.deprecation?.replacement,
        flag.since, flag.removedIn, flag.isGlobal, flag.meaning?.ko, flag.meaning?.en,
      ])
    }
  }
}
