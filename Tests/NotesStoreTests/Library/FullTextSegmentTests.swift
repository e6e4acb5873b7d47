import Foundation
import GRDB
import KubeNotes
import Testing

@testable import NotesStore

/// Segments that we write against what FTS5 makes of the same text.
@Suite struct FullTextSegmentTests {
  let folder = TemporaryFolder()

  private func library(_ name: String) throws -> Library {
    try Library.open(
      at: folder.url.appending(path: name), stamp: ContentStamp(quick: "test") { [] })
  }

  private static let words =
    ["파드를", "파드", "노드에서", "taint", "NoSchedule", "node-role.kubernetes.io/master", "é", "数"]
    + (0..<300).map { "word\($0)" }

  private static func text(_ count: Int, _ random: inout SplitMix64) -> String {
    (0..<count).map { _ in
      let rank = Double.random(in: 0..<1, using: &random)
      return words[Int(Double(words.count) * rank * rank * rank)]
    }.joined(separator: " ")
  }

  private static func note(
    _ number: Int, sections: Int, _ random: inout SplitMix64
  ) -> Note {
    let sections = (0..<sections).map { index in
      // Now and then one whose positions fill leaves of their own, or that FTS5 is left with.
      let size = Int.random(in: 0..<200, using: &random)
      let body =
        size == 0
        ? String(repeating: "노드 word7 ", count: 9000)
        : (size == 1 ? "\u{2}raw\u{2}to\u{1}ken" : text(size % 40, &random))
      return Section.stored(
        anchor: "\(index)", level: 2, headingPath: [text(2, &random)], markdown: body, text: body)
    }
    return .stored(
      id: NoteID(rawValue: "note/\(number)"), path: "\(number).md", language: .ko,
      title: text(3, &random), topic: "test", sections: sections, cards: [])
  }

  /// All tokens with their rows, columns and positions.
  private static func tokens(in library: Library) throws -> [String] {
    try library.database.write { db in
      try db.execute(
        sql: "CREATE VIRTUAL TABLE temp.instance USING fts5vocab (main, text_index, instance)")
      defer { try? db.execute(sql: "DROP TABLE temp.instance") }
      return try String.fetchAll(
        db,
        sql: """
          SELECT hex(term) || ' ' || doc || ' ' || col || ' ' || offset FROM temp.instance
          ORDER BY term, doc, col, offset
          """)
    }
  }

