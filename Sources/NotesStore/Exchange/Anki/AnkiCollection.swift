internal import Foundation
internal import GRDB

/// What a collection of Anki holds, as plain values. Texts are HTML.
///
/// Source: Anki, `rslib/src/storage/` (schema 11 with JSON in `col`, schema 18 with tables).
struct AnkiCollection {
  struct NoteType {
    var name: String
    var isCloze: Bool
    var fields: [String]
    /// Front and back, in the order of the cards' numbers.
    var templates: [(front: String, back: String)]
  }

  struct Note {
    var id: Int64
    var guid: String
    var type: Int64
    var tags: [String]
    var fields: [String]
  }

  struct Card {
    var id: Int64
    var note: Int64
    var deck: Int64
    /// Which template, or which cloze, from 0.
    var number: Int
    var modified: Int64
    /// 0 new, 1 learning, 2 review, 3 relearning.
    var type: Int
    /// -1 suspended, below that buried.
    var queue: Int
    var due: Int64
    var interval: Int
    var factor: Int
    var left: Int
    var originalDue: Int64
    var originalDeck: Int64
    var data: CardData
  }

  /// The JSON in `cards.data`; what is no number there is left out.
  struct CardData {
    static let keys = ["s", "d", "dr", "decay", "lrt"]

    var s: Double?
    var d: Double?
    var dr: Double?
    var decay: Double?
    /// Seconds since 1970.
    var lrt: Double?
  }

  struct Review {
    /// Milliseconds since 1970.
    var id: Int64
    var card: Int64
    var grade: Int
    /// Days, or seconds below zero.
    var interval: Int
    var factor: Int
    var duration: Int
    /// 0 learning, 1 review, 2 relearning, 3 cramming, 4 manual, 5 rescheduled.
    var kind: Int
  }

  var created: Int64 = 0
  /// Minutes west of Greenwich where the collection was made.
  var creationOffset: Int?
  var noteTypes: [Int64: NoteType] = [:]
  var decks: [Int64: String] = [:]
  var notes: [Note] = []
  /// By note and number.
  private(set) var cards: [Card] = []
  /// By card and time.
  private var reviews: [Review] = []
  private var cardsOfNotes: [Int64: Range<Int>] = [:]
  private var reviewsOfCards: [Int64: Range<Int>] = [:]

  /// Where the cards of a note stand in `cards`.
  func cards(ofNote note: Int64) -> Range<Int> { cardsOfNotes[note] ?? 0..<0 }

  /// The answers of a card, in order.
  func reviews(of card: Int64) -> ArraySlice<Review> { reviews[reviewsOfCards[card] ?? 0..<0] }

  /// The ranges of neighbours that agree in a key.
  private static func runs<Element>(
    of elements: [Element], _ key: KeyPath<Element, Int64>
  ) -> [Int64: Range<Int>] {
    var runs: [Int64: Range<Int>] = [:]
    var start = 0
    for index in elements.indices {
      let value = elements[index][keyPath: key]
      if index + 1 < elements.count, elements[index + 1][keyPath: key] == value { continue }
      runs[value] = start..<index + 1
      start = index + 1
    }
    return runs
  }
}

extension AnkiCollection {
  /// Reads a collection. The file may hold anything, so nothing is believed to have its type.
  init(at url: URL) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { db in
      // Names in a collection are compared without regard to case; only indexes need it here.
      db.add(
        collation: DatabaseCollation("unicase") { left, right in
          left.lowercased() == right.lowercased()
            ? .orderedSame
            : left.lowercased() < right.lowercased()
              ? .orderedAscending : .orderedDescending
        })
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    let queue = try DatabaseQueue(
      path: url.path(percentEncoded: false), configuration: configuration)
    self = try queue.read { db in
      let tables = Set(
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
      guard tables.isSuperset(of: ["col", "notes", "cards", "revlog"]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "tables are missing")
      }
      var collection = AnkiCollection()
      try collection.readSettings(db, tables)
      if tables.contains("notetypes") {
        try collection.readTypes(db)
      } else {
        try collection.readLegacyTypes(db)
      }
      try collection.readNotes(db)
      try collection.readCards(db)
      try collection.readReviews(db)
      return collection
    }
  }

