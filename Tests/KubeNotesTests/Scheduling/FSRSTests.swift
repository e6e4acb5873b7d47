import Foundation
import Testing

@testable import KubeNotes

@Suite struct FSRSTests {
  @Test(arguments: [
    (1.0, 1.0, 0.9), (1, 2, 0.94034), (2, 3, 0.92538), (5, 2, 0.82614), (0, 5, 1), (-3, 5, 1),
  ])
  func forgettingCurve(_ elapsed: Double, _ stability: Double, _ expected: Double) {
    let state = MemoryState(stability: stability, difficulty: 5)
    #expect(abs(FSRS().retrievability(state, afterDays: elapsed) - expected) < 5e-6)
  }

  @Test func theIntervalAtNinetyPercentIsTheStability() {
    let state = MemoryState(stability: 12.5, difficulty: 5)
    #expect(abs(FSRS().interval(state, desiredRetention: 0.9) - 12.5) < 1e-9)
  }

  @Test(arguments: zip(Grade.allCases, [1.59682, 5, 5, 8.12961]))
  func sameDay(_ grade: Grade, _ expected: Double) {
    let state = MemoryState(stability: 5, difficulty: 5)
    let next = FSRS().state(after: state, elapsedDays: 0, grade: grade)
    #expect(abs(next.stability - expected) < 5e-6)
  }

  @Test func withoutShortTermParametersSameDayChangesNoStability() throws {
    var values = FSRSParameters.defaults.values
    for index in 17...19 { values[index] = 0 }
    let fsrs = FSRS(try FSRSParameters(values))
    let state = MemoryState(stability: 3, difficulty: 5)
    for grade in Grade.allCases {
      #expect(fsrs.state(after: state, elapsedDays: 0, grade: grade).stability == 3)
    }
  }

  @Test(arguments: [0.001, 0.01, 1, 36_500], [0, 1, 400, 100_000])
  func extremesStayInRange(_ stability: Double, _ elapsed: Int) {
    for difficulty in [-5.0, 1, 10, 99] {
      for grade in Grade.allCases {
        let next = FSRS().state(
          after: MemoryState(stability: stability, difficulty: difficulty),
          elapsedDays: elapsed, grade: grade)
        #expect(MemoryState.stabilityRange.contains(next.stability))
        #expect(MemoryState.difficultyRange.contains(next.difficulty))
      }
    }
  }

  @Test func aStateThatIsNotANumberIsBroughtIntoRange() {
    let broken = MemoryState(stability: .nan, difficulty: .nan)
    let next = FSRS().state(after: broken, elapsedDays: 3, grade: .good)
    #expect(next.stability.isFinite && next.difficulty.isFinite)
  }

  @Test func parameterSetsOfAnyLength() throws {
    #expect(try FSRSParameters([]) == .defaults)
    #expect(throws: FSRSParameterError.wrongCount(20)) {
      try FSRSParameters(Array(repeating: 1, count: 20))
    }
    var values = FSRSParameters.defaults.values
    values[4] = .nan
    #expect(throws: FSRSParameterError.notFinite(index: 4)) { try FSRSParameters(values) }
    let wild = try FSRSParameters(Array(repeating: -1e9, count: 17))
    for (value, range) in zip(wild.values, FSRSParameters.bounds) {
      #expect(range.contains(value))
    }
  }

  @Test func severalRelearningStepsLimitTheSameDayParameters() throws {
    var values = FSRSParameters.defaults.values
    values[17] = 1.5
    values[18] = 1.5
    let parameters = try FSRSParameters(values)
    #expect(parameters.limited(relearningSteps: 1) == parameters)
    // ln 1.4835 + ln(2^0.2629 − 1) + 0.3 · 1.6483 = −0.7212
    for steps in 2...3 {
      let limit = (0.7212 / Double(steps)).squareRoot()
      let limited = parameters.limited(relearningSteps: steps)
      #expect(abs(limited[17] - limit) < 1e-3 && abs(limited[18] - limit) < 1e-3)
    }
  }

  @Test func parametersSurviveCoding() throws {
    let data = try JSONEncoder().encode(FSRSParameters.defaults)
    #expect(try JSONDecoder().decode(FSRSParameters.self, from: data) == .defaults)
  }

  @Test func stateFromSM2HasTheStabilityThatExplainsTheRetention() {
    let fsrs = FSRS()
    #expect(abs(fsrs.stateFromSM2(ease: 2.5, interval: 10).stability - 10) < 1e-9)
    let state = fsrs.stateFromSM2(ease: 2.5, interval: 10, retention: 0.8)
    #expect(abs(fsrs.retrievability(state, afterDays: 10) - 0.8) < 1e-9)
    #expect(fsrs.stateFromSM2(ease: 0.6, interval: 10).difficulty == 5.5)
    // Growing by the ease is what the difficulty has to explain.
    let next = fsrs.state(
      after: fsrs.stateFromSM2(ease: 2.2, interval: 10), elapsedDays: 10, grade: .good)
    #expect(abs(next.stability - 22) < 1e-6)
  }
}
