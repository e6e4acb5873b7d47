/// Takes an input apart: leading bytes choose, the rest is text.
struct FuzzInput {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next byte; 0 at the end.
  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  var bytes: [UInt8] { Array(rest) }
  var text: String { String(decoding: rest, as: UTF8.self) }

  /// The rest, cut at every record separator (U+001E), which the readers have no use for.
  var fields: [ArraySlice<UInt8>] {
    rest.split(separator: 0x1E, omittingEmptySubsequences: false)
  }
}

extension Collection where Element == UInt8 {
  var utf8Text: String { String(decoding: self, as: UTF8.self) }

  /// Whether a position of a UTF-8 text lies between two characters.
  func isBorder(_ offset: Int) -> Bool {
    guard offset >= 0, offset <= count else { return false }
    guard offset < count else { return true }
    return self[index(startIndex, offsetBy: offset)] & 0xC0 != 0x80
  }
}
