internal import GRDB
internal import KubeNotes

/// Which sections hold which pairs of syllables: postings in blocks, by pair and first page.
///
/// FTS5 could hold them too, but takes ten times as long, since to it every pair is a text of its own.
enum PairTable {
  /// The bits of a block's number below the pair: its first page.
  static let pageBits: Int64 = 31
  /// A block is full at this many bytes. Pages of SQLite have 4096, and what is packed in small
  /// pieces fills them better.
  static let blockSize = 800

  /// The number of the block that begins with a page.
  static func block(_ pair: SyllablePair, page: Int64) -> Int64 {
    Int64(pair.value) << pageBits | page
  }

  /// The numbers that blocks of a pair can have.
  static func blocks(of pair: SyllablePair) -> ClosedRange<Int64> {
    block(pair, page: 0)...block(pair, page: (1 << pageBits) - 1)
  }

  static func firstPage(ofBlock block: Int64) -> Int64 { block & ((1 << pageBits) - 1) }
}

/// What happens to one posting of a pair.
struct PairChange {
  var posting: PairPosting
  var isRemoval: Bool
}

/// Brings the blocks of pairs up to date.
struct PairBlockWriter: ~Copyable {
  private var latest: QuickStatement
  private var following: QuickStatement
  private var replace: QuickStatement
  private var delete: QuickStatement

  /// A block while it is written.
  private struct Block {
    var id: Int64
    var last: Int64
    var count = 0
    var bytes: [UInt8] = []
  }

  init(_ db: Database) throws {
    let latest = try QuickStatement(
      db,
      "SELECT id, last, count, postings FROM pair WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1"
    )
    let following = try QuickStatement(
      db, "SELECT id FROM pair WHERE id > ? AND id <= ? ORDER BY id LIMIT 1")
    let replace = try QuickStatement(db, "REPLACE INTO pair VALUES (?, ?, ?, ?)")
    let delete = try QuickStatement(db, "DELETE FROM pair WHERE id = ?")
    self.latest = latest
    self.following = following
    self.replace = replace
    self.delete = delete
  }

  /// - Parameter changes: in the order of rows, each row once.
  mutating func write(_ changes: [PairChange], of pair: SyllablePair) throws {
    let all = PairTable.blocks(of: pair)
    guard let first = changes.first else { return }
    let tail = try latestBlock(in: all)
    if first.posting.row > tail?.last ?? -1, !changes.contains(where: \.isRemoval) {
      // What is new stands behind all else, as it nearly always does.
      return try extend(tail, with: changes.lazy.map(\.posting), of: pair)
    }
    var rest = changes[...]
    while let first = rest.first {
      let place = PairTable.block(pair, page: first.posting.page)
      let block = try latestBlock(in: all.lowerBound...place)
      let end = try blockBehind(place, in: all)
      let part = rest.prefix { PairTable.block(pair, page: $0.posting.page) < end }
      let postings = Self.merged(block.map(Self.postings) ?? [], with: part)
      if let block {
        delete.reset()
        delete.bind(block.id)
        try delete.run()
      }
      try extend(nil, with: postings, of: pair)
      rest = rest.dropFirst(part.count)
    }
  }

  private mutating func latestBlock(in range: ClosedRange<Int64>) throws -> Block? {
    latest.reset()
    latest.bind(range.lowerBound)
    latest.bind(range.upperBound)
    guard try latest.step() else { return nil }
    return Block(
      id: latest.integer(0), last: latest.integer(1), count: Int(latest.integer(2)),
      bytes: Array(latest.bytes(3)))
  }

  private mutating func blockBehind(
    _ block: Int64, in range: ClosedRange<Int64>
  ) throws -> Int64 {
    following.reset()
    following.bind(block)
    following.bind(range.upperBound)
    return try following.step() ? following.integer(0) : .max
  }

  private static func postings(of block: Block) -> [PairPosting] {
    block.bytes.withUnsafeBytes { bytes in
      var reader = PairPostings.Reader(bytes, page: PairTable.firstPage(ofBlock: block.id))
      var postings: [PairPosting] = []
      while let posting = reader.next() { postings.append(posting) }
      return postings
    }
  }

  private static func merged(
    _ postings: [PairPosting], with changes: ArraySlice<PairChange>
  ) -> [PairPosting] {
    let changed = Set(changes.map(\.posting.row))
    let kept = postings.filter { !changed.contains($0.row) }
    return (kept + changes.filter { !$0.isRemoval }.map(\.posting)).sorted { $0.row < $1.row }
  }

  /// Writes postings behind those of a block, in as many blocks as they take.
  private mutating func extend(
    _ block: Block?, with postings: some Sequence<PairPosting>, of pair: SyllablePair
  ) throws {
    var open = block ?? Block(id: -1, last: -1)
    for posting in postings {
      // The sections of a page stay together, so that a page says which block it is in.
      let page = posting.page
      if open.count == 0
        || open.bytes.count >= PairTable.blockSize && page != open.last / LibrarySchema.rowsPerPage
      {
        if open.count > 0 { try write(open) }
        open = Block(
          id: PairTable.block(pair, page: page), last: page * LibrarySchema.rowsPerPage)
      }
      PairPostings.append(posting, after: open.last, isFirst: open.count == 0, to: &open.bytes)
      open.last = posting.row
      open.count += 1
    }
    if open.count > 0 { try write(open) }
  }

  private mutating func write(_ block: Block) throws {
    replace.reset()
    replace.bind(block.id)
    replace.bind(block.last)
    replace.bind(block.count)
    replace.bind(block.bytes)
    try replace.run()
  }
}
