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
///
/// Large sets are decided on by samples of whole cards; only the last steps look at every answer.
package struct Optimizer: Sendable {
  /// Below this number of items nothing is fitted.
  package static let minimumItems = 8
  /// Of larger sets, a sample of cards with about this many answers decides whether to replace.
  private static let comparedAnswers = 60_000
  /// Of larger sets, a sample of about this many finds a start.
  private static let startAnswers = 30_000
  /// From this many answers on, several starts are tried.
  private static let manyAnswers = 150_000
  /// Sample objectives that differ by less, in nats, may differ the other way on all answers.
  private static let undecided = 6.0
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
    let sample = set.sampled(answers: Self.comparedAnswers)
    let boundaries = boundaries(sample, unseenFrom: unseenFrom)
    guard let firstBoundary = boundaries.first else {
      return Optimization(
        parameters: present, verdict: .nothingNew, items: set.itemCount, comparison: nil)
    }

    let before = Likelihood.evaluate(
      present.values, on: sample, window: TrainingWindow(held: firstBoundary), detail: .loss)
    let heldItems = Double(max(before.heldItems, 1))
    let starts = starts(sample, all: set)
    var comparison: Optimization.Comparison?
    for fit in Self.attempts(sample) {
      let trial = trial(fit, boundaries, from: starts.first, limit: before.heldLoss)
      let outcome = Optimization.Comparison(
        items: before.heldItems, present: before.heldLoss / heldItems,
        fitted: trial.heldLoss / heldItems)
      comparison = comparison ?? outcome
      guard trial.isPassed else { continue }

      let x = carriedOn(trial.result, starts, from: sample, to: set)
      let fitted = FSRSParameters(clipping: Self.ordered(Coordinates.parameters(x)))
        .limited(relearningSteps: relearningSteps)
      let after = Likelihood.evaluate(fitted.values, on: sample, detail: .loss)
      guard after.totalLoss < before.totalLoss else { continue }
      return Optimization(
        parameters: fitted, verdict: .improved, items: set.itemCount, comparison: outcome)
    }
    return Optimization(
      parameters: present, verdict: .presentIsBetter, items: set.itemCount,
      comparison: comparison)
  }

  /// With a prior whose width is found from the answers; where that does not stand the test, with
  /// narrower ones.
  private static func attempts(_ sample: TrainingSet) -> [Fit] {
    [Fit(set: sample)]
      + [0.5, 0.25].map { factor in
        var prior = Prior.standard
        prior.logScale = log(factor)
        return Fit(set: sample, prior: prior, adaptsPrior: false)
      }
  }

  /// Fits to the days before each boundary, and at last to all; adds up what each fit predicts for
  /// the days up to the next boundary. Passed where that is less than `limit`.
  private func trial(
    _ fit: Fit, _ boundaries: [Int32], from start: Fit.Result?, limit: Double
  ) -> (result: Fit.Result, heldLoss: Double, isPassed: Bool) {
    var fit = fit
    if fit.adaptsPrior, let start { fit.prior = start.prior }
    fit.window = TrainingWindow(end: boundaries[0])
    var result = fit.run(from: start?.x ?? fit.prior.center, tolerance: Self.roughly)
    var heldLoss = 0.0
    for (held, end) in zip(boundaries, boundaries.dropFirst() + [Int32.max]) {
      fit.prior = result.prior
      fit.window = TrainingWindow(end: end, held: held)
      let isLast = end == .max
      // The first evaluation of the next fit is what the last one predicts.
      result = fit.run(from: result.x, tolerance: isLast ? 0.1 : Self.roughly) { first in
        heldLoss += first.heldLoss
        return !isLast || heldLoss < limit
      }
    }
    return (result, heldLoss, heldLoss < limit)
  }

  /// From the fit to the sample to a fit to all answers.
  private func carriedOn(
    _ result: Fit.Result, _ starts: [Fit.Result], from sample: TrainingSet, to set: TrainingSet
  ) -> [Double] {
    guard sample.answerCount < set.answerCount else { return result.x }
    let others = starts.filter {
      Self.areApart($0, result) && $0.objective < result.objective + Self.undecided
    }
    let fit = Fit(set: set, prior: result.prior, adaptsPrior: false)
    guard let refined = fit.refine([result] + others) else { return result.x }
    return refined.converged ? refined.x : fit.run(from: refined.x).x
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

  /// Where to start, best first; nowhere in particular for small sets. For large ones what fits to a
  /// sample end at.
  ///
  /// The limits on difficulty make kinks and with them several local optima, which differ by w5. A few
  /// thousand answers cannot tell them apart; a million can. Where the sample does not, all are
  /// given.
  private func starts(_ sample: TrainingSet, all set: TrainingSet) -> [Fit.Result] {
    let smaller = sample.sampled(answers: Self.startAnswers)
    guard smaller.answerCount < sample.answerCount else { return [] }
    let isLarge = set.answerCount > Self.manyAnswers
    let fit = Fit(set: smaller)
    let rough = (isLarge ? [1, 0.6, 1.6] : [1]).map { factor in
      var start = fit.prior.center
      start[5] *= factor
      return fit.run(from: start, tolerance: Self.roughly)
    }.sorted { $0.objective < $1.objective }
    guard isLarge else { return rough }
    var apart: [Fit.Result] = []
    for result in rough where result.objective < rough[0].objective + Self.undecided {
      if apart.allSatisfy({ Self.areApart($0, result) }) { apart.append(result) }
    }
    return apart.map {
      Fit(set: sample, prior: $0.prior).run(from: $0.x, tolerance: Self.roughly)
    }.sorted { $0.objective < $1.objective }
  }

  private static func areApart(_ left: Fit.Result, _ right: Fit.Result) -> Bool {
    abs(left.x[5] - right.x[5]) > 0.04 * right.x[5]
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
