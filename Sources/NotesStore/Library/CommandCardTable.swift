internal import Foundation
internal import GRDB
package import KubeNotes

/// Command cards, apart from the cards of the notes: which of them are studied is the person's choice.
enum CommandCardTable {
  static let schema = """
    CREATE TABLE command_card (
      id TEXT PRIMARY KEY,
      card_group TEXT NOT NULL,
      is_core INTEGER NOT NULL,
      position INTEGER NOT NULL,
      content TEXT NOT NULL
    ) WITHOUT ROWID;
    """

  static func refresh(_ catalog: CommandCatalog, in db: Database) throws {
    let decoder = JSONDecoder()
    let written = try String.fetchAll(db, sql: "SELECT content FROM card ORDER BY position")
      .map { try decoder.decode(Card.self, from: Data($0.utf8)) }
    try db.execute(sql: "DELETE FROM command_card")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let insert = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO command_card VALUES (?, ?, ?, ?, ?)")
    var revision = ContentFingerprint()
    for (position, made) in try CommandCards(catalog).cards(besides: written).enumerated() {
      let content = String(decoding: try encoder.encode(made.card), as: UTF8.self)
      revision.add("\(made.isCore) \(content)")
      try insert.execute(arguments: [
        made.card.id.rawValue, made.group, made.isCore, position, content,
      ])
    }
    try db.execute(
      sql: "REPLACE INTO stamp VALUES ('command-cards', ?)", arguments: [revision.description])
  }
}

/// Which command cards a person studies. Groups that are not named have their core cards on.
package struct CommandCardChoice: Sendable, Hashable, Codable {
  /// Groups with all of their cards.
  package var on: Set<String> = []
  /// Groups with none.
  package var off: Set<String> = []

  package init(on: Set<String> = [], off: Set<String> = []) {
    self.on = on
    self.off = off
  }

  package func includes(group: String, isCore: Bool) -> Bool {
    on.contains(group) || (isCore && !off.contains(group))
  }

  package mutating func switchOn(_ groups: [String]) {
    on.formUnion(groups)
    off.subtract(groups)
  }

  package mutating func switchOff(_ groups: [String]) {
    off.formUnion(groups)
    on.subtract(groups)
  }

  /// The same text for the same choice.
  var description: String {
    "+\(on.sorted().joined(separator: ","))-\(off.sorted().joined(separator: ","))"
  }
}

/// One group of command cards.
package struct CommandCardGroup: Sendable, Hashable {
  package var name: String
  package var cards: Int
  package var coreCards: Int
}

extension Library {
  /// How many written cards come before each command card.
  static let writtenPerCommandCard = 3

  /// The groups of command cards, in the order of their names.
  package func commandCardGroups() throws -> [CommandCardGroup] {
    try database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT card_group, COUNT(*), SUM(is_core) FROM command_card
          GROUP BY card_group ORDER BY card_group
          """
      ).map { CommandCardGroup(name: $0[0], cards: $0[1], coreCards: $0[2]) }
    }
  }

  /// The cards of the notes with the chosen command cards among them, one in four.
  package func studyCards(_ choice: CommandCardChoice) throws -> [Card] {
    let written = try cards()
    let decoder = JSONDecoder()
    let made = try database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT content, card_group, is_core FROM command_card ORDER BY position"
      )
      .filter { choice.includes(group: $0[1], isCore: $0[2]) }
      .map { try decoder.decode(Card.self, from: Data(($0[0] as String).utf8)) }
    }
    var all: [Card] = []
    var rest = made[...]
    for (index, card) in written.enumerated() {
      all.append(card)
      if (index + 1).isMultiple(of: Self.writtenPerCommandCard), let next = rest.popFirst() {
        all.append(next)
      }
    }
    return all + rest
  }

  /// Changes whenever `studyCards` does.
  package func studyRevision(_ choice: CommandCardChoice) throws -> String {
    let commands = try stampedValue("command-cards")
    return "\(try cardRevision()) \(commands) \(choice.description)"
  }
}

extension ProgressStore {
  /// Which command cards the person studies.
  package func commandCardChoice() throws -> CommandCardChoice {
    try setting(.commandCards) ?? CommandCardChoice()
  }
}
