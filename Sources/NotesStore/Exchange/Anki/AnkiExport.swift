package import Foundation
internal import GRDB
package import KubeNotes

/// Writes cards with their progress as an .apkg file that Anki imports.
///
/// Ids are made from the cards' own, so that importing a later export updates what an earlier one
/// brought.
package struct AnkiExport {
  private let progress: ProgressStore
  let states: [CardID: CardState]
  let calendar: StudyCalendar
  let firstDay: StudyDay
  /// Where media of imported decks are.
  let mediaFolder: URL
  private let blocks: [(text: CardText, cards: [Card])]

  /// - Parameters:
  ///   - cards: in the order in which new ones are learned.
  ///   - root: the folder of imports.
  package init(cards: [Card], progress: ProgressStore, root: URL) throws {
    self.progress = progress
    states = try progress.states()
    calendar = try progress.scheduler().calendar
    mediaFolder = root.appending(path: "anki/media", directoryHint: .isDirectory)
    let latest = StudyDay(year: 2026, month: 1, day: 1)
    firstDay = min(try progress.firstAnswer() ?? latest, latest)
    // Anki knows a note by its id, so that a second one under it would be lost.
    var used: Set<String> = []
    blocks = CardText.blocks(of: cards).flatMap { text, cards -> [(CardText, [Card])] in
      if text.kind != .step, used.insert(text.id).inserted { return [(text, cards)] }
      return cards.map { (CardText.alone($0), [$0]) }
    }
  }

  /// - Throws: `ArchiveError.cannotWrite`; a file that was there stays until the new one is whole.
  package func write(to file: URL) throws {
    let path = file.path(percentEncoded: false)
    let folder: TemporaryFolder
    do {
      folder = try TemporaryFolder(in: file.deletingLastPathComponent())
    } catch {
      throw ArchiveError.cannotWrite(path: path)
    }
    defer { folder.remove() }
    let database = folder.url.appending(path: "collection.anki21")
    let media = try makeCollection(database, for: path)
    let target = folder.url.appending(path: "deck.apkg")
    // A tenth larger than at level 6, in a third of the time.
    let zip = try ZipWriter(path: target.path(percentEncoded: false), level: 3)
    try zip.add("collection.anki21", try Data(contentsOf: database, options: .mappedIfSafe))
    var names: [String: Any] = [:]
    for (index, name) in media.enumerated() {
      names["\(index)"] = name
      let file = mediaFolder.appending(path: name)
      try zip.add("\(index)", try Data(contentsOf: file, options: .mappedIfSafe))
    }
    try zip.add("media", Data(try AnkiSchema.json(names).utf8))
    try zip.close()
    guard rename(target.path(percentEncoded: false), path) == 0 else {
      throw ArchiveError.cannotWrite(path: path)
    }
  }

  /// Gives the answers of a card that count, and its resets.
  private typealias History = (Card) throws -> [ReviewLogEntry]

  /// - Returns: the media files that the notes use.
  private func makeCollection(_ database: URL, for path: String) throws -> [String] {
    var configuration = Configuration()
    // Nobody else sees the file before it is whole.
    configuration.prepareDatabase {
      // Answers are written card by card, which is any order for a table that goes by time.
      try $0.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072")
    }
    return try progress.readingHistories { history -> [String] in
      do {
        let queue = try DatabaseQueue(
          path: database.path(percentEncoded: false), configuration: configuration)
        defer { try? queue.close() }
        return try queue.write { db in
          try fill(db) { card in
            guard states[card.id] != nil else { return [] }
            return Replay.counting(try history(card.id))
              .filter { $0.kind == .review || $0.kind == .reset }
          }
        }
      } catch is DatabaseError {
        throw ArchiveError.cannotWrite(path: path)
      }
    }
  }

  private func fill(_ db: Database, _ history: History) throws -> [String] {
    try db.execute(sql: AnkiSchema.tables)
    var ids = AnkiIdentifiers()
    var decks: [String: Int64] = [:]
    var media: Set<String> = []
    var reviews: Set<Int64> = []
    for (position, block) in blocks.enumerated() {
      guard let first = block.cards.first else { continue }
      let type = KubeNotesType(block.text.kind)
      let fields = fields(block.text, first, &media)
      let note = ids.make(block.text.id)
      let histories = try block.cards.map(history)
      let changed = modified(histories)
      let tags = (first.tags ?? []).map { $0.replacing(" ", with: "_") }
      var insertNote = try QuickStatement(
        db, "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')")
      insertNote.bind(note)
      insertNote.bind(Self.guid(block.text.id))
      insertNote.bind(type.id)
      insertNote.bind(changed)
      insertNote.bind(tags.isEmpty ? "" : " \(tags.joined(separator: " ")) ")
      insertNote.bind(fields.joined(separator: "\u{1F}"))
      insertNote.bind(fields[0])
      try insertNote.run()
      let deck = Self.deck(first)
      let deckID = decks[deck] ?? ids.make("deck " + deck)
      decks[deck] = deckID
      for (card, history) in zip(block.cards, histories) {
        let id = ids.make("card " + card.id.rawValue)
        let number = CardText.number(card)
        try insert(
          card, history.last, id: id, note: note, deck: deckID, position: position + 1,
          number: block.cards.count == 1 && type == .basic
            ? 0 : max(0, type == .cloze ? number - 1 : number),
          in: db)
        try insertReviews(history, of: card, id: id, used: &reviews, in: db)
      }
    }
    try insertCollection(decks, in: db)
    try db.execute(sql: AnkiSchema.indexes)
    return media.sorted()
  }

  /// When a note last changed: with the last answer to one of its cards, as long as that is known.
  private func modified(_ histories: [[ReviewLogEntry]]) -> Int64 {
    let last = histories.compactMap { $0.last?.time.milliseconds }.max() ?? 0
    return max(last / 1000, Int64(calendar.start(of: firstDay).timeIntervalSince1970))
  }

  private func insertCollection(_ decks: [String: Int64], in db: Database) throws {
    let created = calendar.start(of: firstDay)
    let offset = -calendar.timeZone.secondsFromGMT(for: created) / 60
    var types: [String: Any] = [:]
    for type in KubeNotesType.allCases { types["\(type.id)"] = AnkiSchema.noteType(type) }
    var all: [String: Any] = ["1": AnkiSchema.deck(1, "Default")]
    for (name, id) in decks { all["\(id)"] = AnkiSchema.deck(id, name) }
    let seconds = Int64(created.timeIntervalSince1970)
    try db.execute(
      sql: "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
      arguments: [
        seconds, seconds * 1000, seconds * 1000,
        try AnkiSchema.json(
          AnkiSchema.settings(
            offset: offset, rollover: calendar.rolloverHour, nextPosition: blocks.count + 1)),
        try AnkiSchema.json(types), try AnkiSchema.json(all),
        try AnkiSchema.json(["1": AnkiSchema.deckOptions]),
      ])
  }
}
