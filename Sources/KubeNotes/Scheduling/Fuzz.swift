internal import Foundation

/// Spreads intervals so that cards learned on one day do not stay together for ever.
///
/// Ranges as in Anki (`rslib/src/scheduler/states/fuzz.rs`); the number drawn is a function of card
/// and number of answers, so that an answer that is undone and repeated gets the same interval.
package struct Fuzz: Sendable, Hashable {
  /// Where in the range to draw; 0 ..< 1. Nil: no fuzz.
  package let fraction: Double?

  package static let off = Fuzz(fraction: nil)

  package init(fraction: Double?) {
    self.fraction = fraction
  }

  /// The fuzz of a card's next answer.
  package init(card: CardID, reps: Int) {
    // FNV-1a over the id, then one step of SplitMix64: any fixed mixing will do.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in card.rawValue.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    var generator = SplitMix64(seed: hash &+ UInt64(truncatingIfNeeded: reps))
    fraction = generator.unit()
  }

  /// A whole-day interval drawn from the range of `interval`, or rounded when there is no fuzz.
  package func days(_ interval: Double, minimum: Int, maximum: Int) -> Int {
    guard let fraction else {
      return Self.rounded(interval, in: minimum...max(minimum, maximum))
    }
    let range = Self.bounds(interval, minimum: minimum, maximum: maximum)
    let width = Double(range.upperBound - range.lowerBound + 1)
    return min(range.lowerBound + Int(fraction * width), range.upperBound)
  }

  /// A delay in seconds with an extra of up to a quarter, at most five minutes.
  package func seconds(_ delay: Int) -> Int {
    guard let fraction else { return delay }
    let extra = min(Double(delay) * 0.25, 300)
    return delay + Int(fraction * extra)
  }

  /// The days that fuzz may turn an interval into, both ends included.
  package static func bounds(
    _ interval: Double, minimum: Int, maximum: Int
  ) -> ClosedRange<Int> {
    let minimum = min(minimum, maximum)
    let clamped = min(max(interval, Double(minimum)), Double(maximum))
    let delta = delta(clamped)
    let lower = rounded(clamped - delta, in: minimum...maximum)
    var upper = rounded(clamped + delta, in: minimum...maximum)
    if upper == lower, upper > 2, upper < maximum { upper = lower + 1 }
    return lower...max(lower, upper)
  }

  private static func delta(_ interval: Double) -> Double {
    guard interval >= 2.5 else { return 0 }
    func overlap(_ start: Double, _ end: Double) -> Double {
      max(0, min(interval, end) - start)
    }
    return 1 + 0.15 * overlap(2.5, 7) + 0.1 * overlap(7, 20) + 0.05 * overlap(20, .infinity)
  }

  static func rounded(_ days: Double, in range: ClosedRange<Int>) -> Int {
    let limited = min(max(days, Double(range.lowerBound)), Double(range.upperBound))
    return Int(limited.rounded(.toNearestOrAwayFromZero))
  }
}

/// A small seeded generator: S. Vigna's SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
package struct SplitMix64: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number that is uniform over 0 ..< 1.
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
