internal import GRDB

/// Writes one segment of a full-text index: tokens in the order of their bytes, each with its rows.
///
/// The format is that of fts5_index.c ("SEGMENT LEAF FORMAT" and following). A leaf begins with the
/// place of its first row that stands before any token, or 0, and the place where its tokens' places
/// begin, in two bytes each. `text_index_idx` leads from a token to the leaf it is on; where the rows
/// of a token fill several leaves, an index of the first row of each stands beside them.
struct SegmentWriter: ~Copyable {
  /// What FTS5 takes for a leaf, so that one fits into a page of the file.
  private static let leafSize = 4050
  /// From so many leaves without a token on, their rows have an index (FTS5_MIN_DLIDX_SIZE).
  private static let fewestIndexedLeaves = 4
  /// Before each token of an index without prefixes (FTS5_MAIN_PREFIX).
  private static let mark = UInt8(ascii: "0")

  private var data: QuickStatement
  private var index: QuickStatement
  let segment: Int64

  private var leaf: [UInt8] = [0, 0, 0, 0]
  private var leafNumber: Int64 = 1
  /// The places of the leaf's tokens, each as the distance to the one before.
  private var tokenPlaces: [UInt8] = []
  private var lastTokenPlace = 0
  private var isBeforeTokens = true
  private var isBeforeRows = true

  private var token: [UInt8] = []
  private var isFirstRow = true
  private var lastRow: Int64 = 0
  private(set) var tokenCount = 0

  /// The leaf that the next row of `text_index_idx` leads to, 0 for none, and from which token on.
  private var openLeaf: Int64 = 1
  private var openToken: [UInt8] = []
  private var leavesWithoutToken = 0
  /// The first rows of the leaves behind the one where the last token stands.
  private var firstRows: [UInt8] = []
  private var lastFirstRow: Int64 = 0

  /// - Parameter segment: its number in the structure, from 1.
  init(_ db: Database, segment: Int64) throws {
    let data = try QuickStatement(db, "REPLACE INTO text_index_data VALUES (?, ?)")
    let index = try QuickStatement(db, "INSERT INTO text_index_idx VALUES (?, ?, ?)")
    self.data = data
    self.index = index
    self.segment = segment
  }

  /// Begins a token, greater than those before.
  mutating func begin(_ new: UnsafeBufferPointer<UInt8>) throws {
    let length = new.count + 1
    if leaf.count + tokenPlaces.count + length + 2 >= Self.leafSize, leaf.count > 4 {
      try endLeaf()
    }
    FullTextVarint.append(UInt64(leaf.count - lastTokenPlace), to: &tokenPlaces)
    lastTokenPlace = leaf.count
    var shared = 0
    if !token.isEmpty {
      shared = 1
      while shared < min(token.count, length), token[shared] == new[shared - 1] { shared += 1 }
    }
    if isBeforeTokens {
      if leafNumber > 1 {
        try writeIndexRow()
        openLeaf = leafNumber
        // As much of the token as tells it from the one before.
        openToken = [Self.mark] + new.prefix(shared)
      }
      shared = 0
    } else {
      FullTextVarint.append(UInt64(shared), to: &leaf)
    }
    FullTextVarint.append(UInt64(length - shared), to: &leaf)
    if shared == 0 { leaf.append(Self.mark) }
    leaf.append(contentsOf: new[max(0, shared - 1)...])
    token.removeAll(keepingCapacity: true)
    token.append(Self.mark)
    token.append(contentsOf: new)
    isBeforeTokens = false
    isBeforeRows = false
    isFirstRow = true
    tokenCount += 1
  }

  /// Appends a row of the token, greater than those before.
  mutating func append(row: Int64, positions: UnsafeBufferPointer<UInt8>) throws {
    if leaf.count + tokenPlaces.count >= Self.leafSize { try endLeaf() }
    if isBeforeRows {
      put(leaf.count, at: 0)
      appendFirstRow(row)
    }
    FullTextVarint.append(
      UInt64(bitPattern: isFirstRow || isBeforeRows ? row : row - lastRow), to: &leaf)
    isFirstRow = false
    isBeforeRows = false
    lastRow = row
    FullTextVarint.append(UInt64(positions.count) * 2, to: &leaf)
    var rest = positions[...]
    while leaf.count + tokenPlaces.count + rest.count >= Self.leafSize {
      // A leaf ends behind a whole number.
      var end = rest.startIndex
      let full = end + Self.leafSize - leaf.count - tokenPlaces.count
      while end < full {
        while positions[end] >= 0x80 { end += 1 }
        end += 1
      }
      leaf.append(contentsOf: rest[..<end])
      rest = rest[end...]
      try endLeaf()
    }
    leaf.append(contentsOf: rest)
  }

  /// Writes what is left. Returns the number of leaves.
  mutating func finish() throws -> Int64 {
    if leaf.count > 4 { try endLeaf() }
    if leafNumber > 1 { try writeIndexRow() }
    return leafNumber - 1
  }

  /// The number of a leaf in `text_index_data`, or of the index of the rows that begin on it
  /// (FTS5_SEGMENT_ROWID, FTS5_DLIDX_ROWID).
  private static func block(_ segment: Int64, _ leaf: Int64, isRowIndex: Bool = false) -> Int64 {
    segment << 37 | (isRowIndex ? 1 : 0) << 36 | leaf
  }

  private mutating func put(_ number: Int, at place: Int) {
    leaf[place] = UInt8(truncatingIfNeeded: number >> 8)
    leaf[place + 1] = UInt8(truncatingIfNeeded: number)
  }

  private mutating func endLeaf() throws {
    put(leaf.count, at: 2)
    if isBeforeTokens {
      if isBeforeRows, !firstRows.isEmpty { firstRows.append(0) }
      leavesWithoutToken += 1
    } else {
      leaf.append(contentsOf: tokenPlaces)
    }
    try write(leaf, at: Self.block(segment, leafNumber))
    leaf.removeAll(keepingCapacity: true)
    leaf.append(contentsOf: [0, 0, 0, 0])
    tokenPlaces.removeAll(keepingCapacity: true)
    lastTokenPlace = 0
    leafNumber += 1
    isBeforeTokens = true
    isBeforeRows = true
  }

  private mutating func appendFirstRow(_ row: Int64) {
    if firstRows.isEmpty {
      firstRows.append(0)  // The root, and the only page.
      FullTextVarint.append(UInt64(bitPattern: leafNumber), to: &firstRows)
      FullTextVarint.append(UInt64(bitPattern: row), to: &firstRows)
    } else {
      FullTextVarint.append(UInt64(bitPattern: row - lastFirstRow), to: &firstRows)
    }
    lastFirstRow = row
  }

  private mutating func writeIndexRow() throws {
    guard openLeaf > 0 else { return }
    // One that does not fit into a page is left out: FTS5 then goes from leaf to leaf.
    let isIndexed =
      !firstRows.isEmpty && leavesWithoutToken >= Self.fewestIndexedLeaves
      && firstRows.count <= Self.leafSize
    if isIndexed { try write(firstRows, at: Self.block(segment, openLeaf, isRowIndex: true)) }
    firstRows.removeAll(keepingCapacity: true)
    leavesWithoutToken = 0
    index.reset()
    index.bind(segment)
    index.bind(openToken)
    index.bind(openLeaf << 1 | (isIndexed ? 1 : 0))
    try index.run()
    openLeaf = 0
  }

  private mutating func write(_ block: [UInt8], at id: Int64) throws {
    data.reset()
    data.bind(id)
    data.bind(block)
    try data.run()
  }
}
