internal import Foundation

/// Ids of log rows: 48 bits of time and 80 bits of chance as 26 characters that sort by time.
///
/// Source: the ULID specification, https://github.com/ulid/spec (Crockford's base 32).
enum EntryIdentifier {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// - Parameter randomness: gives 64 random bits at each call.
  static func make(at time: Date, _ randomness: () -> UInt64) -> String {
    let stamp = UInt64(min(max(time.milliseconds, 0), 0xFFFF_FFFF_FFFF))
    let high = randomness()
    let low = randomness()
    return String(unsafeUninitializedCapacity: 26) { buffer in
      for index in 0..<10 { buffer[index] = digits[Int((stamp >> (45 - 5 * index)) & 31)] }
      for index in 0..<8 { buffer[10 + index] = digits[Int((high >> (35 - 5 * index)) & 31)] }
      for index in 0..<8 { buffer[18 + index] = digits[Int((low >> (35 - 5 * index)) & 31)] }
      return 26
    }
  }

  /// A device's id: 60 bits of chance as 12 characters.
  static func makeDevice(_ randomness: () -> UInt64) -> String {
    let bits = randomness()
    return String(unsafeUninitializedCapacity: 12) { buffer in
      for index in 0..<12 { buffer[index] = digits[Int((bits >> (55 - 5 * index)) & 31)] }
      return 12
    }
  }
}
