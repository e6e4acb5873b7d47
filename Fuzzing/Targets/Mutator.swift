/// Changes inputs as hostile and careless hands do: bytes flipped, pieces cut, doubled, put in, and
/// repeated until the input is long.
///
/// Repeating finds what is slow or deep, which changes of single bytes never do.
package struct Mutator {
  let pieces: [[UInt8]]
  /// Bytes.
  let longest: Int
  private var generator: SplitMix64

  package init(_ target: FuzzTarget, seed: UInt64, longest: Int = 4096) {
    pieces = target.pieces.map { Array($0.utf8) }
    self.longest = longest
    generator = SplitMix64(state: seed)
  }

  /// One to eight changes, now and then followed by repetition.
  package mutating func mutated(_ input: [UInt8], with other: [UInt8] = []) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...8, using: &generator) { change(&bytes, other) }
    if Int.random(in: 0..<16, using: &generator) == 0 { repeatPart(of: &bytes) }
    return Array(bytes.prefix(longest))
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...32, using: &generator))
    switch Int.random(in: 0..<7, using: &generator) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count:
      bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4 where !other.isEmpty:
      let start = Int.random(in: 0..<other.count, using: &generator)
      let stop = min(other.count, start + Int.random(in: 1...64, using: &generator))
      bytes.insert(contentsOf: other[start..<stop], at: place)
    default: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
    }
  }

  private mutating func repeatPart(of bytes: inout [UInt8]) {
    var part = pieces.randomElement(using: &generator) ?? []
    if Bool.random(using: &generator), !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      part = Array(
        bytes[start..<min(bytes.count, start + Int.random(in: 1...24, using: &generator))])
    }
    guard !part.isEmpty, bytes.count < longest else { return }
    let most = (longest - bytes.count) / part.count
    guard most > 0 else { return }
    let count = Int.random(in: 1...most, using: &generator)
    let place = Int.random(in: 0...bytes.count, using: &generator)
    bytes.insert(contentsOf: repeatElement(part, count: count).joined(), at: place)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
package struct SplitMix64: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
