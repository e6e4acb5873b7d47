import Foundation
import Testing

@testable import KubeNotes

@Suite struct LikelihoodTests {
  static func data(_ seed: UInt64, cards: Int) -> TrainingSet {
    var random = SplitMix64(seed: seed)
    let learner = SimulatedLearner(spread: 0.3, using: &random)
    return TrainingSet(learner.study(cards: cards, days: 200, using: &random))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func gradientsEqualCentralDifferences(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let set = Self.data(seed, cards: 40)
    var w = FSRSParameters.defaults.values.map {
      $0 * Double.random(in: 0.8...1.25, using: &random)
    }
    w[7] = Double.random(in: 0.01...0.2, using: &random)
    let exact = Likelihood.evaluate(w, on: set).gradient
    for index in w.indices {
      let width = 1e-6 * max(w[index], 0.1)
      var above = w
      above[index] += width
      var below = w
      below[index] -= width
      let up = Likelihood.evaluate(above, on: set, detail: .loss).loss
      let down = Likelihood.evaluate(below, on: set, detail: .loss).loss
      let numeric = (up - down) / (2 * width)
      #expect(
        abs(numeric - exact[index]) < 1e-4 * max(1, abs(numeric)),
        "seed \(seed), w\(index): \(numeric) against \(exact[index])")
    }
  }

  @Test func anEvaluationIsTheSameWhateverElseItComputes() {
    let set = Self.data(3, cards: 40)
    let w = FSRSParameters.defaults.values
    let full = Likelihood.evaluate(w, on: set)
    let gradient = Likelihood.evaluate(w, on: set, detail: .gradient)
    #expect(gradient.gradient == full.gradient)
    #expect(gradient.loss == full.loss)
    #expect(Likelihood.evaluate(w, on: set, detail: .loss).loss == full.loss)
  }
}
