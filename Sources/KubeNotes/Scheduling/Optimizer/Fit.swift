internal import Foundation

/// Finds the parameters with the highest posterior density by Fisher scoring: Newton's method with
/// the expected instead of the observed Hessian, which is never indefinite, damped where a step does
/// not improve (Levenberg–Marquardt) and kept inside the bounds by an active set.
///
/// Source of the method: J. Nocedal, S. Wright, "Numerical Optimization", 2nd ed., chapters 10, 16.
struct Fit: Sendable {
  let set: TrainingSet
  let prior: Prior
  var window = TrainingWindow()

  struct Result: Sendable {
    var x: [Double]
    /// The evaluation of the starting point.
    var start: Likelihood
    /// Negative log likelihood and prior of the last point that was evaluated.
    var objective: Double
    /// Whether the last step promised less than the tolerance.
    var converged: Bool
    var evaluations: Int
  }

  /// An evaluation in coordinates, prior included.
  private struct Point {
    var x: [Double]
    var objective: Double
    var gradient: [Double]
    var hessian: [Double]
  }

  /// Walks from `start` until a step promises to gain so little that no prediction would notice; that
  /// last step is taken without looking back. `tolerance` is in nats; chance alone costs a fit of 21
  /// parameters about ten, however many answers there are.
  func run(from start: [Double], tolerance: Double = 0.1, limit: Int = 25) -> Result {
    let tolerance = max(tolerance, 1e-6 * Double(set.itemCount))
    var damping = 0.0
    let (first, likelihood) = point(Coordinates.clipped(start))
    var here = first
    var evaluations = 1
    while true {
      let step = step(from: here, damping: damping)
      let next = Coordinates.clipped(zip(here.x, step).map { $0 + $1 })
      let promised = promise(here, next)
      if promised < tolerance || evaluations >= limit {
        let isSmall = promised < tolerance
        return Result(
          x: isSmall && promised > 0 ? next : here.x, start: likelihood,
          objective: here.objective, converged: isSmall, evaluations: evaluations)
      }
      let (there, _) = point(next)
      evaluations += 1
      if there.objective < here.objective {
        let isGood = here.objective - there.objective > 0.5 * promised
        damping = isGood ? (damping < 1e-3 ? 0 : damping / 10) : damping
        here = there
      } else {
        damping = damping == 0 ? 0.03 : damping * 10
      }
    }
  }

  private func point(_ x: [Double]) -> (Point, Likelihood) {
    let w = Coordinates.parameters(x)
    let likelihood = Likelihood.evaluate(w, on: set, window: window)
    let count = x.count
    var gradient = likelihood.gradient
    var hessian = likelihood.information
    for row in Coordinates.logarithmic {
      gradient[row] *= w[row]
      for column in 0..<count {
        hessian[row * count + column] *= w[row]
        hessian[column * count + row] *= w[row]
      }
    }
    for index in 0..<count {
      let precision = 1 / (prior.spread[index] * prior.spread[index])
      gradient[index] += (x[index] - prior.center[index]) * precision
      hessian[index * count + index] += precision
    }
    let point = Point(
      x: x, objective: likelihood.totalLoss + prior.loss(x), gradient: gradient,
      hessian: hessian)
    return (point, likelihood)
  }

  /// What the quadratic model expects to gain, in nats.
  private func promise(_ here: Point, _ next: [Double]) -> Double {
    let count = here.x.count
    let step = zip(next, here.x).map { $0 - $1 }
    var gain = 0.0
    for row in 0..<count {
      gain -= here.gradient[row] * step[row]
      for column in 0..<count {
        gain -= 0.5 * step[row] * here.hessian[row * count + column] * step[column]
      }
    }
    return gain
  }

  /// The damped step in the coordinates that are free to move; those that a step would push out of
  /// the bounds are held and the rest solved again.
  private func step(from here: Point, damping: Double) -> [Double] {
    let count = here.x.count
    var held = here.x.indices.map { index in
      (here.x[index] <= Coordinates.low[index] && here.gradient[index] > 0)
        || (here.x[index] >= Coordinates.high[index] && here.gradient[index] < 0)
    }
    var fixed = [Double](repeating: 0, count: count)
    while true {
      let free = (0..<count).filter { !held[$0] }
      // Held coordinates take their step to the bound; its effect moves to the right-hand side.
      let right = free.map { row in
        -here.gradient[row]
          - (0..<count).reduce(0) { $0 + here.hessian[row * count + $1] * fixed[$1] }
      }
      let matrix = free.map { row in
        free.map { column in
          here.hessian[row * count + column] * (row == column ? 1 + damping : 1)
        }
      }
      let solution = Self.solve(matrix, right)
      var step = fixed
      for (index, value) in zip(free, solution) { step[index] = value }
      let leaving = free.filter {
        here.x[$0] + step[$0] < Coordinates.low[$0] - 1e-12
          || here.x[$0] + step[$0] > Coordinates.high[$0] + 1e-12
      }
      if leaving.isEmpty { return step }
      for index in leaving {
        held[index] = true
        let target = min(
          max(here.x[index] + step[index], Coordinates.low[index]), Coordinates.high[index])
        fixed[index] = target - here.x[index]
      }
    }
  }

  /// Solves a symmetric positive definite system by Cholesky's factorisation.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    let count = right.count
    var lower = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for k in 0..<column { sum -= lower[row][k] * lower[column][k] }
        if row == column {
          lower[row][row] = max(sum, 1e-12 * max(matrix[row][row], 1e-300)).squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    var solution = right
    for row in 0..<count {
      for k in 0..<row { solution[row] -= lower[row][k] * solution[k] }
      solution[row] /= lower[row][row]
    }
    for row in (0..<count).reversed() {
      for k in (row + 1)..<max(count, row + 1) { solution[row] -= lower[k][row] * solution[k] }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}
