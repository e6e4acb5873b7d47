/// A row of a table in plain text: a line whose cells stand apart by ` | ` (`PlainText`).
struct SnippetRow {
  /// The line, in bytes of the text, without its line feed.
  var range: Range<Int>

  /// The row that a place belongs to; nil outside of tables.
  init?(around place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.indices.contains(place) else { return nil }
    let first = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let last = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    guard Self.hasCells(bytes[first..<last]) else { return nil }
    range = first..<last
  }

  private static func hasCells(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in line {
      if before == (0x20, UInt8(ascii: "|")), byte == 0x20 { return true }
      before = (before.1, byte)
    }
    return false
  }
}
