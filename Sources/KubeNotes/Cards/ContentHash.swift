/// A hash that is the same on every machine and in every version, unlike `Hasher`.
enum ContentHash {
  /// FNV-1a with 64 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv), in 16 hexadecimal digits.
  static func hexadecimal(of text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
