internal import GRDB

extension IngestStep {
  /// The command facts, the cards made from their examples, and which notes speak of them. Runs after the notes, whose cards
  /// come first.
  static let commands = IngestStep(
    schema: LibraryCommandsSchema.sql + CommandCardTable.schema + CommandMentionTable.schema
  ) { files, db in
    let catalog = try CommandTables.ingest(files, db)
    try CommandCardTable.refresh(catalog, in: db)
    try CommandMentionTable.refresh(catalog, in: db)
  }
}

extension Library {
  /// What is known of commands, each fact read when it is asked for.
  package var commandFacts: StoredCommandFacts { StoredCommandFacts(reader) }

  /// The phrases that commands are found by.
  package var commandIntents: StoredIntents { StoredIntents(reader: reader) }
}
