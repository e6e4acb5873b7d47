internal import GRDB

extension IngestStep {
  /// The command facts, and the cards made from their examples. Runs after the notes, whose cards
  /// come first.
  static let commands = IngestStep(
    schema: LibraryCommandsSchema.sql + CommandCardTable.schema
  ) { files, db in
    try CommandCardTable.refresh(try CommandTables.ingest(files, db), in: db)
  }
}

extension Library {
  /// What is known of commands, each fact read when it is asked for.
  package var commandFacts: StoredCommandFacts { StoredCommandFacts(reader) }

  /// The phrases that commands are found by.
  package var commandIntents: StoredIntents { StoredIntents(reader: reader) }
}
