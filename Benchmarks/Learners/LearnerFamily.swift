import Foundation
import KubeNotes

/// Simulated persons of one kind: where their true parameters come from and how they study.
///
/// Constants of the optimizer are chosen on the families that are not held out; figures are reported
/// for all of them.
struct LearnerFamily: Sendable {
  let name: String
  let isHeldOut: Bool
  /// Draws a person.
  let draw: @Sendable (inout SplitMix64) -> (truth: FSRS, plan: StudyPlan)

  static let all: [LearnerFamily] = [
    // Chosen on.
    LearnerFamily(name: "noise", isHeldOut: false) { random in
      let truth = Truth.noise(0.25, using: &random)
      return (truth, plan(.fsrs(.defaults, retention: random.between(0.8, 0.95)), &random))
    },
    LearnerFamily(name: "population", isHeldOut: false) { random in
      let truth = Truth.population(1, using: &random)
      return (truth, plan(.fsrs(.defaults, retention: 0.9), &random))
    },
    LearnerFamily(name: "two buttons, SM-2", isHeldOut: false) { random in
      let truth = Truth.noise(0.2, using: &random)
      var plan = plan(.ease, &random)
      plan.firstGrades = [0.3, 0, 0.7, 0]
      plan.passingGrades = [0, 1, 0]
      plan.sameDay = .nothing
      return (truth, plan)
    },
    LearnerFamily(name: "few cards, high retention", isHeldOut: false) { random in
      let truth = Truth.noise(0.3, using: &random)
      var plan = plan(.fsrs(truth.parameters, retention: random.between(0.93, 0.97)), &random)
      plan.days = 900
      plan.sameDay = .steps(2)
      return (truth, plan)
    },
    LearnerFamily(name: "narrow noise", isHeldOut: false) { random in
      let truth = Truth.noise(0.12, using: &random)
      return (truth, plan(.fsrs(truth.parameters, retention: 0.9), &random))
    },
    LearnerFamily(name: "wide noise", isHeldOut: false) { random in
      let truth = Truth.noise(0.45, using: &random)
      return (truth, plan(.fsrs(.defaults, retention: random.between(0.8, 0.95)), &random))
    },
    // Held out.
    LearnerFamily(name: "decay 0.1 to 0.8", isHeldOut: true) { random in
      var values = Truth.noise(0.2, using: &random).parameters.values
      values[20] = random.between(0.1, 0.8)
      let truth = FSRS((try? FSRSParameters(values)) ?? .defaults)
      return (truth, plan(.fsrs(.defaults, retention: random.between(0.8, 0.95)), &random))
    },
    LearnerFamily(name: "earlier defaults", isHeldOut: true) { random in
      let truth = Truth.betweenDefaults(using: &random)
      return (truth, plan(.fsrs(truth.parameters, retention: 0.9), &random))
    },
    LearnerFamily(name: "fixed intervals", isHeldOut: true) { random in
      let truth = Truth.noise(0.3, using: &random)
      var plan = plan(.fixed([1, 3, 7, 14, 30, 60, 120]), &random)
      plan.passingGrades = [0.3, 0.6, 0.1]
      plan.sameDay = .nothing
      plan.lateness = (0.4, 0.5)
      return (truth, plan)
    },
    LearnerFamily(name: "many cards, low retention", isHeldOut: true) { random in
      let truth = Truth.uniform(0.4, using: &random)
      var plan = plan(.fsrs(.defaults, retention: random.between(0.7, 0.8)), &random)
      plan.days = 200
      plan.sameDay = .steps(1)
      return (truth, plan)
    },
    LearnerFamily(name: "random intervals", isHeldOut: true) { random in
      let truth = Truth.population(0.5, using: &random)
      var plan = plan(.random(longest: 60), &random)
      plan.firstGrades = [0.25, 0.25, 0.25, 0.25]
      plan.passingGrades = [0.33, 0.34, 0.33]
      return (truth, plan)
    },
    LearnerFamily(name: "half to double", isHeldOut: true) { random in
      let values = FSRSParameters.defaults.values.map { $0 * pow(2, random.between(-1, 1)) }
      let truth = Truth.fsrs(values)
      return (truth, plan(.fsrs(truth.parameters, retention: random.between(0.8, 0.95)), &random))
    },
    LearnerFamily(name: "a year at 0.9", isHeldOut: true) { random in
      let truth = Truth.noise(random.between(0.1, 0.35), using: &random)
      var plan = plan(.fsrs(.defaults, retention: 0.9), &random)
      plan.firstGrades = [0.24, 0.094, 0.495, 0.171]
      plan.passingGrades = [0.224, 0.631, 0.145]
      plan.lateness = (0, 0)
      return (truth, plan)
    },
  ]

