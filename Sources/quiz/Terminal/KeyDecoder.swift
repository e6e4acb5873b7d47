/// Reads keys from the bytes that a terminal sends.
///
/// Understands UTF-8, the cursor and editing keys of xterm and the Linux console (ECMA-48 CSI and
/// SS3 sequences), and passes over sequences that it does not know.
struct KeyDecoder: Sendable {
  private var bytes: [UInt8] = []

  /// Whether an escape byte waits to see whether a sequence follows.
  ///
  /// The first bytes of a character wait as well, but without end: half a character means nothing by
  /// itself, and over a slow line a syllable of Hangul may come in three pieces.
  var isWaiting: Bool { bytes.first == 0x1B }

  /// Takes more bytes and gives the keys that are complete.
  mutating func feed(_ more: some Sequence<UInt8>) -> [Key] {
    bytes.append(contentsOf: more)
    var keys: [Key] = []
    while let (key, length) = next() {
      bytes.removeFirst(length)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// Says that nothing follows for now: a lone escape byte was the escape key.
  mutating func flush() -> [Key] {
    guard isWaiting else { return [] }
    bytes = []
    return [.escape]
  }

  /// The next key and the bytes it took; nil while incomplete. A nil key is passed over.
  private func next() -> (Key?, Int)? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escapeSequence()
    case 0x0D, 0x0A: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x7F, 0x08: return (.backspace, 1)
    case 0x00..<0x20:
      return (.control(Character(UnicodeScalar(first | 0x60))), 1)
    case 0x20..<0x7F: return (.character(Character(UnicodeScalar(first))), 1)
    default: return multibyte(first)
    }
  }

  private func multibyte(_ first: UInt8) -> (Key?, Int)? {
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return (nil, 1)
    }
    let available = bytes.prefix(length)
    guard available.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return (nil, 1) }
    guard available.count == length else { return nil }
    guard let text = String(validating: available, as: UTF8.self), let character = text.first
    else { return (nil, length) }
    return (.character(character), length)
  }

  private func escapeSequence() -> (Key?, Int)? {
    guard bytes.count > 1 else { return nil }
    guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else {
      return (.escape, 1)
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      // No sequence is this long: give up on it.
      return bytes.count > 16 ? (nil, bytes.count) : nil
    }
    let parameters = bytes[2..<end].prefix { (0x30...0x39).contains($0) }
    let number = Int(String(decoding: parameters, as: UTF8.self))
    return (Self.key(final: bytes[end], number: number), end + 1)
  }

  private static func key(final: UInt8, number: Int?) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "~"):
      switch number {
      case 1, 7: .home
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      default: nil
      }
    default: nil
    }
  }
}
