import Testing

@testable import KubeNotes

/// Logs and parameters that no one should have, but someone will.
@Suite struct OptimizerBadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var histories: [[TrainingAnswer]]
  }

  static func history(_ days: [Int], _ grade: Grade) -> [TrainingAnswer] {
    days.map { TrainingAnswer(day: StudyDay(rawValue: $0), grade: grade) }
  }

  static let cases: [Case] = [
    Case(testDescription: "no card", histories: []),
    Case(testDescription: "cards without answers", histories: [[], [], []]),
    Case(
      testDescription: "one card",
      histories: [history(Array(stride(from: 0, to: 90, by: 3)), .good)]),
    Case(
      testDescription: "all Again",
      histories: [[TrainingAnswer]](repeating: history([0, 1, 2, 4, 9, 30], .again), count: 80)),
    Case(
      testDescription: "all Easy",
      histories: [[TrainingAnswer]](repeating: history([0, 10, 60, 300], .easy), count: 80)),
    Case(
      testDescription: "all on one day",
      histories: [[TrainingAnswer]](repeating: history([7, 7, 7, 7], .good), count: 80)),
    Case(
      testDescription: "a clock that jumps back and a year ahead",
      histories: (0..<80).map {
        history([0, 5, 3, 370, 6, 12, 12 + $0 % 4], $0 % 3 == 0 ? .again : .good)
      }),
  ]

  @Test(arguments: cases)
  func givesFiniteParametersInsideTheBounds(_ item: Case) {
    let set = TrainingSet(item.histories)
    let result = Optimizer().optimize(set)
    for (value, range) in zip(result.parameters.values, FSRSParameters.bounds) {
      #expect(range.contains(value))
    }
    #expect(result.items == set.itemCount)
    if set.itemCount < Optimizer.minimumItems {
      #expect(result.verdict == .tooFewItems && result.parameters == .defaults)
    }
  }

  @Test(arguments: [17, 19])
  func presentParametersOfEarlierVersionsAreCompared(_ count: Int) throws {
    let earlier: [Double] = [
      0.4, 1.2, 3.2, 15.7, 7.2, 0.53, 1.46, 0.005, 1.55, 0.12, 1.02, 1.94, 0.11, 0.3, 2.27, 0.23,
      2.99, 0.52, 0.66,
    ]
    let present = try FSRSParameters(Array(earlier.prefix(count)))
    let (learner, seeded) = OptimizerTests.learner(2)
    var random = seeded
    let set = TrainingSet(learner.study(cards: 200, days: 200, using: &random))
    let result = Optimizer().optimize(set, present: present)
    let before = Likelihood.evaluate(present.values, on: set, detail: .loss).loss
    let after = Likelihood.evaluate(result.parameters.values, on: set, detail: .loss).loss
    #expect(result.verdict == .improved ? after < before : result.parameters == present)
  }

  @Test func aStartOutOfBoundsEndsInside() {
    let (learner, seeded) = OptimizerTests.learner(2)
    var random = seeded
    let set = TrainingSet(learner.study(cards: 200, days: 200, using: &random))
    let usual = Fit(set: set).run(from: Prior.standard.center)
    for start in [Coordinates.low.map { $0 - 100 }, Coordinates.high.map { $0 + 100 }] {
      let result = Fit(set: set).run(from: start)
      #expect(result.x == Coordinates.clipped(result.x))
      #expect(result.objective.isFinite)
      #expect(result.objective > usual.objective - 20)
    }
  }
}

@Suite struct QuadraticModelTests {
  /// A random model around a random point, some of whose coordinates are at their bounds.
  static func model(_ random: inout SplitMix64) -> QuadraticModel {
    let count = FSRSParameters.count
    let rows = (0..<count).map { _ in (0..<count).map { _ in random.unit() - 0.5 } }
    var matrix = SymmetricMatrix(size: count, entries: [Double](repeating: 0, count: count * count))
    for row in 0..<count {
      for column in 0..<count {
        matrix[row, column] = zip(rows[row], rows[column]).reduce(0) { $0 + $1.0 * $1.1 }
      }
      matrix[row, row] += 0.01
    }
    let x = (0..<count).map { index in
      let (low, high) = (Coordinates.low[index], Coordinates.high[index])
      let part = random.unit()
      return part < 0.2 ? low : (part > 0.8 ? high : low + (high - low) * random.unit())
    }
    let gradient = (0..<count).map { _ in 4 * (random.unit() - 0.5) }
    return QuadraticModel(
      FitPoint(x: x, loss: 0, gradient: gradient, information: matrix), .standard)
  }

  @Test func theMinimumLiesInsideTheBoundsAndNothingNearIsLower() {
    for seed in UInt64(1)...200 {
      var random = SplitMix64(seed: seed)
      let model = Self.model(&random)
      let minimum = model.minimum(damping: 0)
      #expect(minimum == Coordinates.clipped(minimum), "seed \(seed)")
      let gain = model.gain(to: minimum)
      #expect(gain >= 0, "seed \(seed)")
      for _ in 0..<40 {
        let near = Coordinates.clipped(minimum.map { $0 + 0.02 * (random.unit() - 0.5) })
        #expect(model.gain(to: near) <= gain + 1e-6, "seed \(seed)")
      }
    }
  }

  @Test func solvesAndInverts() {
    let matrix = SymmetricMatrix(size: 2, entries: [4, 2, 2, 3])
    let x = matrix.solve([10, 8])
    #expect(abs(x[0] - 1.75) < 1e-12 && abs(x[1] - 1.5) < 1e-12)
    let diagonal = matrix.inverseDiagonal()
    #expect(abs(diagonal[0] - 0.375) < 1e-12 && abs(diagonal[1] - 0.5) < 1e-12)
  }
}
