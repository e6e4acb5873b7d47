/// The numbers of variable length of SQLite and FTS5: seven bits a byte, the highest first, all but
/// the last with the eighth bit set; a ninth byte has eight bits (SQLite, "Database File Format", 1.6).
enum FullTextVarint {
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value >> 56 != 0 {
      for shift in stride(from: 57, through: 8, by: -7) {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)) | 0x80)
      }
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    var shift: UInt64 = 7
    while value >> shift >= 0x80 { shift += 7 }
    while shift > 0 {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift) | 0x80)
      shift -= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value & 0x7F))
  }

  /// Reads numbers one by one; nil behind the last and where one is cut off.
  struct Reader {
    private let bytes: UnsafeBufferPointer<UInt8>
    var index: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int = 0) {
      self.bytes = bytes
      self.index = index
    }

    mutating func next() -> UInt64? {
      var value: UInt64 = 0
      for count in 0..<9 {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        if count == 8 { return value << 8 | UInt64(byte) }
        value = value << 7 | UInt64(byte & 0x7F)
        if byte < 0x80 { return value }
      }
      return nil
    }
  }
}
