internal import GRDB
internal import KubeNotes

/// Pairs of syllables of sections that were added and removed, until there are enough of them to be
/// worth going through the blocks.
struct PairChanges {
  /// At so many pairs they are written: 16 MB, and as much while they are sorted.
  private static let limit = 1 << 21
  /// Sections are numbered in 20 bits.
  private static let sectionLimit = 1 << 20

  /// Each entry is a pair (32 bits), a number in `sections`, whether the pair stands in the title
  /// and in the heading, and whether the section is removed.
  private var entries: [UInt64] = []
  private var sections: [Int64] = []

  private enum Bits {
    static let removal: UInt64 = 1
    static let heading: UInt64 = 2
    static let title: UInt64 = 4
    static let sectionShift: UInt64 = 3
    static let pairShift: UInt64 = 32
  }

  /// Takes the pairs of a section. Of one section the last change counts.
  mutating func add(_ section: SectionText, isRemoval: Bool) {
    let base = UInt64(sections.count) << Bits.sectionShift | (isRemoval ? Bits.removal : 0)
    sections.append(section.row)
    for (text, place) in [
      (section.title, Bits.title), (section.heading, Bits.heading), (section.body, 0),
    ] {
      var text = text
      text.withUTF8 { bytes in
        TextTokenizer.forEachPair(of: bytes) { pair in
          entries.append(UInt64(pair.value) << Bits.pairShift | base | place)
        }
      }
    }
  }

  /// Whether to write before taking more.
  var isFull: Bool { entries.count >= Self.limit || sections.count >= Self.sectionLimit }

  /// Writes all changes and forgets them.
  mutating func write(to db: Database) throws {
    guard !entries.isEmpty else { return }
    RadixSort.sort(&entries, from: Bits.pairShift)
    var writer = try PairBlockWriter(db)
    var changes: [PairChange] = []
    var start = 0
    while start < entries.count {
      let pair = entries[start] >> Bits.pairShift
      changes.removeAll(keepingCapacity: true)
      var isInOrder = true
      while start < entries.count, entries[start] >> Bits.pairShift == pair {
        let change = change(entries[start])
        start += 1
        if let last = changes.last, last.posting.row >= change.posting.row {
          if last.posting.row == change.posting.row, last.isRemoval == change.isRemoval {
            changes[changes.count - 1].posting.inTitle =
              last.posting.inTitle || change.posting.inTitle
            changes[changes.count - 1].posting.inHeading =
              last.posting.inHeading || change.posting.inHeading
            continue
          }
          isInOrder = false
        }
        changes.append(change)
      }
      if !isInOrder { changes = Self.ordered(changes) }
      try writer.write(changes, of: SyllablePair(value: UInt32(truncatingIfNeeded: pair)))
    }
    entries.removeAll(keepingCapacity: true)
    sections.removeAll(keepingCapacity: true)
  }

  private func change(_ entry: UInt64) -> PairChange {
    let section = Int((entry & 0xFFFF_FFFF) >> Bits.sectionShift)
    return PairChange(
      posting: PairPosting(
        row: sections[section], inTitle: entry & Bits.title != 0,
        inHeading: entry & Bits.heading != 0),
      isRemoval: entry & Bits.removal != 0)
  }

  /// By row, of each the last.
  private static func ordered(_ changes: [PairChange]) -> [PairChange] {
    var last: [Int64: PairChange] = [:]
    for change in changes {
      // A section that is removed and added again loses what it had.
      if let old = last[change.posting.row], !old.isRemoval, !change.isRemoval {
        var both = change
        both.posting.inTitle = both.posting.inTitle || old.posting.inTitle
        both.posting.inHeading = both.posting.inHeading || old.posting.inHeading
        last[change.posting.row] = both
      } else {
        last[change.posting.row] = change
      }
    }
    return last.values.sorted { $0.posting.row < $1.posting.row }
  }
}

/// Sorting by the upper bits of numbers, equal ones in the order they had.
enum RadixSort {
  private static let digitBits: UInt64 = 11

  static func sort(_ numbers: inout [UInt64], from shift: UInt64) {
    var other = [UInt64](repeating: 0, count: numbers.count)
    let mask: UInt64 = (1 << digitBits) - 1
    for digit in stride(from: shift, to: 64, by: Int(digitBits)) {
      var places = [Int](repeating: 0, count: 1 << digitBits)
      numbers.withUnsafeBufferPointer { numbers in
        other.withUnsafeMutableBufferPointer { other in
          places.withUnsafeMutableBufferPointer { places in
            for number in numbers { places[Int(truncatingIfNeeded: number >> digit & mask)] += 1 }
            var sum = 0
            for index in places.indices { (places[index], sum) = (sum, sum + places[index]) }
            for number in numbers {
              let bucket = Int(truncatingIfNeeded: number >> digit & mask)
              other[places[bucket]] = number
              places[bucket] += 1
            }
          }
        }
      }
      swap(&numbers, &other)
    }
  }
}
