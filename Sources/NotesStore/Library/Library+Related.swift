package import KubeNotes

/// What belongs to a section besides its text.
package struct RelatedThings: Sendable, Hashable {
  /// The number of cards of the note.
  package var cards: Int
  /// Commands that name the note, the shortest paths first.
  package var commands: [String]
}

extension Library {
  /// The cards and commands that belong to sections, in the order of these.
  ///
  /// - parameter most: how many commands to give for each.
  package func related(
    to addresses: [SectionAddress], most: Int = 2
  ) throws -> [RelatedThings] {
    try reader.read { db in
      try addresses.map { address in
        let cards = try db.first(
          "SELECT COUNT(*) FROM card WHERE note = ?", [.text(address.note.rawValue)]
        ) { $0[0] as Int }
        return RelatedThings(
          cards: cards ?? 0, commands: Array(try Self.commands(of: address, db).prefix(most)))
      }
    }
  }

  /// The commands that name a note or a section of it. They are few: sorting them here is less work than
  /// a table for the time of the query.
  private static func commands(
    of address: SectionAddress, _ db: ReadConnection
  ) throws -> [String] {
    var commands: [String] = []
    for name in Set([address.note.rawValue, address.description]) {
      try db.forEachRow("SELECT path FROM command_note WHERE address = ?", [.text(name)]) { row in
        let path: String = row[0]
        if !commands.contains(path) { commands.append(path) }
        return true
      }
    }
    return commands.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }
}
