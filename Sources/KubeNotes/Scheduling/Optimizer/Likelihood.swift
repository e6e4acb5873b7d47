/// How well parameters explain a training set: the negative log likelihood with its gradient and its
/// expected Hessian (Fisher information), in the 21 parameters.
struct Likelihood: Sendable {
  static let count = FSRSParameters.count

  /// Σ −ln P(answer) over the items before `held`, in nats.
  var loss = 0.0
  var items = 0
  /// The same over the items of the days from `held` on.
  var heldLoss = 0.0
  var heldItems = 0
  /// ∂loss/∂w of all items, held ones included.
  var gradient = [Double](repeating: 0, count: count)
  /// Row by row, symmetric.
  var information = [Double](repeating: 0, count: count * count)

  var totalLoss: Double { loss + heldLoss }

  static func + (left: Likelihood, right: Likelihood) -> Likelihood {
    var sum = left
    sum.loss += right.loss
    sum.items += right.items
    sum.heldLoss += right.heldLoss
    sum.heldItems += right.heldItems
    for index in sum.gradient.indices { sum.gradient[index] += right.gradient[index] }
    for index in sum.information.indices { sum.information[index] += right.information[index] }
    return sum
  }
}

/// The days of a training set that one evaluation looks at.
struct TrainingWindow: Sendable, Hashable {
  /// Answers from this day on are left out.
  var end: Int32 = .max
  /// Items from this day on are counted as held back.
  var held: Int32 = .max
}
