/// The phrases of all commands without their texts, by number: what the ranking compares hundreds of
/// for one answer.
package struct IntentTable: Sendable, Hashable {
  package struct Phrase: Sendable, Hashable {
    /// The sum of the weights of its tokens.
    package var norm: Double
    /// Its place in `commands`.
    package var command: Int
    package var kind: IntentPhrase.Kind
    package var isGroup: Bool
    package var hasExample: Bool
  }

  package var commands: [String]
  package var phrases: [Phrase]

  init(commands: [String], phrases: [Phrase]) {
    self.commands = commands
    self.phrases = phrases
  }

  init(_ entries: [IntentIndex.Entry]) {
    var places: [String: Int] = [:]
    var commands: [String] = []
    phrases = entries.map { entry in
      let command = entry.phrase.command
      let place = places[command] ?? commands.count
      if place == commands.count {
        places[command] = place
        commands.append(command)
      }
      return Phrase(
        norm: entry.norm, command: place, kind: entry.phrase.kind, isGroup: entry.phrase.isGroup,
        hasExample: entry.phrase.example != nil)
    }
    self.commands = commands
  }

  // MARK: As bytes

  private static let size = 12

  /// The phrases as records of 12 bytes, little-endian: norm (64-bit IEEE 754), command (16 bits), kind,
  /// and 1 for a group, 2 for an example.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(phrases.count * Self.size)
    for phrase in phrases {
      withUnsafeBytes(of: phrase.norm.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      let command = UInt16(truncatingIfNeeded: phrase.command).littleEndian
      withUnsafeBytes(of: command) { bytes.append(contentsOf: $0) }
      bytes.append(UInt8(truncatingIfNeeded: phrase.kind.rawValue))
      bytes.append((phrase.isGroup ? 1 : 0) | (phrase.hasExample ? 2 : 0))
    }
    return bytes
  }

  /// Reads what `bytes` gave.
  package init(commands: [String], bytes: UnsafeRawBufferPointer) {
    self.commands = commands
    let count = bytes.count / Self.size
    phrases = (0..<count).map { number in
      let start = number * Self.size
      let norm = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      let command = bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self)
      return Phrase(
        norm: Double(bitPattern: norm), command: Int(UInt16(littleEndian: command)),
        kind: IntentPhrase.Kind(rawValue: Int(bytes[start + 10])) ?? .meaning,
        isGroup: bytes[start + 11] & 1 != 0, hasExample: bytes[start + 11] & 2 != 0)
    }
  }
}
