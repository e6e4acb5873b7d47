import Foundation
import GRDB
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct PairTableTests {
  private static let syllables = ["파", "드", "노", "셋", "ㅋ"]

  private static func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      syllables.randomElement(using: &random) ?? ""
    }.joined(separator: Bool.random(using: &random) ? "" : " ")
  }

  /// Sections come, go and change, and the table holds what a table built at once would hold.
  @Test(arguments: [1, 2, 3, 4])
  func holdsWhatTheSectionsHave(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var sections: [Int64: SectionText] = [:]
    let changing = try Self.database()
    for _ in 0..<30 {
      try changing.write { db in
        var changes = PairChanges()
        for _ in 0..<Int.random(in: 1...60, using: &random) {
          let row =
            Int64.random(in: 1...40, using: &random) * LibrarySchema.rowsPerPage
            + Int64.random(in: 0...30, using: &random)
          if let old = sections.removeValue(forKey: row) {
            changes.add(old, isRemoval: true)
            if Bool.random(using: &random) { continue }
          }
          let section = SectionText(
            row: row, title: Self.text(&random), heading: Self.text(&random),
            body: Self.text(&random))
          changes.add(section, isRemoval: false)
          sections[row] = section
        }
        try changes.write(to: db)
      }
      let whole = try Self.database()
      try whole.write { db in
        var changes = PairChanges()
        for row in sections.keys.sorted() {
          if let section = sections[row] { changes.add(section, isRemoval: false) }
        }
        try changes.write(to: db)
      }
      #expect(try Self.postings(in: changing) == Self.postings(in: whole), "seed \(seed)")
    }
  }

  @Test(arguments: [5, 6])
  func readsBackWhatItWrote(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      var rows: Set<Int64> = []
      for _ in 0..<Int.random(in: 1...50, using: &random) {
        let page = Int64.random(in: 7...(Bool.random(using: &random) ? 9 : 1 << 30), using: &random)
        rows.insert(page << 12 | Int64.random(in: 0..<4096, using: &random))
      }
      let postings = rows.sorted().map {
        PairPosting(
          row: $0, inTitle: Bool.random(using: &random), inHeading: Bool.random(using: &random))
      }
      var bytes: [UInt8] = []
      var last: Int64 = 7 << 12
      for (index, posting) in postings.enumerated() {
        PairPostings.append(posting, after: last, isFirst: index == 0, to: &bytes)
        last = posting.row
      }
      #expect(Self.read(bytes, page: 7) == postings, "seed \(seed)")
    }
  }

  @Test(arguments: [7])
  func readsDamagedBlocksToTheirEnd(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(Self.read(bytes, page: .random(in: 0...Int64.max, using: &random)).count <= 40)
    }
  }

  @Test func sortsByTheUpperBitsAndKeepsTheOrderOfEqualOnes() {
    var random = SplitMix64(seed: 8)
    for count in [0, 1, 2, 3000] {
      let numbers = (0..<count).map { _ in
        random.next() & 0xFFFF_0003_0000_00FF
      }
      var sorted = numbers
      RadixSort.sort(&sorted, from: 32)
      let expected = numbers.enumerated().sorted {
        ($0.element >> 32, $0.offset) < ($1.element >> 32, $1.offset)
      }
      #expect(sorted == expected.map(\.element))
    }
  }

  private static func read(_ bytes: [UInt8], page: Int64) -> [PairPosting] {
    bytes.withUnsafeBytes { bytes in
      var reader = PairPostings.Reader(bytes, page: page)
      var postings: [PairPosting] = []
      while let posting = reader.next() { postings.append(posting) }
      return postings
    }
  }

  private static func database() throws -> DatabaseQueue {
    let database = try DatabaseQueue()
    try database.write { db in
      try db.execute(sql: LibrarySchema.pairs)
    }
    return database
  }

  /// Rows by pair, and that blocks are in order and count what they hold.
  private static func postings(in database: DatabaseQueue) throws -> [Int64: [PairPosting]] {
    try database.read { db in
      var postings: [Int64: [PairPosting]] = [:]
      for block in try Row.fetchAll(db, sql: "SELECT * FROM pair ORDER BY id") {
        let id: Int64 = block["id"]
        let found = read(
          Array(block["postings"] as Data), page: PairTable.firstPage(ofBlock: id))
        #expect(found.count == block["count"] && found.last?.row == block["last"])
        #expect(found.first?.page == PairTable.firstPage(ofBlock: id))
        postings[id >> PairTable.pageBits, default: []] += found
      }
      for rows in postings.values { #expect(rows.map(\.row) == rows.map(\.row).sorted()) }
      return postings
    }
  }
}