  private mutating func readSettings(_ db: Database, _ tables: Set<String>) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT crt, conf FROM col") else { return }
    created = row.integer(0)
    var offset = (try? JSONDecoder().decode(Settings.self, from: row.bytes(1)))?.creationOffset
    if tables.contains("config"),
      let value = try Row.fetchOne(db, sql: "SELECT val FROM config WHERE KEY = 'creationOffset'")
    {
      offset = Double(String(decoding: value.bytes(0), as: UTF8.self))
    }
    creationOffset = offset.flatMap { Int(exactly: $0.rounded()) }
  }

  private struct Settings: Decodable {
    var creationOffset: Double?
  }

  private mutating func readTypes(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, name, config FROM notetypes") {
      let config = try? ProtobufReader.fields(row.bytes(2))
      noteTypes[row.integer(0)] = NoteType(
        name: row.string(1), isCloze: config?[1]?.number == 1, fields: [], templates: [])
    }
    for row in try Row.fetchAll(db, sql: "SELECT ntid, name FROM fields ORDER BY ntid, ord") {
      noteTypes[row.integer(0)]?.fields.append(row.string(1))
    }
    for row in try Row.fetchAll(db, sql: "SELECT ntid, config FROM templates ORDER BY ntid, ord") {
      let config = try? ProtobufReader.fields(row.bytes(1))
      noteTypes[row.integer(0)]?.templates.append(
        (config?[1]?.text ?? "", config?[2]?.text ?? ""))
    }
    for row in try Row.fetchAll(db, sql: "SELECT id, name FROM decks") {
      decks[row.integer(0)] = row.string(1).replacing("\u{1F}", with: "::")
    }
  }

  private struct LegacyType: Decodable {
    struct Field: Decodable { var name: String }
    struct Template: Decodable { var qfmt: String, afmt: String }
    var name: String
    var type: Int?
    var flds: [Field]
    var tmpls: [Template]
  }

  private struct LegacyDeck: Decodable {
    var name: String
  }

  private mutating func readLegacyTypes(_ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT models, decks FROM col") else { return }
    let decoder = JSONDecoder()
    for (id, type) in try decoder.decode([String: LegacyType].self, from: row.bytes(0)) {
      guard let id = Int64(id) else { continue }
      noteTypes[id] = NoteType(
        name: type.name, isCloze: type.type == 1, fields: type.flds.map(\.name),
        templates: type.tmpls.map { ($0.qfmt, $0.afmt) })
    }
    for (id, deck) in try decoder.decode([String: LegacyDeck].self, from: row.bytes(1)) {
      if let id = Int64(id) { decks[id] = deck.name }
    }
  }

  // Hundreds of thousands of rows: read from SQLite itself, which gives what it can make of a value
  // of another type.

  private mutating func readNotes(_ db: Database) throws {
    let row = try QuickStatement(db, "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id")
    while try row.step() {
      notes.append(
        Note(
          id: row.integer(0), guid: row.text(1), type: row.integer(2),
          tags: row.text(3).split(separator: " ").map(String.init),
          fields: row.text(4).split(separator: "\u{1F}", omittingEmptySubsequences: false)
            .map(String.init)))
    }
  }

  private mutating func readCards(_ db: Database) throws {
    let facts = CardData.keys.map { "CASE WHEN valid THEN json_extract(data, '$.\($0)') END" }
    let row = try QuickStatement(
      db,
      """
      SELECT id, nid, did, ord, mod, type, queue, due, ivl, factor, left, odue, odid,
        \(facts.joined(separator: ", "))
      FROM (SELECT *, json_valid(data) AS valid FROM cards)
      """)
    while try row.step() {
      func small(_ index: CInt) -> Int { Int(Int32(clamping: row.integer(index))) }
      func number(_ index: CInt) -> Double? { row.isNumber(index) ? row.numberIfAny(index) : nil }
      cards.append(
        Card(
          id: row.integer(0), note: row.integer(1), deck: row.integer(2), number: small(3),
          modified: row.integer(4), type: small(5), queue: small(6), due: row.integer(7),
          interval: small(8), factor: small(9), left: small(10), originalDue: row.integer(11),
          originalDeck: row.integer(12),
          data: CardData(
            s: number(13), d: number(14), dr: number(15), decay: number(16), lrt: number(17))))
    }
    cards.sort { ($0.note, $0.number) < ($1.note, $1.number) }
    cardsOfNotes = Self.runs(of: cards, \.note)
  }

  private mutating func readReviews(_ db: Database) throws {
    let row = try QuickStatement(
      db, "SELECT id, cid, ease, ivl, factor, time, type FROM revlog")
    while try row.step() {
      func small(_ index: CInt) -> Int { Int(Int32(clamping: row.integer(index))) }
      reviews.append(
        Review(
          id: row.integer(0), card: row.integer(1), grade: small(2), interval: small(3),
          factor: small(4), duration: max(0, small(5)), kind: small(6)))
    }
    reviews.sort { ($0.card, $0.id) < ($1.card, $1.id) }
    reviewsOfCards = Self.runs(of: reviews, \.card)
  }
}

/// Columns of unknown types.
extension Row {
  fileprivate func integer(_ index: Int) -> Int64 {
    Int64.fromDatabaseValue(self[index]) ?? 0
  }

  fileprivate func string(_ index: Int) -> String {
    String.fromDatabaseValue(self[index]) ?? "\((Int64.fromDatabaseValue(self[index]) ?? 0))"
  }

  fileprivate func bytes(_ index: Int) -> Data {
    Data.fromDatabaseValue(self[index]) ?? Data()
  }
}
