internal import Foundation

/// What is known about a person's parameters before any answer: near the defaults.
///
/// A normal distribution around the defaults, over the logarithm of the four initial stabilities and
/// over the other parameters as they are. It counts as much as a few hundred answers and so fades as
/// data grows.
struct Prior: Sendable {
  /// The centre, in coordinates.
  let center: [Double]
  /// Standard deviations, in coordinates.
  let spread: [Double]

  /// Initial stabilities differ between people by a factor of about 1.6. For w4 ... w20 there are two
  /// honest guesses: the spreads that fsrs-rs regularises with (`training.rs`), and 35 % of the
  /// default; each is far off for some parameters, so the geometric mean of both is taken. On
  /// simulated learners of different origins it was never far from the best of the three.
  static let standard: Prior = {
    let regularisation: [Double] = [
      0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
      0.14, 0.27,
    ]
    let others = zip(regularisation, FSRSParameters.defaults.values[4...]).map { spread, value in
      (spread * (0.35 * value + 0.005)).squareRoot()
    }
    return Prior(spread: [Double](repeating: 0.5, count: 4) + others)
  }()

  init(spread: [Double]) {
    center = Coordinates.from(FSRSParameters.defaults.values)
    self.spread = spread
  }

  /// The same centre with all spreads multiplied.
  func narrowed(by factor: Double) -> Prior {
    Prior(spread: spread.map { $0 * factor })
  }

  /// −ln of the density, up to a constant.
  func loss(_ x: [Double]) -> Double {
    var sum = 0.0
    for index in x.indices {
      let distance = (x[index] - center[index]) / spread[index]
      sum += 0.5 * distance * distance
    }
    return sum
  }
}

/// The coordinates that fitting moves in: logarithms of w0 ... w3, and w4 ... w20 themselves.
enum Coordinates {
  static let logarithmic = 0..<4

  static func from(_ w: [Double]) -> [Double] {
    w.enumerated().map { logarithmic.contains($0) ? log($1) : $1 }
  }

  static func parameters(_ x: [Double]) -> [Double] {
    x.enumerated().map { logarithmic.contains($0) ? exp($1) : $1 }
  }

  /// Lowest and highest coordinates. w19 stays off 0, where its gradient dies (as in fsrs-rs).
  static let low: [Double] = {
    var low = FSRSParameters.bounds.map(\.lowerBound)
    low[19] = 0.01
    return from(low)
  }()
  static let high = from(FSRSParameters.bounds.map(\.upperBound))

  static func clipped(_ x: [Double]) -> [Double] {
    x.indices.map { min(max(x[$0], low[$0]), high[$0]) }
  }
}
