internal import Foundation

extension Scheduler {
  /// The four decisions for a review card. `intervals` are unrounded days, `previous` is the
  /// interval that ends with this review, in whole days.
  func reviewDecisions(
    previous: Int, _ intervals: GradeValues<Double>, _ fuzz: Fuzz
  ) -> GradeValues<Decision> {
    let hard = passingDays(intervals.hard, previous: previous, atLeast: 1, fuzz)
    let good = passingDays(intervals.good, previous: previous, atLeast: hard + 1, fuzz)
    let easy = passingDays(intervals.easy, previous: previous, atLeast: good + 1, fuzz)
    func review(_ days: Int) -> Decision { Decision(phase: .review, interval: .days(days)) }
    return GradeValues(
      again: lapse(intervals.again), hard: review(hard), good: review(good), easy: review(easy))
  }

  private func lapse(_ interval: Double) -> Decision {
    if let seconds = relearning.again {
      return Decision(
        phase: .relearning(remaining: relearning.count), interval: .seconds(seconds))
    }
    if let seconds = shortTermSeconds(interval, relearning) {
      return Decision(
        phase: .relearning(remaining: relearning.count), interval: .seconds(seconds))
    }
    let days = Fuzz.rounded(max(interval, 1), in: 1...options.maximumInterval)
    return Decision(phase: .review, interval: .days(days))
  }

  /// A passing interval grows by at least a day where FSRS lets it grow, and fuzz never shrinks it;
  /// it shrinks only where FSRS means it to. The maximum interval wins over all minimums.
  private func passingDays(
    _ interval: Double, previous: Int, atLeast: Int, _ fuzz: Fuzz
  ) -> Int {
    let maximum = options.maximumInterval
    let rounded = Fuzz.rounded(max(interval, 0), in: 0...Int(Int32.max))
    let fromPrevious =
      if rounded > previous {
        previous + 1
      } else if previous <= Fuzz.bounds(interval, minimum: 1, maximum: maximum).upperBound {
        previous
      } else {
        0
      }
    return fuzz.days(interval, minimum: min(max(atLeast, fromPrevious), maximum), maximum: maximum)
  }
}
