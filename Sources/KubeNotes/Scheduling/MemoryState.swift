/// What FSRS knows about one memory.
///
/// A card that was never answered has no memory state: use an optional, never zeroes.
package struct MemoryState: Sendable, Hashable, Codable {
  /// Days after which the probability of recall has fallen to exactly 0.9; 0.001 ... 36500.
  package var stability: Double
  /// How hard the card is; 1 (easy) ... 10 (hard).
  package var difficulty: Double

  package init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }

  /// The range that stability is kept in after every step.
  package static let stabilityRange: ClosedRange<Double> = 0.001...36_500
  /// The range that difficulty is kept in after every step.
  package static let difficultyRange: ClosedRange<Double> = 1...10

  /// The same state, inside the ranges; what is not a number becomes the lower end.
  package var clamped: MemoryState {
    MemoryState(
      stability: Self.clampedStability(stability),
      difficulty: Self.clampedDifficulty(difficulty))
  }

  @inline(__always)
  static func clampedStability(_ value: Double) -> Double {
    value > 0.001 ? (value < 36_500 ? value : 36_500) : 0.001
  }

  @inline(__always)
  static func clampedDifficulty(_ value: Double) -> Double {
    value > 1 ? (value < 10 ? value : 10) : 1
  }
}

/// The algorithm that a stored memory state was computed with. Memory states are a cache of the
/// review log: a state of another version is recomputed from the log, never converted.
package enum AlgorithmVersion: Int, Sendable, Hashable, Codable {
  case fsrs6 = 6
}
