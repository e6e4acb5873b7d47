internal import Foundation

/// FSRS-6: how a memory changes with an answer, and when recall becomes unlikely.
///
/// This is the one boundary between KubeNotes and the algorithm: (state, elapsed days, grade,
/// parameters) -> state, and (state, desired retention) -> interval. A later version of FSRS is
/// another type with these functions and another `AlgorithmVersion`.
///
/// Source: "The Algorithm", https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm,
/// and fsrs-rs 6.6 (`model.rs`). Elapsed days are whole study days (`StudyCalendar`), 0 = same day.
package struct FSRS: Sendable, Hashable {
  package let parameters: FSRSParameters
  /// The exponent of the forgetting curve, negative (−w20).
  package let decay: Double
  /// 0.9^(1/decay) − 1, which makes recall 0.9 after `stability` days.
  package let factor: Double

  // Constants of the hot path, derived once.
  private let difficultyEasy: Double
  private let difficultyStep: Double
  private let reversion: Double
  private let growthScale: Double
  private let growthSaturation: Double
  private let growthRecall: Double
  private let lapseScale: Double
  private let lapseDifficulty: Double
  private let lapseStability: Double
  private let lapseRecall: Double
  private let lapseCeiling: Double
  private let hardPenalty: Double
  private let easyBonus: Double
  private let sameDayRating: Double
  private let sameDayOffset: Double
  private let sameDaySaturation: Double

  package static let version = AlgorithmVersion.fsrs6

  package init(_ parameters: FSRSParameters = .defaults) {
    let w = parameters.values
    self.parameters = parameters
    decay = -w[20]
    factor = pow(0.9, -1 / w[20]) - 1
    difficultyEasy = w[4] - exp(w[5] * 3) + 1
    difficultyStep = w[6] / 9
    reversion = w[7]
    growthScale = w[8]
    growthSaturation = -w[9]
    growthRecall = w[10]
    lapseScale = w[11]
    lapseDifficulty = -w[12]
    lapseStability = w[13]
    lapseRecall = w[14]
    lapseCeiling = 1 / exp(w[17] * w[18])
    hardPenalty = w[15]
    easyBonus = w[16]
    sameDayRating = w[17]
    sameDayOffset = w[18]
    sameDaySaturation = -w[19]
  }

  /// The probability of recall after `elapsed` days (may be fractional; below 0 counts as 0).
  package func retrievability(_ state: MemoryState, afterDays elapsed: Double) -> Double {
    let stability = MemoryState.clampedStability(state.stability)
    return exp(decay * log(1 + factor * max(elapsed, 0) / stability))
  }

  /// The days, unrounded, until recall falls to `desiredRetention` (0 < value < 1).
  package func interval(_ state: MemoryState, desiredRetention: Double) -> Double {
    state.stability * intervalPerStability(desiredRetention)
  }

  /// The interval of a stability of one day: intervals are proportional to stability.
  package func intervalPerStability(_ desiredRetention: Double) -> Double {
    (pow(desiredRetention, 1 / decay) - 1) / factor
  }

  /// The memory after the first answer to a new card.
  package func firstState(_ grade: Grade) -> MemoryState {
    let w = parameters.values
    let difficulty = w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1
    return MemoryState(stability: w[grade.rawValue - 1], difficulty: difficulty).clamped
  }

  /// The memory after an answer.
  ///
  /// `state` is the memory before, or nil for a new card (`elapsedDays` is then ignored).
  /// `elapsedDays` are whole study days since the previous answer; below 0 (a clock that was set
  /// back) counts as 0.
  package func state(
    after state: MemoryState?, elapsedDays: Int, grade: Grade
  ) -> MemoryState {
    guard let state else { return firstState(grade) }
    let old = state.clamped
    let stability =
      elapsedDays > 0
      ? stabilityAfterDays(Double(elapsedDays), old, grade)
      : stabilitySameDay(old, grade)
    return MemoryState(
      stability: MemoryState.clampedStability(stability),
      difficulty: nextDifficulty(old.difficulty, grade))
  }

  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let delta = -difficultyStep * Double(grade.rawValue - 3)
    let damped = difficulty + delta * (10 - difficulty)
    return MemoryState.clampedDifficulty(
      reversion * difficultyEasy + (1 - reversion) * damped)
  }

  private func stabilitySameDay(_ old: MemoryState, _ grade: Grade) -> Double {
    let exponent = sameDayRating * (Double(grade.rawValue - 3) + sameDayOffset)
    let growth = exp(exponent + sameDaySaturation * log(old.stability))
    return old.stability * (grade == .again ? growth : max(growth, 1))
  }

  private func stabilityAfterDays(
    _ elapsed: Double, _ old: MemoryState, _ grade: Grade
  ) -> Double {
    // Powers are written as exp(exponent · log(base)): equal to 15 digits, and half the time of pow.
    let recall = exp(decay * log(1 + factor * elapsed / old.stability))
    if grade == .again {
      let lapsed =
        lapseScale * exp(lapseDifficulty * log(old.difficulty) + lapseRecall * (1 - recall))
        * (exp(lapseStability * log(old.stability + 1)) - 1)
      return min(lapsed, old.stability * lapseCeiling)
    }
    var increase =
      exp(growthScale + growthSaturation * log(old.stability)) * (11 - old.difficulty)
      * (exp(growthRecall * (1 - recall)) - 1)
    if grade == .hard { increase *= hardPenalty }
    if grade == .easy { increase *= easyBonus }
    return old.stability * (1 + increase)
  }

  /// An estimate for a card of which only an SM-2 ease and interval are known.
  ///
  /// An `ease` of 2.5 means 250 %; up to 1.1 it is a difficulty that FSRS stored in its place.
  /// `interval` is in days, `retention` the recall that the old schedule is assumed to have achieved.
  package func stateFromSM2(
    ease: Double, interval: Double, retention: Double = 0.9
  ) -> MemoryState {
    let stability =
      max(interval, 0.001) * factor / (pow(retention, 1 / decay) - 1)
    if ease <= 1.1 {
      return MemoryState(stability: stability, difficulty: (ease - 0.1) * 9 + 1).clamped
    }
    let growth =
      exp(growthScale + growthSaturation * log(stability))
      * (exp(growthRecall * (1 - retention)) - 1)
    return MemoryState(stability: stability, difficulty: 11 - (ease - 1) / growth).clamped
  }
}
