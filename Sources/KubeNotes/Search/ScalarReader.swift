internal import Foundation

/// Reads one scalar of UTF-8 and says what it is to a search.
struct ScalarReader {
  enum Kind {
    case hangul, latin, other, mark, joiner, separator
  }

  /// What the scalar is.
  var kind: Kind
  /// The scalar with width, case and marks folded.
  var folded: UInt32
  /// The scalar with its width folded only.
  var original: UInt32
  /// The number of bytes it takes in the text, at least 1.
  var length: Int

  static func read(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> ScalarReader {
    let first = text[index]
    if first < 0x80 { return ascii(UInt32(first), length: 1) }
    // Precomposed syllables are most of Korean text: EA B0 80 … ED 9E A3.
    guard let (value, length) = decode(text, at: index) else {
      return ScalarReader(kind: .separator, folded: 0, original: 0, length: 1)
    }
    if (0xAC00...0xD7A3).contains(value) {
      return ScalarReader(kind: .hangul, folded: value, original: value, length: length)
    }
    return rare(value, length: length)
  }

  /// Whether a byte is one character that only parts words.
  static func isPlainSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x2C, 0x3B...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7F: true
    default: false
    }
  }

  /// Whether a precomposed syllable stands at a place: EA B0 80 … ED 9E A3.
  static func isSyllable(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < text.count, 0xEA...0xED ~= text[index] else { return false }
    let (first, second, third) = (text[index], text[index + 1], text[index + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return false }
    switch first {
    case 0xEA: return second >= 0xB0
    case 0xED: return second < 0x9E || second == 0x9E && third <= 0xA3
    default: return true
    }
  }

  /// Punctuation that may stand inside an identifier.
  static func isJoiner(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func ascii(_ value: UInt32, length: Int) -> ScalarReader {
    switch value {
    case 0x61...0x7A, 0x30...0x39:
      ScalarReader(kind: .latin, folded: value, original: value, length: length)
    case 0x41...0x5A:
      ScalarReader(kind: .latin, folded: value | 0x20, original: value, length: length)
    default:
      ScalarReader(
        kind: isJoiner(UInt8(truncatingIfNeeded: value)) ? .joiner : .separator, folded: value,
        original: value, length: length)
    }
  }

  /// The scalar at a place, or nil where the bytes are not well-formed (Unicode, table 3-7).
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (UInt32, Int)? {
    let first = UInt32(text[index])
    func next(_ offset: Int) -> UInt32? {
      guard index + offset < text.count, text[index + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[index + offset] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let second = next(1) else { return nil }
      return ((first & 0x1F) << 6 | second, 2)
    case 0xE0...0xEF:
      guard let second = next(1), let third = next(2) else { return nil }
      let value = (first & 0x0F) << 12 | second << 6 | third
      guard value >= 0x800, !(0xD800...0xDFFF).contains(value) else { return nil }
      return (value, 3)
    case 0xF0...0xF4:
      guard let second = next(1), let third = next(2), let fourth = next(3) else { return nil }
      let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      guard (0x10000...0x10FFFF).contains(value) else { return nil }
      return (value, 4)
    default: return nil
    }
  }

  private static func rare(_ value: UInt32, length: Int) -> ScalarReader {
    switch value {
    case 0x1100...0x11FF, 0x3131...0x3163:
      return ScalarReader(kind: .hangul, folded: value, original: value, length: length)
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F:
      return ScalarReader(kind: .mark, folded: 0, original: value, length: length)
    case 0xFF01...0xFF5E:
      var reader = ascii(value - 0xFEE0, length: length)
      if reader.kind == .joiner { reader.kind = .separator }
      return reader
    case 0xFFA1...0xFFBE:
      return ScalarReader(
        kind: .hangul, folded: value - 0xFFA1 + 0x3131, original: value, length: length)
    case 0x00C0...0x024F, 0x1E00...0x1EFF:
      return accented(value, length: length)
    default:
      guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else {
        return ScalarReader(kind: .separator, folded: value, original: value, length: length)
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value
      return ScalarReader(kind: .other, folded: lower, original: value, length: length)
    }
  }

  /// A Latin letter with a mark is read as the letter alone (`é` as `e`), like its decomposed form.
  private static func accented(_ value: UInt32, length: Int) -> ScalarReader {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else {
      return ScalarReader(kind: .separator, folded: value, original: value, length: length)
    }
    let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
    let lower = base.properties.lowercaseMapping.unicodeScalars.first ?? base
    return ScalarReader(kind: .latin, folded: lower.value, original: base.value, length: length)
  }
}

/// Capital, small or neither: where it changes, a part of an identifier begins.
enum CaseClass {
  case none, upper, lower

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A: self = .upper
    case 0x61...0x7A: self = .lower
    case 0x30...0x39: self = .none
    default: self = .lower
    }
  }
}
