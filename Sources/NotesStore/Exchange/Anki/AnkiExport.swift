package import Foundation
internal import GRDB
package import KubeNotes

/// Writes cards with their progress as an .apkg file that Anki imports.
///
/// Ids are made from the cards' own, so that importing a later export updates what an earlier one
/// brought.
package struct AnkiExport {
  private let progress: ProgressStore
  private let states: [CardID: CardState]
  private let calendar: StudyCalendar
  private let firstDay: StudyDay
  /// Where media of imported decks are.
  private let mediaFolder: URL
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
    var ids = Identifiers()
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

  // MARK: - Cards and reviews

  private func insert(
    _ card: Card, _ last: ReviewLogEntry?, id: Int64, note: Int64, deck: Int64, position: Int,
    number: Int, in db: Database
  ) throws {
    let state = states[card.id] ?? .new
    var (type, queue, due, left) = (0, 0, Int64(position), 0)
    switch state.phase {
    case .new: break
    case .review: (type, queue) = (2, 2)
    case .learning(let remaining): (type, queue, left) = (1, 1, remaining * 1001)
    case .relearning(let remaining): (type, queue, left) = (3, 1, remaining * 1001)
    }
    switch state.due {
    case .instant(let time)? where type != 0 && type != 2: due = time.milliseconds / 1000
    case .instant(let time)? where type == 2: due = Int64(calendar.day(of: time) - firstDay)
    case .day(let day)? where type != 0:
      due = Int64(day - firstDay)
      if queue == 1 { queue = 3 }
    default: break
    }
    if state.isSuspended {
      // Anki moves day numbers into the receiving collection by the queue, which a suspended card
      // has lost; a time needs no moving, and unsuspending reads either (rslib, `Card::
      // restore_queue_after_bury_or_suspend`).
      if queue == 3, case .day(let day)? = state.due {
        due = Int64(calendar.start(of: day).timeIntervalSince1970)
      }
      queue = -1
    }
    let interval = type == 2 ? max(1, state.intervalDays) : state.intervalDays
    let changed = max(
      (last?.time.milliseconds ?? 0) / 1000,
      Int64(calendar.start(of: firstDay).timeIntervalSince1970))
    var insert = try QuickStatement(
      db, "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)")
    for value in [id, note, deck, Int64(number), changed] { insert.bind(value) }
    insert.bind(type)
    insert.bind(queue)
    insert.bind(due)
    insert.bind(interval)
    insert.bind(type == 0 ? 0 : 2500 as Int)
    for value in [state.reps, state.lapses, left] { insert.bind(value) }
    insert.bind(Self.data(state))
    try insert.run()
  }

  /// The JSON of `cards.data`. Written by hand: a serializer takes longer than all the rest of a card.
  private static func data(_ state: CardState) -> String {
    guard let memory = state.memory else { return "{}" }
    var facts: [(String, Double?)] = [
      ("s", (memory.stability * 10_000).rounded() / 10_000),
      ("d", (memory.difficulty * 1000).rounded() / 1000),
      ("dr", state.desiredRetention), ("decay", state.decay.map { -$0 }),
    ]
    facts = facts.filter { $0.1?.isFinite == true }
    var parts = facts.map { "\"\($0)\":\($1 ?? 0)" }
    if let last = state.lastReview { parts.append("\"lrt\":\(last.milliseconds / 1000)") }
    return "{\(parts.joined(separator: ","))}"
  }

  private func insertReviews(
    _ history: [ReviewLogEntry], of card: Card, id: Int64, used: inout Set<Int64>, in db: Database
  ) throws {
    let difficulty = states[card.id]?.memory?.difficulty ?? 5
    var phase = CardPhase.new
    var last = 0
    for entry in history {
      var time = entry.time.milliseconds
      while !used.insert(time).inserted { time += 1 }
      guard entry.kind == .review, let grade = entry.grade else {
        try insertReview([time, id, 0, 0, Int64(last), 0, 0, 4], in: db)
        (phase, last) = (.new, 0)
        continue
      }
      var interval = entry.schedule?.intervalDays ?? 0
      if case .instant(let due)? = entry.schedule?.due {
        interval = -max(1, Int(due.timeIntervalSince(entry.time).rounded()))
      }
      let kind =
        switch phase {
        case .new, .learning: 0
        case .review: 1
        case .relearning: 2
        }
      try insertReview(
        [
          time, id, Int64(grade.rawValue), Int64(interval), Int64(last),
          Int64(((difficulty - 1) / 9 * 1000).rounded()) + 100, Int64(entry.duration ?? 0),
          Int64(kind),
        ], in: db)
      last = interval
      phase = entry.schedule?.phase ?? .review
    }
  }

  private func insertReview(_ values: [Int64], in db: Database) throws {
    var insert = try QuickStatement(
      db,
      """
      INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
      VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)
      """)
    for value in values { insert.bind(value) }
    try insert.run()
  }

  // MARK: - Notes

  private static func deck(_ card: Card) -> String {
    let parts = card.section.note.rawValue.split(separator: "/")
    if parts.first == "anki", parts.count > 1 { return parts.dropFirst().joined(separator: "::") }
    return "KubeNotes::" + (card.topic.isEmpty ? "notes" : card.topic)
  }

  private static func guid(_ id: String) -> String {
    AnkiCards.guid(of: id) ?? "kubenotes-" + StableHash.hexadecimal(of: id)
  }

  private func fields(
    _ text: CardText, _ card: Card, _ media: inout Set<String>
  ) -> [String] {
    let first: Language = text.bodies[.ko] != nil ? .ko : .en
    var values: [String: String] = [
      "Language": first.rawValue, "Kind": text.kind.rawValue,
      "Card": HTMLEntities.escaped(card.kind == .step ? card.id.rawValue : text.id),
      "Section": HTMLEntities.escaped(card.section.description),
      "Since": HTMLEntities.escaped(text.since ?? ""),
      "Deprecated": HTMLEntities.escaped(text.deprecated ?? ""),
      "Source": HTMLEntities.escaped(text.source ?? ""),
    ]
    for (language, suffix) in [(first, ""), (.en, " en")] {
      guard let body = text.bodies[language], suffix.isEmpty || first == .ko else { continue }
      values["Front" + suffix] = AnkiHTML.html(
        body.marked ?? body.head, folder: mediaFolder, media: &media)
      values["Back" + suffix] = AnkiHTML.html(body.answer ?? "", folder: mediaFolder, media: &media)
      values["Why" + suffix] = AnkiHTML.html(body.why ?? "", folder: mediaFolder, media: &media)
      values["Accepted" + suffix] = body.accepted.map(HTMLEntities.escaped)
        .joined(separator: "<br>")
    }
    return KubeNotesType.fields.map { values[$0] ?? "" }
  }

  /// Ids of Anki: numbers that are the same for the same text in every export.
  private struct Identifiers {
    private var used: Set<Int64> = []

    mutating func make(_ text: String) -> Int64 {
      let hash = UInt64(bitPattern: StableHash.of(text))
      var id = 1_500_000_000_000 + Int64(hash % 250_000_000_000)
      while !used.insert(id).inserted { id += 1 }
      return id
    }
  }
}

