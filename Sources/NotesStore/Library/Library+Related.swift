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
    try reader.read { db in
      var related: [SectionAddress: RelatedThings] = [:]
      for address in addresses {
        let cards = try db.first(
          "SELECT COUNT(*) FROM card WHERE note = ?", [.text(address.note.rawValue)]
        ) { $0[0] as Int }
        let commands = try db.all(
          """
          SELECT DISTINCT path FROM command_note WHERE address IN (?1, ?2)
          ORDER BY length(path), path LIMIT ?3
          """,
          [.text(address.note.rawValue), .text(address.description), .integer(Int64(most))]
        ) { $0[0] as String }
        related[address] = RelatedThings(cards: cards ?? 0, commands: commands)
      }
      return related
    }
  }
}
