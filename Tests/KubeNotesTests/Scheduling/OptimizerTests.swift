import Foundation
import Testing

@testable import KubeNotes

@Suite struct OptimizerTests {
  static func learner(_ seed: UInt64) -> (SimulatedLearner, SplitMix64) {
    var random = SplitMix64(seed: seed)
    var learner = SimulatedLearner(spread: 0.3, using: &random)
    learner.newPerDay = 5
    return (learner, random)
  }

  /// The mean divergence of predictions from the truth, which is what log loss exceeds the truth's
  /// by, on average.
  static func excess(_ parameters: FSRSParameters, _ truth: FSRS, _ set: TrainingSet) -> Double {
    let real = set.predictions(truth)
    let predicted = set.predictions(FSRS(parameters))
    let sum = zip(real, predicted).reduce(0.0) { sum, pair in
      let p = min(max(pair.0.recall, 1e-9), 1 - 1e-9)
      let q = min(max(pair.1.recall, 1e-9), 1 - 1e-9)
      return sum + p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    }
    return sum / Double(real.count)
  }

  @Test func learnsSimulatedLearners() {
    var before = 0.0
    var after = 0.0
    let seeds = UInt64(1)...6
    for seed in seeds {
      var (learner, random) = Self.learner(seed)
      let set = TrainingSet(learner.study(cards: 500, days: 365, using: &random))
      let other = TrainingSet(learner.study(cards: 500, days: 365, using: &random))
      let found = Optimizer().optimize(set).parameters
      before += Self.excess(.defaults, learner.truth, other) / Double(seeds.count)
      after += Self.excess(found, learner.truth, other) / Double(seeds.count)
    }
    #expect(after <= 0.0015, "defaults \(before), fitted \(after)")
    #expect(after < before / 3)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func neverReturnsWhatPredictsWorse(_ seed: UInt64) {
    // Present parameters that are the truth can hardly be beaten.
    var (learner, random) = Self.learner(seed)
    let set = TrainingSet(learner.study(cards: 150, days: 200, using: &random))
    let present = learner.truth.parameters
    let result = Optimizer().optimize(set, present: present)
    switch result.verdict {
    case .improved:
      let comparison = result.comparison
      #expect((comparison?.fitted ?? 1) < (comparison?.present ?? 0), "seed \(seed)")
    default: #expect(result.parameters == present, "seed \(seed)")
    }
  }

  @Test func fewOrNoAnswersChangeNothing() {
    let present = FSRSParameters.defaults
    #expect(Optimizer().optimize(TrainingSet([])).verdict == .tooFewItems)
    let answers = [TrainingAnswer(day: StudyDay(rawValue: 5), grade: .good)]
    let onlyFirst = TrainingSet([[TrainingAnswer]](repeating: answers, count: 500))
    let result = Optimizer().optimize(onlyFirst, present: present)
    #expect(result.verdict == .tooFewItems && result.parameters == present)
  }

  @Test func withoutNewAnswersNothingIsCompared() {
    var (learner, random) = Self.learner(3)
    let set = TrainingSet(learner.study(cards: 150, days: 200, using: &random))
    let result = Optimizer().optimize(set, unseenFrom: StudyDay(rawValue: 200))
    #expect(result.verdict == .nothingNew)
    let later = Optimizer().optimize(set, unseenFrom: StudyDay(rawValue: 150))
    #expect((later.comparison?.items ?? 0) > 0)
    #expect((later.comparison?.items ?? .max) < set.itemCount / 2)
  }

  @Test(arguments: [Grade.again, .good, .easy])
  func oneSidedAnswersGiveFiniteParametersInBounds(_ grade: Grade) {
    let history = (0..<8).map { TrainingAnswer(day: StudyDay(rawValue: 4 * $0), grade: grade) }
    let set = TrainingSet([[TrainingAnswer]](repeating: history, count: 60))
    let values = Optimizer().optimize(set).parameters.values
    for (value, bounds) in zip(values, FSRSParameters.bounds) {
      #expect(bounds.contains(value))
    }
    #expect(values[0..<4].sorted() == Array(values[0..<4]))
  }

  @Test func daysThatGoBackOrAreFarApartAreHarmless() {
    var random = SplitMix64(seed: 5)
    let histories = (0..<80).map { _ in
      (0..<10).map { _ in
        TrainingAnswer(
          day: StudyDay(rawValue: Int.random(in: -1_000_000...1_000_000, using: &random)),
          grade: Grade.allCases.randomElement(using: &random) ?? .good)
      }
    }
    let values = Optimizer().optimize(TrainingSet(histories)).parameters.values
    let areFinite = values.allSatisfy(\.isFinite)
    #expect(areFinite)
  }

  @Test func theResultDoesNotDependOnChance() {
    var (learner, random) = Self.learner(4)
    let set = TrainingSet(learner.study(cards: 300, days: 200, using: &random))
    #expect(Optimizer().optimize(set) == Optimizer().optimize(set))
  }

  @Test func initialStabilitiesAreBroughtIntoOrder() {
    var w = FSRSParameters.defaults.values
    w[0...3] = [2, 8, 2, 3]
    let ordered = Optimizer.ordered(w)
    // 3.634 is the geometric mean of 8, 2 and 3.
    for (value, expected) in zip(ordered[0..<4], [2, 3.634, 3.634, 3.634]) {
      #expect(abs(value - expected) < 1e-3)
    }
    #expect(ordered[4...] == w[4...])
  }

  @Test func theLogGivesWhatCounts() {
    func entry(
      _ id: Int, _ kind: ReviewLogEntry.Kind, _ grade: Grade?, day: Int, target: String? = nil
    ) -> ReviewLogEntry {
      ReviewLogEntry(
        id: "\(id)", device: "d", card: CardID(rawValue: "c"),
        time: Date(timeIntervalSince1970: Double(id)), day: StudyDay(rawValue: day), kind: kind,
        grade: grade, target: target)
    }
    let set = TrainingSet(log: [
      entry(1, .review, .good, day: 1), entry(2, .reset, nil, day: 2),
      entry(3, .review, .hard, day: 3), entry(4, .review, .again, day: 9),
      entry(5, .undo, nil, day: 9, target: "4"), entry(6, .review, .easy, day: 10),
      entry(7, .suspend, nil, day: 10),
    ])
    #expect(set.cardCount == 1 && set.itemCount == 1)
    #expect(set.grades == [2, 4])
    #expect(set.elapsed == [0, 7])
  }

  @Test func theOutlierFilterRemovesRareFirstIntervals() {
    func history(_ gap: Int) -> [TrainingAnswer] {
      [
        TrainingAnswer(day: StudyDay(rawValue: 0), grade: .good),
        TrainingAnswer(day: StudyDay(rawValue: gap), grade: .good),
      ]
    }
    // Sizes 30, 12, 5, 7: the smallest are removed while fewer than 20 are gone.
    let gaps =
      [Int](repeating: 2, count: 30) + [Int](repeating: 3, count: 12)
      + [Int](repeating: 9, count: 5) + [Int](repeating: 200, count: 7)
    let kept = TrainingSet(gaps.map(history)).withoutOutliers()
    #expect(kept.cardCount == 42)
    #expect(kept.itemCount == 42)
  }
}
