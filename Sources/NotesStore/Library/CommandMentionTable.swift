internal import GRDB
internal import KubeNotes

/// The sections of shipped notes that speak of a command, for commands whose facts name no note.
enum CommandMentionTable {
  static let schema = """
    CREATE TABLE command_mention (
      path TEXT NOT NULL,
      position INTEGER NOT NULL,
      address TEXT NOT NULL,
      PRIMARY KEY (path, position)
    ) WITHOUT ROWID;
    """

  /// How many are kept for a command.
  private static let most = 3

  static func refresh(_ catalog: CommandCatalog, in db: Database) throws {
    try db.execute(sql: "DELETE FROM command_mention")
    let reader = CommandMentions(catalog)
    var found: [String: [(address: SectionAddress, count: Int)]] = [:]
    // Commands are the same in both languages.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT page.note, section.anchor, section.markdown
        FROM page JOIN section ON section.id BETWEEN page.id * ?1 AND page.id * ?1 + ?1 - 1
        WHERE page.folder = 1 AND page.language = 'en' ORDER BY page.note, section.id
        """, arguments: [LibrarySchema.rowsPerPage])
    while let row = try rows.next() {
      let address = SectionAddress(note: NoteID(rawValue: row[0]), anchor: row[1])
      for (path, count) in reader.counts(in: row[2]) {
        found[path, default: []].append((address, count))
      }
    }
    let insert = try db.makeStatement(sql: "INSERT INTO command_mention VALUES (?, ?, ?)")
    for command in catalog.commands where command.notes.isEmpty {
      // Where it is spoken of most; of equals the one that comes first.
      let best = (found[command.path] ?? []).enumerated().sorted {
        ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
      }
      var notes: Set<NoteID> = []
      let addresses = best.map(\.element.address).filter { notes.insert($0.note).inserted }
      for (position, address) in addresses.prefix(most).enumerated() {
        try insert.execute(arguments: [command.path, position, address.description])
      }
    }
  }
}
