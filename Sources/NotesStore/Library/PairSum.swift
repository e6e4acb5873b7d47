internal import Foundation
internal import GRDB
internal import KubeNotes

/// A sum over all postings of pairs, in any order: equal sums stand for equal postings, whatever the
/// size of the library, without holding them all.
struct PairSum: Hashable {
  private var sum: UInt64 = 0
  private var count = 0

  private mutating func add(_ pair: SyllablePair, _ posting: PairPosting) {
    let places = (posting.inTitle ? 2 : 0) | (posting.inHeading ? 1 : 0) as UInt64
    let number = UInt64(bitPattern: posting.row) &* 4 &+ places
    sum &+= Self.mixed(Self.mixed(UInt64(pair.value)) &+ number)
    count += 1
  }

  /// The mixing of SplitMix64.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Over the postings as they are written.
  static func ofTable(in db: Database) throws -> PairSum {
    var sum = PairSum()
    let blocks = try Row.fetchCursor(db, sql: "SELECT id, count, postings FROM pair")
    while let block = try blocks.next() {
      let id: Int64 = block[0]
      let pair = SyllablePair(value: UInt32(truncatingIfNeeded: id >> PairTable.pageBits))
      let before = sum.count
      try block.withUnsafeData(atIndex: 2) { data in
        data?.withUnsafeBytes { bytes in
          var reader = PairPostings.Reader(bytes, page: PairTable.firstPage(ofBlock: id))
          while let posting = reader.next() { sum.add(pair, posting) }
        }
      }
      guard sum.count - before == block[1] else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "block \(id) of pairs")
      }
    }
    return sum
  }

  /// Over the pairs that the text has.
  static func ofText(in db: Database) throws -> PairSum {
    var sum = PairSum()
    let rows = try Row.fetchCursor(db, sql: "SELECT id, title, heading, body FROM section_text")
    while let row = try rows.next() {
      var postings: [SyllablePair: PairPosting] = [:]
      for (place, var text) in [row[1] as String, row[2], row[3]].enumerated() {
        text.withUTF8 { bytes in
          TextTokenizer.forEachPair(of: bytes) { pair in
            let new = PairPosting(row: row[0], inTitle: false, inHeading: false)
            if place == 0 { postings[pair, default: new].inTitle = true }
            if place == 1 { postings[pair, default: new].inHeading = true }
            if place == 2, postings[pair] == nil { postings[pair] = new }
          }
        }
      }
      for (pair, posting) in postings { sum.add(pair, posting) }
    }
    return sum
  }
}
