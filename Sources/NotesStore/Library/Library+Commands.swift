internal import GRDB

extension IngestStep {
  /// The command facts.
  static let commands = IngestStep(schema: LibraryCommandsSchema.sql) { files, db in
    try CommandTables.ingest(files, db)
  }
}

extension Library {
  /// What is known of commands, each fact read when it is asked for.
  package var commandFacts: StoredCommandFacts { StoredCommandFacts(database) }

  /// The phrases that commands are found by.
  package var commandIntents: StoredIntents { StoredIntents(database: database) }
}
