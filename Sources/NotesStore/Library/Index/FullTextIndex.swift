internal import Foundation
internal import GRDB

/// Adds segments of our own to the full-text index, beside those that FTS5 writes.
///
/// FTS5 keeps a list of its segments (fts5_index.c, "Structure"), the newest last, and how many rows
/// and positions it has. Both are read by it again whenever they may have changed; `Library.check`
/// compares what it finds with the text.
enum FullTextIndex {
  /// Rows of `text_index_data` that are no leaves (FTS5_STRUCTURE_ROWID, FTS5_AVERAGES_ROWID).
  private static let structureRow = 10
  private static let averagesRow = 1
  /// FTS5 numbers segments up to 2000.
  private static let segmentLimit: Int64 = 2000

  /// Writes what was taken, all of it rows that the index does not hold.
  static func add(_ postings: inout TokenPostings, to db: Database) throws {
    guard !postings.isEmpty else { return }
    // Opening a savepoint lets FTS5 write what it holds, which is older; rolling it back lets it
    // forget the list of its segments. Merging nothing brings FTS5 into the transaction.
    try db.execute(sql: "INSERT INTO text_index (text_index, rank) VALUES ('merge', 0)")
    try db.inSavepoint { .rollback }
    var structure = try Structure(try block(structureRow, in: db))
    var writer = try SegmentWriter(db, segment: try structure.freeNumber(below: segmentLimit))
    try postings.write(to: &writer)
    let leaves = try writer.finish()
    structure.append(leaves: leaves, number: writer.segment)
    try put(structure.bytes, at: structureRow, in: db)
    try addCounts(of: postings, in: db)
  }

  private static func block(_ row: Int, in db: Database) throws -> [UInt8] {
    let data = try Data.fetchOne(
      db, sql: "SELECT block FROM text_index_data WHERE id = ?", arguments: [row])
    return data.map { Array($0) } ?? []
  }

  private static func put(_ bytes: [UInt8], at row: Int, in db: Database) throws {
    try db.execute(
      sql: "REPLACE INTO text_index_data VALUES (?, ?)", arguments: [row, Data(bytes)])
  }

  /// The number of rows, then of positions in each column.
  private static func addCounts(of postings: TokenPostings, in db: Database) throws {
    let counts = numbers(in: try block(averagesRow, in: db))
    let more = [postings.sectionCount] + postings.positionCounts
    var bytes: [UInt8] = []
    for (index, more) in more.enumerated() {
      let count = index < counts.count ? counts[index] : 0
      FullTextVarint.append(count + UInt64(more), to: &bytes)
    }
    try put(bytes, at: averagesRow, in: db)
  }

  private static func numbers(in bytes: some Collection<UInt8>) -> [UInt64] {
    Array(bytes).withUnsafeBufferPointer { bytes in
      var reader = FullTextVarint.Reader(bytes)
      var numbers: [UInt64] = []
      while let number = reader.next() { numbers.append(number) }
      return numbers
    }
  }

  /// The list of segments, by levels: FTS5 merges those of one level into one of the next.
  struct Structure {
    private struct Segment {
      var number: Int64
      var first: Int64
      var last: Int64
    }

    private struct Level {
      /// How many of its segments are being merged.
      var merging: UInt64
      var segments: [Segment]
    }

    private var cookie: [UInt8]
    private var writeCounter: UInt64
    private var levels: [Level] = []

    /// - Throws: where it is not as FTS5 writes it for a table like ours.
    init(_ bytes: [UInt8]) throws {
      guard bytes.count >= 4 else { throw Self.damaged }
      cookie = Array(bytes[..<4])
      var numbers = FullTextIndex.numbers(in: bytes[4...])[...]
      func next() throws -> UInt64 {
        guard let number = numbers.popFirst(), number >> 62 == 0 else { throw Self.damaged }
        return number
      }
      let levelCount = try next()
      let segmentCount = try next()
      writeCounter = try next()
      for _ in 0..<levelCount {
        var level = Level(merging: try next(), segments: [])
        for _ in 0..<(try next()) {
          level.segments.append(
            Segment(number: Int64(try next()), first: Int64(try next()), last: Int64(try next())))
        }
        levels.append(level)
      }
      guard numbers.isEmpty, segmentCount == levels.reduce(0, { $0 + UInt64($1.segments.count) })
      else { throw Self.damaged }
    }

    private static var damaged: DatabaseError {
      DatabaseError(resultCode: .SQLITE_CORRUPT, message: "segments of text_index")
    }

    /// A number that no segment has.
    func freeNumber(below limit: Int64) throws -> Int64 {
      let used = Set(levels.flatMap { $0.segments.map(\.number) })
      guard let free = (1..<limit).first(where: { !used.contains($0) }) else {
        throw DatabaseError(resultCode: .SQLITE_FULL, message: "segments of text_index")
      }
      return free
    }

    /// Appends a segment as the newest.
    mutating func append(leaves: Int64, number: Int64) {
      if levels.isEmpty { levels.append(Level(merging: 0, segments: [])) }
      levels[0].segments.append(Segment(number: number, first: 1, last: leaves))
    }

    var bytes: [UInt8] {
      var bytes = cookie
      let segments = levels.reduce(0) { $0 + $1.segments.count }
      for number in [UInt64(levels.count), UInt64(segments), writeCounter] {
        FullTextVarint.append(number, to: &bytes)
      }
      for level in levels {
        FullTextVarint.append(level.merging, to: &bytes)
        FullTextVarint.append(UInt64(level.segments.count), to: &bytes)
        for segment in level.segments {
          for number in [segment.number, segment.first, segment.last] {
            FullTextVarint.append(UInt64(bitPattern: number), to: &bytes)
          }
        }
      }
      return bytes
    }
  }
}
