/// The likelihood at a point, in coordinates.
struct FitPoint: Sendable {
  var x: [Double]
  /// Negative log likelihood.
  var loss: Double
  var gradient: [Double]
  /// Its expected Hessian.
  var information: SymmetricMatrix
}

/// The negative log posterior near a point, as a quadratic function.
struct QuadraticModel: Sendable {
  let x: [Double]
  /// The value at the point.
  let objective: Double
  private let gradient: [Double]
  private let hessian: SymmetricMatrix

  init(_ point: FitPoint, _ prior: Prior) {
    x = point.x
    objective = point.loss + prior.loss(point.x)
    var gradient = point.gradient
    var hessian = point.information
    for index in x.indices {
      let precision = prior.precision(index)
      gradient[index] += (x[index] - prior.center[index]) * precision
      hessian[index, index] += precision
    }
    self.gradient = gradient
    self.hessian = hessian
  }

  /// The least value of the model inside the bounds.
  var promisedMinimum: Double { objective - gain(to: minimum(damping: 0)) }

  /// By how much the model falls on the way to `next`, in nats.
  func gain(to next: [Double]) -> Double {
    let step = zip(next, x).map { $0 - $1 }
    var gain = 0.0
    for row in x.indices {
      gain -= gradient[row] * step[row]
      for column in x.indices { gain -= 0.5 * step[row] * hessian[row, column] * step[column] }
    }
    return gain
  }

  /// Where the model is least inside the bounds, with its diagonal raised by the part `damping`: an
  /// active-set method, in which every step lowers the model (Nocedal and Wright, section 16.5).
  func minimum(damping: Double) -> [Double] {
    var matrix = hessian
    for index in x.indices { matrix[index, index] *= 1 + damping }
    var position = x
    var slope = gradient
    var free = x.indices.filter { !isHeld($0, position, slope) }
    for _ in 0..<Self.limit {
      let direction = matrix.restricted(to: free).solve(free.map { -slope[$0] })
      // As far as the first bound in the way.
      var part = 1.0
      var blocking: Int?
      for (index, step) in zip(free, direction) {
        let room = (step < 0 ? Coordinates.low[index] : Coordinates.high[index]) - position[index]
        if step != 0, room / step < part { (part, blocking) = (max(room / step, 0), index) }
      }
      for (index, step) in zip(free, direction) {
        position[index] += part * step
        for row in x.indices { slope[row] += matrix[row, index] * part * step }
      }
      if let blocking {
        free.removeAll { $0 == blocking }
        let isLow = position[blocking] - Coordinates.low[blocking] < 1e-6
        position[blocking] = isLow ? Coordinates.low[blocking] : Coordinates.high[blocking]
        continue
      }
      // Of those at a bound, the one that the model pulls back inside most.
      let released = x.indices.filter { !free.contains($0) && !isHeld($0, position, slope) }
        .max { gain(alone: $0, slope, matrix) < gain(alone: $1, slope, matrix) }
      guard let released, gain(alone: released, slope, matrix) > 1e-9 else { break }
      free.append(released)
    }
    return Coordinates.clipped(position)
  }

  private static let limit = 80

  /// Whether a coordinate is at a bound and the slope pushes it further.
  private func isHeld(_ index: Int, _ position: [Double], _ slope: [Double]) -> Bool {
    (position[index] <= Coordinates.low[index] && slope[index] > 0)
      || (position[index] >= Coordinates.high[index] && slope[index] < 0)
  }

  private func gain(alone index: Int, _ slope: [Double], _ matrix: SymmetricMatrix) -> Double {
    0.5 * slope[index] * slope[index] / matrix[index, index]
  }
}
