package import KubeNotes

/// A section that tells more about a command.
package struct CommandNote: Sendable, Hashable {
  package var address: SectionAddress
  package var titles: NoteTitles
}

/// What there is to read and to study about commands.
package struct CommandStudy: Sendable, Hashable {
  /// At most `CommandStudy.mostNotes`, those of the first command first.
  package var notes: [CommandNote] = []
  /// The cards made from the commands' examples, in the order of the commands.
  package var cards: [CardID] = []

  package static let mostNotes = 3
  /// Commands of one line that are looked at.
  static let mostCommands = 8
}

extension Library {
  /// The notes and cards of commands: the notes that their facts name, else those that speak of
  /// them.
  ///
  /// - Parameter paths: full paths; one that is not known has nothing.
  package func study(of paths: [String]) throws -> CommandStudy {
    var seen: Set<String> = []
    let paths = paths.filter { seen.insert($0).inserted }.prefix(CommandStudy.mostCommands)
    return try reader.read { db in
      var study = CommandStudy()
      let lists = try paths.map { try Self.addresses(of: $0, db) }
      // By turns, so that every command of a pipeline has its first note before one has its second.
      var notes: [NoteID] = []
      for turn in 0..<(lists.map(\.count).max() ?? 0) {
        for list in lists where turn < list.count && study.notes.count < CommandStudy.mostNotes {
          guard !notes.contains(list[turn].note) else { continue }
          notes.append(list[turn].note)
          let titles = try db.all(
            "SELECT language, title FROM page WHERE note = ? ORDER BY folder = 1 DESC",
            [.text(list[turn].note.rawValue)]
          ) { (Language(rawValue: $0[0]), $0[1] as String) }
          guard !titles.isEmpty else { continue }
          var note = CommandNote(address: list[turn], titles: NoteTitles())
          for (language, title) in titles { if let language { note.titles[language] = title } }
          study.notes.append(note)
        }
      }
      for path in paths {
        // An id is the path and eight digits (`CommandCards`).
        let pattern =
          CommandCards.idPrefix + path.map { $0 == " " ? "-" : String($0) }.joined() + "-????????"
        study.cards += try db.all(
          "SELECT id FROM command_card WHERE id GLOB ? ORDER BY position", [.text(pattern)]
        ) { CardID(rawValue: $0[0]) }
      }
      return study
    }
  }

  private static func addresses(of path: String, _ db: ReadConnection) throws -> [SectionAddress] {
    let named = try db.first("SELECT notes FROM command WHERE path = ?", [.text(path)]) {
      ($0[0] as String).split(separator: "\n").map { SectionAddress(String($0)) }
    }
    if let named, !named.isEmpty { return named }
    return try db.all(
      "SELECT address FROM command_mention WHERE path = ? ORDER BY position", [.text(path)]
    ) { SectionAddress($0[0] as String) }
  }
}
