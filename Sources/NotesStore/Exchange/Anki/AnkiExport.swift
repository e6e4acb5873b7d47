package import Foundation
internal import GRDB
package import KubeNotes

/// Writes cards with their progress as an .apkg file that Anki imports.
///
/// Ids are made from the cards' own, so that importing a later export updates what an earlier one
/// brought.
package struct AnkiExport {
  private let overviews: [CardID: CardState]
  private let log: [CardID: [ReviewLogEntry]]
  private let calendar: StudyCalendar
  private let firstDay: StudyDay
  /// Where media of imported decks are.
  private let mediaFolder: URL
  private let blocks: [(text: CardText, cards: [Card])]

  /// - Parameters:
  ///   - cards: in the order in which new ones are learned.
  ///   - root: the folder of imports.
  package init(cards: [Card], progress: ProgressStore, root: URL) throws {
    let states = Dictionary(
      try progress.overviews().compactMap { known in known.state.map { (known.card, $0) } },
      uniquingKeysWith: { first, _ in first })
    overviews = states
    calendar = try progress.scheduler().calendar
    mediaFolder = root.appending(path: "anki/media", directoryHint: .isDirectory)
    var log: [CardID: [ReviewLogEntry]] = [:]
    let studied = cards.map(\.id).filter { states[$0] != nil }
    try progress.histories(of: studied) { card, entries in
      log[card] = Replay.counting(entries).filter { $0.kind == .review || $0.kind == .reset }
    }
    self.log = log
    let first = log.values.compactMap(\.first?.day).min()
    firstDay = min(
      first ?? StudyDay(year: 2026, month: 1, day: 1), StudyDay(year: 2026, month: 1, day: 1))
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
    var media: [String] = []
    do {
      let queue = try DatabaseQueue(path: database.path(percentEncoded: false))
      media = try queue.write(fill)
      try queue.close()
    } catch is DatabaseError {
      throw ArchiveError.cannotWrite(path: path)
    }
    let target = folder.url.appending(path: "deck.apkg")
    let zip = try ZipWriter(path: target.path(percentEncoded: false))
    try zip.add("collection.anki21", try Data(contentsOf: database))
    var names: [String: Any] = [:]
    for (index, name) in media.enumerated() {
      names["\(index)"] = name
      try zip.add("\(index)", try Data(contentsOf: mediaFolder.appending(path: name)))
    }
    try zip.add("media", Data(try AnkiSchema.json(names).utf8))
    try zip.close()
    guard rename(target.path(percentEncoded: false), path) == 0 else {
      throw ArchiveError.cannotWrite(path: path)
    }
  }

  /// - Returns: the media files that the notes use.
  private func fill(_ db: Database) throws -> [String] {
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
      let changed = modified(block.cards)
      let tags = (first.tags ?? []).map { $0.replacing(" ", with: "_") }
      try db.execute(
        sql: "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')",
        arguments: [
          note, Self.guid(block.text.id), type.id, changed,
          tags.isEmpty ? "" : " \(tags.joined(separator: " ")) ",
          fields.joined(separator: "\u{1F}"), fields[0],
        ])
      let deck = Self.deck(first)
      let deckID = decks[deck] ?? ids.make("deck " + deck)
      decks[deck] = deckID
      for card in block.cards {
        let id = ids.make("card " + card.id.rawValue)
        let number = CardText.number(card)
        try insert(
          card, id: id, note: note, deck: deckID, position: position + 1,
          number: block.cards.count == 1 && type == .basic
            ? 0 : max(0, type == .cloze ? number - 1 : number),
          in: db)
        try insertReviews(of: card, id: id, used: &reviews, in: db)
      }
    }
    try insertCollection(decks, in: db)
    return media.sorted()
  }

  private func modified(_ cards: [Card]) -> Int64 {
    let last = cards.compactMap { log[$0.id]?.last?.time.milliseconds }.max() ?? 0
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
    _ card: Card, id: Int64, note: Int64, deck: Int64, position: Int, number: Int, in db: Database
  ) throws {
    let state = overviews[card.id] ?? .new
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
      (log[card.id]?.last?.time.milliseconds ?? 0) / 1000,
      Int64(calendar.start(of: firstDay).timeIntervalSince1970))
    try db.execute(
      sql: "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)",
      arguments: [
        id, note, deck, number, changed, type, queue, due, interval, type == 0 ? 0 : 2500,
        state.reps, state.lapses, left, try Self.data(state),
      ])
  }

  private static func data(_ state: CardState) throws -> String {
    guard let memory = state.memory else { return "{}" }
    var facts: [String: Any] = [
      "s": (memory.stability * 10_000).rounded() / 10_000,
      "d": (memory.difficulty * 1000).rounded() / 1000,
    ]
    if let retention = state.desiredRetention { facts["dr"] = retention }
    if let decay = state.decay { facts["decay"] = -decay }
    if let last = state.lastReview { facts["lrt"] = last.milliseconds / 1000 }
    return try AnkiSchema.json(facts)
  }

  private func insertReviews(
    of card: Card, id: Int64, used: inout Set<Int64>, in db: Database
  ) throws {
    let difficulty = overviews[card.id]?.memory?.difficulty ?? 5
    var phase = CardPhase.new
    var last = 0
    for entry in log[card.id] ?? [] {
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
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
        VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: StatementArguments(values))
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
    var html = ""
    var number = 0
    for character in MarkdownHTML.html(of: markdown) {
      switch character {
      case HTMLMarkdown.blankStart:
        number += 1
        html += "{{c\(number)::"
      case HTMLMarkdown.blankEnd: html += "}}"
      default: html.append(character)
      }
    }
    guard html.contains("media/") else { return html }
    var found: [String] = []
    html = html.replacing(#/(src|href)="(?:\.\./)*media/([^"\/]+)"/#) { match in
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
