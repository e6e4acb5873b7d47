extension TextTokenizer {
  /// Appends a scalar as UTF-8.
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case 0..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }

  /// Joins a conjoining vowel or final onto the letter or syllable before it (The Unicode Standard,
  /// 3.12). Returns false when the scalar begins something of its own.
  static func compose(_ value: UInt32, onto bytes: inout [UInt8]) -> Bool {
    guard (0x1161...0x11C2).contains(value), bytes.count >= 3 else { return false }
    let tail = bytes.suffix(3).map { UInt32($0) }
    let before = (tail[0] & 0x0F) << 12 | (tail[1] & 0x3F) << 6 | tail[2] & 0x3F
    guard let composed = composed(value, onto: before) else { return false }
    bytes.removeLast(3)
    append(composed, to: &bytes)
    return true
  }

  /// The syllable of a letter or syllable and a conjoining vowel or final; nil where there is none.
  static func composed(_ value: UInt32, onto before: UInt32) -> UInt32? {
    if (0x1100...0x1112).contains(before), (0x1161...0x1175).contains(value) {
      return 0xAC00 + ((before - 0x1100) * 21 + (value - 0x1161)) * 28
    }
    if (0xAC00...0xD7A3).contains(before), (before - 0xAC00) % 28 == 0,
      (0x11A8...0x11C2).contains(value)
    {
      return before + (value - 0x11A7)
    }
    return nil
  }
}