  /// Usual habits with some spread.
  private static func plan(
    _ intervals: StudyPlan.Intervals, _ random: inout SplitMix64
  ) -> StudyPlan {
    var plan = StudyPlan(intervals: intervals)
    let again = random.between(0.1, 0.35)
    let easy = random.between(0.03, 0.2)
    let hard = random.between(0.03, 0.2)
    plan.firstGrades = [again, hard, 1 - again - hard - easy, easy]
    plan.passingGrades = [hard, 1 - hard - easy, easy]
    return plan
  }
}

/// Where true parameters come from.
enum Truth {
  /// The defaults, each times a factor whose logarithm is normal with this deviation.
  static func noise(_ spread: Double, using random: inout SplitMix64) -> FSRS {
    fsrs(FSRSParameters.defaults.values.map { $0 * exp(spread * random.normal()) })
  }

  /// The defaults, each times a factor within this distance of 1.
  static func uniform(_ width: Double, using random: inout SplitMix64) -> FSRS {
    fsrs(FSRSParameters.defaults.values.map { $0 * random.between(1 - width, 1 + width) })
  }

  /// Normal around the defaults, as wide as real users differ by what fsrs-rs regularises with
  /// (`training.rs`), times a factor; initial stabilities by e^0.8 instead.
  static func population(_ factor: Double, using random: inout SplitMix64) -> FSRS {
    let spread: [Double] = [
      0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
      0.14, 0.27,
    ]
    var values = FSRSParameters.defaults.values
    for index in 0..<4 { values[index] *= exp(0.8 * factor * random.normal()) }
    for index in 4..<21 { values[index] += factor * spread[index - 4] * random.normal() }
    return fsrs(values)
  }

  /// A point between the defaults of FSRS-4.5, FSRS-5 and FSRS-6, with some noise. Those of the
  /// earlier versions fit the average learner with another curve.
  static func betweenDefaults(using random: inout SplitMix64) -> FSRS {
    let sets: [[Double]] = [
      [
        0.4872, 1.4003, 3.7145, 13.8206, 5.1618, 1.2298, 0.8975, 0.031, 1.6474, 0.1367, 1.0461,
        2.1072, 0.0793, 0.3246, 1.587, 0.2272, 2.8755,
      ],
      [
        0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192,
        1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
      ],
      FSRSParameters.defaults.values,
    ]
    let weights = sets.map { _ in -log(1 - random.unit()) }
    let total = weights.reduce(0, +)
    var values = [Double](repeating: 0, count: 21)
    for (set, weight) in zip(sets, weights) {
      let converted = (try? FSRSParameters(set))?.values ?? set
      for index in values.indices { values[index] += weight / total * converted[index] }
    }
    return fsrs(values.map { $0 * exp(0.1 * random.normal()) })
  }

  static func fsrs(_ values: [Double]) -> FSRS {
    FSRS((try? FSRSParameters(values[0..<4].sorted() + values[4...])) ?? .defaults)
  }
}

extension SplitMix64 {
  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// Standard normal (Box–Muller).
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
