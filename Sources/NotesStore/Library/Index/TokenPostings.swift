internal import KubeNotes

/// The tokens of sections by where they stand, collected until there are enough of them for a segment
/// of the full-text index.
///
/// FTS5 collects them in a hash table of texts, in which every token of every section is looked up
/// and written at the end of its own list; that is most of what indexing cost. Here a token becomes a
/// number, a place one word of memory behind the last, and sorting brings the places of a token
/// together.
struct TokenPostings {
  /// So many places are sorted at once: 16 MB, and as much while they are sorted.
  private let placeLimit: Int
  /// A segment is written when sorted places take so many bytes, or at so many different tokens.
  private static let byteLimit = 32 << 20
  private static let termLimit = 1 << 21
  /// Longer texts are left to FTS5, and so are those that hold tokens as they are.
  private static let longestText = 1 << 20

  /// From the top: the token's number (23 bits), the section's (18), the column (2), the position
  /// (21), which orders places as FTS5 wants them within a token.
  private enum Bits {
    static let column: UInt64 = 21
    static let section: UInt64 = 23
    static let term: UInt64 = 41
    static let sectionLimit = 1 << 18
  }

  private var tokenizer = TextTokenizer()
  private var terms = TermNumbers()
  private var places: [UInt64] = []
  /// The rows of the sections that `places` speaks of.
  private var rows: [Int64] = []
  private var runs: [Run] = []
  private var byteCount = 0
  private(set) var sectionCount = 0
  /// For each column, the number of positions.
  private(set) var positionCounts = [0, 0, 0]

  /// Places that are sorted: by number of the token, where its sections begin in `bytes`.
  ///
  /// Each section is its distance to the one before in `rows`, the number of bytes of its positions,
  /// and these as in FTS5.
  private struct Run {
    var rows: [Int64]
    var starts: [Int]
    var bytes: [UInt8]
  }

  init(placeLimit: Int = 1 << 21) {
    self.placeLimit = placeLimit
  }

  var isEmpty: Bool { sectionCount == 0 }

  /// Whether to write before taking more.
  var isFull: Bool { byteCount >= Self.byteLimit || terms.count >= Self.termLimit }

  /// Whether a section can be taken.
  static func takes(_ section: SectionText) -> Bool {
    [section.title, section.heading, section.body].allSatisfy {
      $0.utf8.count <= longestText && $0.utf8.first ?? 0 != TextTokenizer.verbatimMark
    }
  }

  /// Takes a section that `takes` is true of, with a row greater than those before.
  mutating func add(_ section: SectionText) {
    if places.count >= placeLimit || rows.count == Bits.sectionLimit { endRun() }
    let base = UInt64(rows.count) << Bits.section
    rows.append(section.row)
    sectionCount += 1
    for (column, text) in [section.title, section.heading, section.body].enumerated() {
      positionCounts[column] += Self.add(
        text, base: base | UInt64(column) << Bits.column, &tokenizer, &terms, &places)
    }
  }

  /// Returns the number of positions.
  private static func add(
    _ text: String, base: UInt64, _ tokenizer: inout TextTokenizer, _ terms: inout TermNumbers,
    _ places: inout [UInt64]
  ) -> Int {
    var count = 0
    var text = text
    text.withUTF8 { bytes in
      _ = tokenizer.tokenize(bytes) { token, _, _, colocated in
        // What stands first is at the first position, whatever it says.
        if !colocated || count == 0 { count += 1 }
        let number = UInt64(terms.number(of: token))
        places.append(number << Bits.term | base | UInt64(count - 1))
        return true
      }
    }
    return count
  }

  // MARK: Sorting

  private mutating func endRun() {
    guard !places.isEmpty else { return }
    RadixSort.sort(&places, from: Bits.term)
    var run = Run(rows: rows, starts: [], bytes: [])
    run.starts.reserveCapacity(terms.count + 1)
    run.bytes.reserveCapacity(places.count * 4)
    var positions: [UInt8] = []
    var index = 0
    for number in 0..<terms.count {
      run.starts.append(run.bytes.count)
      var before: UInt64 = 0
      while index < places.count, places[index] >> Bits.term == number {
        let section = places[index] >> Bits.section
        positions.removeAll(keepingCapacity: true)
        Self.gather(places, from: &index, into: &positions)
        let inRun = section & UInt64(Bits.sectionLimit - 1)
        FullTextVarint.append(inRun - before, to: &run.bytes)
        FullTextVarint.append(UInt64(positions.count), to: &run.bytes)
        run.bytes.append(contentsOf: positions)
        before = inRun
      }
    }
    run.starts.append(run.bytes.count)
    byteCount += run.bytes.count
    runs.append(run)
    places.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  /// The positions of one token in one section as FTS5 writes them: the distance to the one before
  /// plus two; before those of the heading and the text, a one and the column (fts5_hash.c).
  private static func gather(
    _ places: [UInt64], from index: inout Int, into positions: inout [UInt8]
  ) {
    let section = places[index] >> Bits.section
    var column: UInt64 = 0
    var before: UInt64 = 0
    while index < places.count, places[index] >> Bits.section == section {
      let place = places[index]
      index += 1
      let current = place >> Bits.column & 3
      if current != column {
        positions.append(1)
        positions.append(UInt8(truncatingIfNeeded: current))
        column = current
        before = 0
      }
      let position = place & (1 << Bits.column - 1)
      FullTextVarint.append(position - before + 2, to: &positions)
      before = position
    }
  }

  // MARK: Writing

  /// Writes all that was taken as a segment.
  mutating func write(to segment: inout SegmentWriter) throws {
    endRun()
    for number in terms.sorted() {
      try terms.withToken(number) { try segment.begin($0) }
      for run in runs where number + 1 < run.starts.count {
        let (start, end) = (run.starts[number], run.starts[number + 1])
        if start == end { continue }
        try run.bytes.withUnsafeBufferPointer { bytes in
          var reader = FullTextVarint.Reader(
            UnsafeBufferPointer(rebasing: bytes[..<end]), from: start)
          var section = 0
          while let distance = reader.next(), let size = reader.next() {
            section += Int(distance)
            let next = reader.index + Int(size)
            try segment.append(
              row: run.rows[section],
              positions: UnsafeBufferPointer(rebasing: bytes[reader.index..<next]))
            reader.index = next
          }
        }
      }
    }
  }
}
