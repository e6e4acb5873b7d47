/// What the optimizer found.
package struct Optimization: Sendable, Hashable {
  package enum Verdict: String, Sendable, Hashable, Codable {
    /// The parameters are new, and predicted held-back answers better than the present ones.
    case improved
    /// The parameters are the present ones, which predicted held-back answers as well or better.
    case presentIsBetter
    /// Too few predicted answers to fit anything.
    case tooFewItems
    /// No answers since the present parameters were fitted.
    case nothingNew
  }

  /// Log losses per item on answers that neither side had seen.
  package struct Comparison: Sendable, Hashable, Codable {
    package var items: Int
    package var present: Double
    package var fitted: Double
  }

  package var parameters: FSRSParameters
  package var verdict: Verdict
  /// The number of predicted answers in the training set.
  package var items: Int
  package var comparison: Comparison?
}
