/// Numbers for tokens, from 0 in the order in which they first come.
///
/// A table of our own: looking a token up takes no object for it, and mostly one line of the
/// processor's cache.
struct TermNumbers {
  /// The upper half of a slot is that of the token's hash, the lower its number plus one; 0 is free.
  private var slots: [UInt64] = []
  /// The tokens one behind the other, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Another one in each process, so that nobody can write a note in which all tokens collide.
  private let seed = UInt64(truncatingIfNeeded: 0.hashValue)

  private static let factor: UInt64 = 0x9FB2_1C65_1E98_DF25

  var count: Int { ends.count }

  /// The number of a token, which is given one when it has none.
  mutating func number(of token: UnsafeBufferPointer<UInt8>) -> Int {
    if ends.count * 2 >= slots.count { grow() }
    let hash = hash(token)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let slot = slots[place]
      if slot == 0 { break }
      if slot >> 32 == hash >> 32 {
        let number = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
        if isEqual(token, number) { return number }
      }
      place = (place + 1) & mask
    }
    let number = ends.count
    slots[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    bytes.append(contentsOf: token)
    ends.append(bytes.count)
    return number
  }

  /// The numbers of all tokens in the order of their bytes.
  func sorted() -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var order = ends.indices.map { number in
        (beginning: Self.beginning(of: self[number, in: bytes]), number: number)
      }
      order.sort { first, second in
        if first.beginning != second.beginning { return first.beginning < second.beginning }
        return self[first.number, in: bytes].dropFirst(8)
          .lexicographicallyPrecedes(self[second.number, in: bytes].dropFirst(8))
      }
      return order.map(\.number)
    }
  }

  /// The bytes of a token.
  func withToken<Value>(
    _ number: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
  ) rethrows -> Value {
    try bytes.withUnsafeBufferPointer { try body(self[number, in: $0]) }
  }

  private subscript(
    number: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
  }

  private func isEqual(_ token: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let other = self[number, in: bytes]
      guard other.count == token.count else { return false }
      for index in token.indices where token[index] != other[index] { return false }
      return true
    }
  }

  /// The first eight bytes as a number that orders like them. No token holds a zero byte.
  private static func beginning(of token: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<8 { value = value << 8 | (index < token.count ? UInt64(token[index]) : 0) }
    return value
  }

  private func hash(_ token: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(token.count)
    var index = 0
    let raw = UnsafeRawBufferPointer(token)
    while index + 8 <= token.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* Self.factor
      hash ^= hash >> 29
      index += 8
    }
    var rest: UInt64 = 0
    while index < token.count {
      rest = rest << 8 | UInt64(token[index])
      index += 1
    }
    hash = (hash ^ rest) &* Self.factor
    hash ^= hash >> 32
    return hash &* Self.factor
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(1 << 12, old.count * 4))
    let mask = slots.count - 1
    for slot in old where slot != 0 {
      var place = Int(truncatingIfNeeded: slot >> 32) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}
