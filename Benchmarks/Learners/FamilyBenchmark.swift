import Foundation
import KubeNotes

/// How far fitted predictions are from the truth, for each kind of simulated person.
enum FamilyBenchmark {
  private static let sizes: [(name: String, answers: Int, learners: Int)] = [
    ("4k", 4368, 20), ("10k", 10_000, 10), ("100k", 100_000, 4), ("1M", 1_000_000, 2),
  ]

  static func run() {
    for size in sizes {
      var means: [Bool: [Double]] = [:]
      for family in LearnerFamily.all {
        var own = 0.0
        var defaults = 0.0
        for seed in 1...size.learners {
          let learner = learner(family, seed, answers: size.answers)
          let found = Optimizer().optimize(TrainingSet(learner.log))
          let share = 1000 / Double(size.learners)
          own += share * excess(found.parameters, learner.truth, learner.test)
          defaults += share * excess(.defaults, learner.truth, learner.test)
        }
        means[family.isHeldOut, default: []].append(own)
        print(
          "families \(size.name): \(family.name)\(family.isHeldOut ? " (held out)" : "") "
            + "\(Benchmarks.text(own, 3))e-3, defaults \(Benchmarks.text(defaults, 2))e-3")
      }
      for (isHeldOut, values) in means.sorted(by: { !$0.key && $1.key }) {
        let mean = values.reduce(0, +) / Double(values.count)
        print(
          "families \(size.name): mean of those \(isHeldOut ? "held out" : "chosen on") "
            + "\(Benchmarks.text(mean, 3))e-3")
      }
    }
  }

  /// A person, a log of theirs, and a second one to test on.
  static func learner(
    _ family: LearnerFamily, _ seed: Int, answers: Int
  ) -> (truth: FSRS, log: [[TrainingAnswer]], test: TrainingSet) {
    let index = LearnerFamily.all.firstIndex { $0.name == family.name } ?? 0
    var random = SplitMix64(seed: UInt64(seed * 7919 + index * 104_729))
    let (truth, plan) = family.draw(&random)
    let log = plan.study(answers: answers, truth: truth, using: &random)
    let test = plan.study(answers: min(answers, 20_000), truth: truth, using: &random)
    return (truth, log, TrainingSet(test))
  }

  /// The mean divergence of predicted from true recall, by which log loss exceeds the truth's.
  static func excess(_ parameters: FSRSParameters, _ truth: FSRS, _ set: TrainingSet) -> Double {
    let real = set.predictions(truth)
    let predicted = set.predictions(FSRS(parameters))
    let sum = zip(real, predicted).reduce(0.0) { sum, pair in
      let p = min(max(pair.0.recall, 1e-9), 1 - 1e-9)
      let q = min(max(pair.1.recall, 1e-9), 1 - 1e-9)
      return sum + p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    }
    return sum / Double(max(real.count, 1))
  }
}
