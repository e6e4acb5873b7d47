internal import Foundation

/// What is known about a person's parameters before any answer: near the defaults.
///
/// A normal distribution around the defaults, over the logarithm of the four initial stabilities and
/// over the other parameters as they are. It counts as much as a few hundred answers and so fades as
/// data grows. How far people are from the defaults differs, and answers tell: all spreads are
/// multiplied by one factor that is found together with the parameters (`adapt`).
struct Prior: Sendable {
  /// The centre, in coordinates.
  let center: [Double]
  /// Standard deviations, in coordinates, before the factor.
  let spread: [Double]
  /// The logarithm of the factor.
  var logScale = 0.0

  /// The standard deviation that `logScale` has itself.
  private static let scaleSpread = 0.6

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
    return Prior(
      center: Coordinates.from(FSRSParameters.defaults.values),
      spread: [Double](repeating: 0.5, count: 4) + others)
  }()

  /// 1 / variance, the factor included.
  func precision(_ index: Int) -> Double {
    exp(-2 * logScale) / (spread[index] * spread[index])
  }

  /// −ln of the density of parameters and factor, up to a constant.
  func loss(_ x: [Double]) -> Double {
    let scale = logScale / Self.scaleSpread
    return 0.5 * exp(-2 * logScale) * distance(x) + Double(x.count) * logScale
      + 0.5 * scale * scale
  }

  /// Makes the factor the one that makes the answers most probable, all parameters near `x`
  /// considered: where the squared distance from the centre equals the number of parameters that the
  /// answers determine. One step of the fixed point of D. MacKay, "Bayesian Interpolation", Neural
  /// Computation 4 (1992), with a prior of the factor's own.
  ///
  /// - Parameter information: the expected Hessian of the likelihood at `x`, in coordinates.
  mutating func adapt(to x: [Double], _ information: SymmetricMatrix) {
    var hessian = information
    for index in x.indices { hessian[index, index] += precision(index) }
    let variances = hessian.inverseDiagonal()
    let determined = x.indices.reduce(0.0) { $0 + 1 - variances[$1] * precision($1) }
    let distance = distance(x)
    let width = Self.scaleSpread * Self.scaleSpread
    // Falls strictly, so halving finds its zero.
    var range = (low: -2.0, high: 2.0)
    for _ in 0..<40 {
      let middle = (range.low + range.high) / 2
      let isBelow = distance * exp(-2 * middle) - determined - middle / width > 0
      if isBelow { range.low = middle } else { range.high = middle }
    }
    logScale = range.low
  }

  /// Squared, in units of the spreads without the factor.
  private func distance(_ x: [Double]) -> Double {
    x.indices.reduce(0.0) { sum, index in
      let distance = (x[index] - center[index]) / spread[index]
      return sum + distance * distance
    }
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
