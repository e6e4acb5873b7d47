internal import Foundation

/// Fits FSRS parameters to a person's answers.
///
/// The objective is the likelihood of all answers, each counting the same, times a `Prior` around the
/// defaults; it is maximised to convergence with exact derivatives on whole cards (`Fit`). Two
/// choices differ from Anki's trainer. Answers are not weighted by age: on learners whose memory
/// does not change, weights only waste a fifth of the data. And there are no batches of cards, whose
/// bias does not fade with more data.
///
/// Before it replaces anything, the optimizer proves itself in time order: it fits to the past,
/// predicts the answers that follow, and compares with what the present parameters predict for them.
package struct Optimizer: Sendable {
  /// Below this number of items nothing is fitted.
  package static let minimumItems = 8
  /// Of larger sets, a sample of cards with about this many answers decides whether to replace.
  private static let comparedAnswers = 100_000
  /// And one of this many, or a twentieth of all, finds a start.
  private static let startAnswers = 25_000
  /// The prior's spread, narrowed step by step where the wider one does not stand the test.
  private static let narrowings = [1.0, 0.5, 0.25]

  /// Sample objectives that differ by less, in nats, may differ the other way on all answers.
  private static let undecided = 4.0
  /// The tolerance of fits that others start from, in nats.
  private static let roughly = 0.3

  package init() {}

  /// Parameters for a training set, or the present ones where those predict as well.
  ///
  /// `unseenFrom` is the first study day whose answers the present parameters were not fitted to; nil
  /// if they were fitted to none of these (defaults, or parameters from elsewhere). Answers before it
  /// would flatter the present parameters and are not used to compare. With several relearning steps
  /// the same-day parameters are limited (`FSRSParameters.limited(relearningSteps:)`).
  package func optimize(
    _ set: TrainingSet, present: FSRSParameters = .defaults, unseenFrom: StudyDay? = nil,
    relearningSteps: Int = 1
  ) -> Optimization {
    guard set.itemCount >= Self.minimumItems else {
      return Optimization(
        parameters: present, verdict: .tooFewItems, items: set.itemCount, comparison: nil)
    }
    let sample = set.sampled(every: set.answerCount / Self.comparedAnswers)
    let boundaries = boundaries(sample, unseenFrom: unseenFrom)
    guard let firstBoundary = boundaries.first else {
      return Optimization(
        parameters: present, verdict: .nothingNew, items: set.itemCount, comparison: nil)
    }

    let before = Likelihood.evaluate(
      present.values, on: sample, window: TrainingWindow(held: firstBoundary),
      wantsDerivatives: false)
    let heldItems = Double(max(before.heldItems, 1))
    var comparison: Optimization.Comparison?
    for narrowing in Self.narrowings {
      let prior = Prior.standard.narrowed(by: narrowing)
      let starts = starts(set, prior)
      let trial = trial(sample, boundaries, prior, from: starts[0])
      let outcome = Optimization.Comparison(
        items: before.heldItems, present: before.heldLoss / heldItems,
        fitted: trial.heldLoss / heldItems)
      comparison = comparison ?? outcome
      guard trial.heldLoss < before.heldLoss else { continue }

      let others = starts.dropFirst().map {
        Fit(set: sample, prior: prior).run(from: $0, tolerance: Self.roughly)
      }.filter { $0.objective < trial.objective + Self.undecided }
      let fitted = final(set, prior, from: [trial.x] + others.map(\.x))
        .limited(relearningSteps: relearningSteps)
      guard loss(fitted, set) < loss(present, set) else { continue }
      return Optimization(
        parameters: fitted, verdict: .improved, items: set.itemCount, comparison: outcome)
    }
    return Optimization(
      parameters: present, verdict: .presentIsBetter, items: set.itemCount,
      comparison: comparison)
  }

  /// Fits to the days before each boundary, and at last to all; adds up what each fit predicts for
  /// the days up to the next boundary.
  private func trial(
    _ set: TrainingSet, _ boundaries: [Int32], _ prior: Prior, from start: [Double]
  ) -> (x: [Double], objective: Double, heldLoss: Double) {
    var fit = Fit(set: set, prior: prior, window: TrainingWindow(end: boundaries[0]))
    var result = fit.run(from: start, tolerance: Self.roughly)
    var heldLoss = 0.0
    for (held, end) in zip(boundaries, boundaries.dropFirst() + [Int32.max]) {
      fit.window = TrainingWindow(end: end, held: held)
      // The first evaluation of the next fit is what the last one predicts.
      result = fit.run(from: result.x, tolerance: Self.roughly)
      heldLoss += result.start.heldLoss
    }
    return (result.x, result.objective, heldLoss)
  }

  private func final(
    _ set: TrainingSet, _ prior: Prior, from starts: [[Double]]
  ) -> FSRSParameters {
    let fit = Fit(set: set, prior: prior)
    let results = starts.map { fit.run(from: $0) }
    let best = results.min { $0.objective < $1.objective }
    let w = Coordinates.parameters(best?.x ?? prior.center)
    return FSRSParameters(clipping: Self.ordered(w))
  }

  private func loss(_ parameters: FSRSParameters, _ set: TrainingSet) -> Double {
    Likelihood.evaluate(parameters.values, on: set, wantsDerivatives: false).loss
  }

  /// The days that split the items into a past and the parts that follow; empty when there is
  /// nothing to compare on.
  private func boundaries(_ set: TrainingSet, unseenFrom: StudyDay?) -> [Int32] {
    let days = set.sortedItemDays()
    let count = days.count
    let past = count / 2
    let unseen = unseenFrom.map { start in
      days.firstIndex { Int($0) >= start.rawValue } ?? count
    }
    let first = max(past, unseen ?? 0)
    guard first < count else { return [] }
    let part = max(count / 4, 1)
    var boundaries: [Int32] = []
    for index in stride(from: first, to: max(count - part / 2, first + 1), by: part)
    where boundaries.last.map({ $0 < days[index] }) ?? true {
      boundaries.append(days[index])
    }
    return boundaries
  }

  /// Where to start, best first: the middle of the prior, or for large sets what fits to a sample end
  /// at.
  ///
  /// The limits on difficulty make kinks and with them several local optima, which differ by w5. A few
  /// thousand answers cannot tell them apart; a million can. Where the sample does not, both are
  /// given.
  private func starts(_ set: TrainingSet, _ prior: Prior) -> [[Double]] {
    let stride = min(set.answerCount / Self.startAnswers, 20)
    guard stride > 1 else { return [prior.center] }
    let sample = set.sampled(every: stride)
    let fit = Fit(set: sample, prior: prior)
    let fits = [1, 0.6, 1.6].map { factor in
      var start = prior.center
      start[5] *= factor
      return fit.run(from: start, tolerance: Self.roughly)
    }
    let sorted = fits.sorted { $0.objective < $1.objective }
    let best = sorted[0]
    let other = sorted.first {
      abs($0.x[5] - best.x[5]) > 0.04 * best.x[5]
        && $0.objective < best.objective + Self.undecided
    }
    return [best.x] + [other?.x].compactMap { $0 }
  }

  /// Initial stabilities that do not fall from Again to Easy; those that do are replaced by their
  /// common geometric mean.
  static func ordered(_ w: [Double]) -> [Double] {
    var pools: [(sum: Double, count: Int)] = []
    for value in w[0..<4] {
      pools.append((log(value), 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let previous = pools[pools.count - 2]
        guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((previous.sum + last.sum, previous.count + last.count))
      }
    }
    let stabilities = pools.flatMap { pool in
      [Double](repeating: exp(pool.sum / Double(pool.count)), count: pool.count)
    }
    return stabilities + w[4...]
  }
}

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