  private static func segmentCount(in library: Library) throws -> Int {
    try library.database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(DISTINCT segid) FROM text_index_idx") ?? 0
    }
  }

  /// Added at once or one by one, the index holds the same, and goes on holding what the text has
  /// while pages are replaced and removed.
  @Test(arguments: [1, 2] as [UInt64])
  func holdsWhatFullTextSearchWouldHold(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var notes = (0..<40).map {
      Self.note($0, sections: Int.random(in: 0...25, using: &random), &random)
    }
    let (atOnce, slowly) = (try library("once.sqlite"), try library("slowly.sqlite"))
    try atOnce.add(notes, folder: "/notes")
    for note in notes { try slowly.add([note], folder: "/notes") }
    try atOnce.check()
    try slowly.check()
    let tokens = try Self.tokens(in: atOnce)
    #expect(tokens.count > 10_000)
    #expect(try tokens == Self.tokens(in: slowly), "seed \(seed)")

    for round in 0..<2 {
      // The last page gets its number back, and one is replaced by itself a moment later.
      for number in [39, 7 + round, 20 + round] {
        notes[number] = Self.note(number, sections: 9, &random)
      }
      let changed = [notes[39], notes[7 + round], notes[20 + round], notes[7 + round]]
      let more = (0..<12).map { Self.note(100 * (round + 1) + $0, sections: 20, &random) }
      try atOnce.add(changed + more + changed, folder: "/notes")
      for note in changed + more + changed { try slowly.add([note], folder: "/notes") }
      try atOnce.check()
    }
    try slowly.check()
    try atOnce.removeFolder(URL(filePath: "/notes"))
    try atOnce.check()
    #expect(try Self.tokens(in: atOnce).isEmpty)
  }

  /// Whatever the number of runs that are sorted, of segments, and of rows that FTS5 takes between.
  @Test(arguments: [5, 6] as [UInt64])
  func putsRunsAndSegmentsTogether(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sections = (1...400).map { number in
      SectionText(
        row: Int64(number) * Int64.random(in: 3000...3010, using: &random) + 1,
        title: Self.text(2, &random), heading: Self.text(number % 3, &random),
        body: Self.text(Int.random(in: 0...40, using: &random), &random))
    }
    let (ours, theirs) = (try library("ours.sqlite"), try library("theirs.sqlite"))
    func insert(_ section: SectionText, in db: Database) throws {
      try db.execute(
        sql: "INSERT INTO text_index (rowid, title, heading, body) VALUES (?, ?, ?, ?)",
        arguments: [section.row, section.title, section.heading, section.body])
    }
    try theirs.database.write { db in for section in sections { try insert(section, in: db) } }
    try ours.database.write { db in
      var rest = sections[...]
      while !rest.isEmpty {
        var postings = TokenPostings(placeLimit: Int.random(in: 1...3000, using: &random))
        for section in rest.prefix(Int.random(in: 1...150, using: &random)) {
          rest = rest.dropFirst()
          if Int.random(in: 0..<8, using: &random) == 0 {
            try insert(section, in: db)
          } else {
            postings.add(section)
          }
        }
        try FullTextIndex.add(&postings, to: db)
      }
      try db.execute(sql: "INSERT INTO text_index (text_index) VALUES ('integrity-check')")
      try db.execute(sql: "INSERT INTO text_index (text_index) VALUES ('optimize')")
      try db.execute(sql: "INSERT INTO text_index (text_index) VALUES ('integrity-check')")
    }
    #expect(try Self.tokens(in: ours) == Self.tokens(in: theirs), "seed \(seed)")
    let counts = try [ours, theirs].map { library in
      try library.database.read {
        try Data.fetchOne($0, sql: "SELECT block FROM text_index_data WHERE id = 1")
      }
    }
    #expect(counts[0] == counts[1])
  }

  /// Words that stand in every section fill many leaves, which have an index of their own; what is
  /// looked for together is found by skipping along it.
  @Test func skipsAlongFrequentWords() throws {
    let notes = (0..<40).map { number in
      let sections = (0..<500).map { index in
        let place = number * 500 + index
        let body = "every all\(place % 2) rare\(place) " + (place % 997 == 0 ? "seldom" : "often")
        return Section.stored(
          anchor: "\(index)", level: 2, headingPath: ["heading"], markdown: body, text: body)
      }
      return Note.stored(
        id: NoteID(rawValue: "note/\(number)"), path: "\(number).md", language: .en,
        title: "title", topic: "test", sections: sections, cards: [])
    }
    let library = try library("frequent.sqlite")
    try library.add(notes, folder: "/notes")
    try library.check()
    #expect(try Self.segmentCount(in: library) == 1)
    try library.database.read { db in
      let indexed = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM text_index_idx WHERE pgno % 2 = 1")
      #expect(indexed ?? 0 >= 3)
      for (query, count) in [
        ("every AND seldom", 21), ("seldom AND all0", 11), ("\"all1 rare1995 seldom\"", 0),
        ("\"all0 rare1994 seldom\"", 1), ("every AND rare19999", 1), ("heading AND rare12345", 1),
      ] {
        let found = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM text_index WHERE text_index MATCH ?", arguments: [query])
        #expect(found == count, "\(query)")
        let last = try Int64.fetchOne(
          db,
          sql: "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC LIMIT 1",
          arguments: [query])
        #expect((last != nil) == (count > 0), "\(query)")
      }
    }
  }

  /// The same notes give the same file, however the two threads run.
  @Test func makesTheSameFileEveryTime() throws {
    var random = SplitMix64(seed: 3)
    let notes = (0..<40).map { Self.note($0, sections: 20, &random) }
    let tables = try (0..<3).map { number in
      let library = try library("\(number).sqlite")
      try library.add(notes, folder: "/notes")
      return try library.database.read { db in
        try [
          "text_index_data", "text_index_idx", "pair", "name", "initial_name", "word", "section",
        ]
        .map { try Row.fetchAll(db, sql: "SELECT * FROM \($0)") }
      }
    }
    #expect(tables[0] == tables[1] && tables[1] == tables[2])
  }

  @Test(arguments: [4] as [UInt64])
  func readsBackNumbersOfVariableLength(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let numbers =
      [0, 1, 127, 128, 16383, 16384, 1 << 56 - 1, 1 << 56, .max]
      + (0..<500).map { _ in random.next() >> UInt64.random(in: 0...63, using: &random) }
    var bytes: [UInt8] = []
    for number in numbers { FullTextVarint.append(number, to: &bytes) }
    bytes.withUnsafeBufferPointer { bytes in
      var reader = FullTextVarint.Reader(bytes)
      for number in numbers { #expect(reader.next() == number, "seed \(seed)") }
      #expect(reader.next() == nil)
    }
  }

  /// As SQLite's documentation has them.
  @Test func writesNumbersAsSQLiteDoes() {
    for (number, expected) in [
      (0x7F, [0x7F]), (0x80, [0x81, 0x00]), (0x3FFF, [0xFF, 0x7F]), (0x4000, [0x81, 0x80, 0x00]),
      (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
    ] as [(UInt64, [UInt8])] {
      var bytes: [UInt8] = []
      FullTextVarint.append(number, to: &bytes)
      #expect(bytes == expected)
    }
  }
}