/// The HTML of fields.
enum AnkiHTML {
  /// Blanks of clozes are numbered in their order; links to media become names of files.
  static func html(_ markdown: String, folder: URL, media: inout Set<String>) -> String {
    guard !markdown.isEmpty else { return "" }
    var html = MarkdownHTML.html(of: markdown)
    if html.unicodeScalars.contains("\u{F0000}") { html = numbered(html) }
    return linked(html, folder: folder, media: &media)
  }

  private static func numbered(_ text: String) -> String {
    var html = ""
    var number = 0
    for character in text {
      switch character {
      case HTMLMarkdown.blankStart:
        number += 1
        html += "{{c\(number)::"
      case HTMLMarkdown.blankEnd: html += "}}"
      default: html.append(character)
      }
    }
    return html
  }

  private static func linked(_ text: String, folder: URL, media: inout Set<String>) -> String {
    guard text.contains("media/") else { return text }
    var found: [String] = []
    let html = text.replacing(#/(src|href)="(?:\.\./)*media/([^"\/]+)"/#) { match in
      let name = String(match.2).removingPercentEncoding ?? String(match.2)
      let file = folder.appending(path: name).path(percentEncoded: false)
      guard FileName.isPlain(name), FileManager.default.fileExists(atPath: file) else {
        return String(match.0)
      }
      found.append(name)
      return "\(match.1)=\"\(HTMLEntities.escaped(name))\""
    }
    media.formUnion(found)
    return html.replacing(#/<a href="([^"]+\.(?:mp3|ogg|wav|m4a|opus|flac))">[^<]*</a>/#) {
      found.contains(HTMLEntities.resolved(String($0.1))) ? "[sound:\($0.1)]" : String($0.0)
    }
  }
}
