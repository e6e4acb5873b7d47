internal import Foundation

/// Finds the parameters with the highest posterior density by Fisher scoring: Newton's method with
/// the expected instead of the observed Hessian, which is never indefinite, damped where a step does
/// not improve (Levenberg–Marquardt) and kept inside the bounds by an active set.
///
/// Source of the method: J. Nocedal, S. Wright, "Numerical Optimization", 2nd ed., chapters 10, 16.
struct Fit: Sendable {
  let set: TrainingSet
  var prior = Prior.standard
  /// Whether the width of the prior is found with the parameters.
  var adaptsPrior = true
  var window = TrainingWindow()

  struct Result: Sendable {
    var x: [Double]
    /// The prior with the width that was found.
    var prior: Prior
    /// The evaluation of the starting point.
    var start: Likelihood
    /// Negative log posterior of the last point that was evaluated.
    var objective: Double
    /// The expected Hessian of the likelihood there, in coordinates.
    var information: SymmetricMatrix
    var items: Int
    /// Whether the last step promised less than the tolerance.
    var converged: Bool
    var evaluations: Int
  }

  /// Walks from `start` until a step promises to gain so little that no prediction would notice; that
  /// last step is taken without looking back. `tolerance` is in nats; chance alone costs a fit of 21
  /// parameters about ten, however many answers there are.
  ///
  /// The fit goes on only where `isWorthwhile` says so of the first evaluation.
  func run(
    from start: [Double], tolerance: Double = 0.1, limit: Int = 25,
    isWorthwhile: (Likelihood) -> Bool = { _ in true }
  ) -> Result {
    let tolerance = max(tolerance, 1e-6 * Double(set.itemCount))
    var prior = prior
    var damping = 0.0
    var (here, likelihood) = evaluate(Coordinates.clipped(start))
    let first = likelihood
    let limit = isWorthwhile(first) ? limit : 1
    var evaluations = 1
    while true {
      let model = QuadraticModel(here, prior)
      let next = model.minimum(damping: damping)
      let promised = model.gain(to: next)
      let isSmall = promised < tolerance
      if isSmall || evaluations >= limit {
        return Result(
          x: isSmall && promised > 0 ? next : here.x, prior: prior, start: first,
          objective: here.loss + prior.loss(here.x), information: here.information,
          items: likelihood.items + likelihood.heldItems, converged: isSmall,
          evaluations: evaluations)
      }
      let there: FitPoint
      (there, likelihood) = evaluate(next)
      evaluations += 1
      let gained = here.loss + prior.loss(here.x) - there.loss - prior.loss(there.x)
      if gained > 0 {
        if gained > 0.5 * promised { damping = damping < 1e-3 ? 0 : damping / 10 }
        here = there
        if adaptsPrior { prior.adapt(to: here.x, here.information) }
      } else {
        damping = damping == 0 ? 0.03 : damping * 10
      }
    }
  }

  /// Carries results of a sample on to all answers, with gradients of all of them and the Hessian of
  /// the sample: near the optimum that is a Newton step at a lower price. Of several results the one
  /// that promises most is carried on.
  ///
  /// - Returns: where it ended, and whether the next step promises little; nil without results.
  func refine(_ samples: [Result]) -> (x: [Double], converged: Bool)? {
    // Chance costs a fit some ten nats; a fifth of that, of a million answers, no one notices.
    let tolerance = max(0.1, 2e-6 * Double(set.itemCount))
    let models = samples.map { sample in
      let ratio = Double(set.itemCount) / Double(max(sample.items, 1))
      var information = sample.information
      for index in information.entries.indices { information.entries[index] *= ratio }
      return (model(sample.x, information, sample.prior), information, sample.prior)
    }
    let least = models.min { $0.0.promisedMinimum < $1.0.promisedMinimum }
    guard let (start, information, prior) = least else { return nil }
    var best = start
    for _ in 0..<6 {
      let next = best.minimum(damping: 0)
      let promised = best.gain(to: next)
      if promised < tolerance { return (next, true) }
      let there = model(next, information, prior)
      // The sample's Hessian led astray. Close to the optimum that does not matter.
      guard there.objective < best.objective else { return (best.x, promised < 3 * tolerance) }
      best = there
    }
    return (best.x, false)
  }

  private func model(
    _ x: [Double], _ information: SymmetricMatrix, _ prior: Prior
  ) -> QuadraticModel {
    let w = Coordinates.parameters(x)
    let likelihood = Likelihood.evaluate(w, on: set, window: window, detail: .gradient)
    let gradient = Coordinates.gradient(likelihood.gradient, at: w)
    return QuadraticModel(
      FitPoint(
        x: x, loss: likelihood.totalLoss, gradient: gradient, information: information), prior)
  }

  private func evaluate(_ x: [Double]) -> (FitPoint, Likelihood) {
    let w = Coordinates.parameters(x)
    let likelihood = Likelihood.evaluate(w, on: set, window: window)
    let point = FitPoint(
      x: x, loss: likelihood.totalLoss, gradient: Coordinates.gradient(likelihood.gradient, at: w),
      information: Coordinates.information(likelihood.information, at: w))
    return (point, likelihood)
  }
}

extension Coordinates {
  /// ∂/∂x from ∂/∂w.
  static func gradient(_ gradient: [Double], at w: [Double]) -> [Double] {
    gradient.indices.map { logarithmic.contains($0) ? gradient[$0] * w[$0] : gradient[$0] }
  }

  static func information(_ information: [Double], at w: [Double]) -> SymmetricMatrix {
    var matrix = SymmetricMatrix(size: w.count, entries: information)
    for row in logarithmic {
      for column in w.indices {
        matrix[row, column] *= w[row]
        matrix[column, row] *= w[row]
      }
    }
    return matrix
  }
}
