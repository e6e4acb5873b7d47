internal import Foundation

/// Parameters in the form that the fitting loop reads: plain numbers with everything derived that
/// does not change from answer to answer.
struct FSRSCoefficients: Sendable {
  let w: [Double]
  let decay: Double
  let factor: Double
  /// ∂factor/∂decay.
  let factorSlope: Double
  /// D after a first Easy, not clamped.
  let difficultyEasy: Double
  /// exp(3·w5).
  let easyExponential: Double
  /// What a lapse may keep at most: exp(−w17·w18).
  let lapseCeiling: Double
  /// D after a first answer of each grade, and its derivative by w5 and by w4 (0 where clamped).
  let firstDifficulty: [(value: Double, byW4: Double, byW5: Double)]

  init(_ w: [Double]) {
    self.w = w
    decay = -w[20]
    let power = exp(log(0.9) / decay)
    factor = power - 1
    factorSlope = power * (-log(0.9) / (decay * decay))
    easyExponential = exp(3 * w[5])
    difficultyEasy = w[4] - easyExponential + 1
    lapseCeiling = exp(-w[17] * w[18])
    firstDifficulty = (0..<4).map { step in
      let exponential = exp(w[5] * Double(step))
      let value = w[4] - exponential + 1
      let isFree = value >= 1 && value <= 10
      return (
        MemoryState.clampedDifficulty(value), isFree ? 1 : 0,
        isFree ? -Double(step) * exponential : 0
      )
    }
  }
}
