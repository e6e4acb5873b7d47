internal import Foundation

/// A list of learning or relearning delays, walked by the number of steps remaining.
///
/// Source of the rules: Anki, `rslib/src/scheduler/states/steps.rs`.
struct LearningSteps: Sendable, Hashable {
  let seconds: [Int]

  var count: Int { seconds.count }

  /// The delay after Again, or nil without steps.
  var again: Int? { seconds.first }

  /// The delay after Hard: the current step again; between the first two steps, their mean.
  func hard(remaining: Int) -> Int? {
    guard let first = seconds.first else { return nil }
    let index = index(remaining)
    guard index == 0 else { return seconds[index] }
    if seconds.count > 1 { return Self.wholeDays(mean(first, seconds[1])) }
    return Self.wholeDays(min(first + first / 2, first + 86_400))
  }

  /// The delay after Good, or nil when no step is left.
  func good(remaining: Int) -> Int? {
    guard !seconds.isEmpty else { return nil }
    let next = index(remaining) + 1
    return next < seconds.count ? seconds[next] : nil
  }

  /// Steps remaining after a Good that has a next step.
  func remainingAfterGood(_ remaining: Int) -> Int {
    max(0, count - (index(remaining) + 1))
  }

  private func index(_ remaining: Int) -> Int {
    min(max(count - remaining, 0), max(count - 1, 0))
  }

  private func mean(_ first: Int, _ second: Int) -> Int {
    first / 2 + second / 2 + (first % 2 + second % 2) / 2
  }

  /// Delays above one day are whole days.
  private static func wholeDays(_ seconds: Int) -> Int {
    guard seconds > 86_400 else { return seconds }
    return Int((Double(seconds) / 86_400).rounded()) * 86_400
  }
}

extension Scheduler {
  enum LearningKind {
    case learn
    case relearn

    func phase(remaining: Int) -> CardPhase {
      switch self {
      case .learn: .learning(remaining: remaining)
      case .relearn: .relearning(remaining: remaining)
      }
    }
  }

  /// The four decisions for a card in learning or relearning. `intervals` are unrounded days.
  func learningDecisions(
    _ kind: LearningKind, remaining: Int, _ intervals: GradeValues<Double>, _ fuzz: Fuzz
  ) -> GradeValues<Decision> {
    let steps = kind == .learn ? learning : relearning
    let maximum = options.maximumInterval

    func step(_ seconds: Int, _ remaining: Int) -> Decision {
      Decision(phase: kind.phase(remaining: remaining), interval: .seconds(seconds))
    }
    func graduate(_ interval: Double) -> Decision {
      if let seconds = shortTermSeconds(interval, steps) { return step(seconds, steps.count) }
      let days = max(interval.rounded(.toNearestOrAwayFromZero), 1)
      return Decision(
        phase: .review, interval: .days(fuzz.days(days, minimum: 1, maximum: maximum)))
    }

    let goodDays = fuzz.days(intervals.good, minimum: 1, maximum: maximum)
    let easyDays = fuzz.days(
      max(intervals.easy.rounded(.toNearestOrAwayFromZero), 1),
      minimum: min(goodDays + 1, maximum), maximum: maximum)
    return GradeValues(
      again: steps.again.map { step($0, steps.count) } ?? graduate(intervals.again),
      hard: steps.hard(remaining: remaining).map { step($0, remaining) }
        ?? graduate(intervals.hard),
      good: steps.good(remaining: remaining).map { step($0, steps.remainingAfterGood(remaining)) }
        ?? graduate(intervals.good),
      easy: Decision(phase: .review, interval: .days(easyDays)))
  }

  /// Seconds until the next showing where FSRS asks for less than half a day and may have it.
  func shortTermSeconds(_ interval: Double, _ steps: LearningSteps) -> Int? {
    let parameters = fsrs.parameters
    guard parameters[17] > 0, parameters[18] > 0,
      steps.count == 0 || options.shortTermWithSteps, interval < 0.5
    else { return nil }
    return Int(interval * 86_400)
  }
}
