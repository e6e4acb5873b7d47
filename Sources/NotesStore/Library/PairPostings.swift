/// A section that holds a pair of syllables, and where.
struct PairPosting: Hashable {
  /// The section's row: `page * LibrarySchema.rowsPerPage + position`.
  var row: Int64
  /// In the title, in the heading.
  var inTitle: Bool
  var inHeading: Bool

  var page: Int64 { row / LibrarySchema.rowsPerPage }
}

/// Postings of one pair, by row, in about two bytes each.
///
/// Numbers are written in groups of seven bits, the lowest first, all but the last with the eighth
/// bit set. A posting in the page of the one before is its distance there times eight, plus four in
/// the title, two in the heading. The first of a page is the distance to the page before times two,
/// plus one; then the position times four, plus two in the title, one in the heading.
enum PairPostings {
  /// Writes postings behind others.
  ///
  /// - Parameter last: the row of the posting before; for the first, the page's row the block
  ///   begins with, and `isFirst`.
  static func append(
    _ posting: PairPosting, after last: Int64, isFirst: Bool, to bytes: inout [UInt8]
  ) {
    let perPage = LibrarySchema.rowsPerPage
    let places = (posting.inTitle ? 2 : 0) | (posting.inHeading ? 1 : 0) as UInt64
    let pages = posting.page - last / perPage
    if pages == 0, !isFirst {
      append(UInt64(bitPattern: posting.row - last) << 3 | places << 1, to: &bytes)
    } else {
      append(UInt64(bitPattern: pages) << 1 | 1, to: &bytes)
      append(UInt64(bitPattern: posting.row % perPage) << 2 | places, to: &bytes)
    }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads postings one by one. Bytes of any kind give some postings, never a failure.
  struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0
    private var row: Int64

    /// - Parameter page: the page that the block begins with.
    init(_ bytes: UnsafeRawBufferPointer, page: Int64) {
      self.bytes = bytes
      row = page &* LibrarySchema.rowsPerPage
    }

    mutating func next() -> PairPosting? {
      guard let code = number() else { return nil }
      if code & 1 == 0 {
        row &+= Int64(truncatingIfNeeded: code >> 3)
        return PairPosting(row: row, inTitle: code & 4 != 0, inHeading: code & 2 != 0)
      }
      guard let place = number() else { return nil }
      let perPage = LibrarySchema.rowsPerPage
      let page = row / perPage &+ Int64(truncatingIfNeeded: code >> 1)
      row = page &* perPage &+ Int64(truncatingIfNeeded: place >> 2)
      return PairPosting(row: row, inTitle: place & 2 != 0, inHeading: place & 1 != 0)
    }

    private mutating func number() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
  }
}
