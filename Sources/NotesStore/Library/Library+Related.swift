internal import GRDB
package import KubeNotes

/// What belongs to a section besides its text.
package struct RelatedThings: Sendable, Hashable {
  /// The number of cards of the note.
  package var cards: Int
  /// Commands that name the note, the shortest paths first.
  package var commands: [String]
}

extension Library {
  /// The cards and commands that belong to sections.
  ///
  /// - parameter most: how many commands to give for each.
  package func related(
    to addresses: [SectionAddress], most: Int = 2
  ) throws -> [SectionAddress: RelatedThings] {
    try database.read { db in
      let count = try db.cachedStatement(sql: "SELECT COUNT(*) FROM card WHERE note = ?")
      let named = try Row.fetchAll(
        db,
        sql: """
          SELECT path, notes FROM command WHERE notes <> '' AND is_group = 0
          ORDER BY length(path), path
          """
      ).map { row in
        (path: row[0] as String, notes: (row[1] as String).split(separator: "\n").map(String.init))
      }
      var related: [SectionAddress: RelatedThings] = [:]
      for address in addresses {
        let wanted = [address.note.rawValue, address.description]
        let commands = named.filter { $0.notes.contains(where: wanted.contains) }.map(\.path)
        related[address] = RelatedThings(
          cards: try Int.fetchOne(count, arguments: [address.note.rawValue]) ?? 0,
          commands: Array(commands.prefix(most)))
      }
      return related
    }
  }
}
