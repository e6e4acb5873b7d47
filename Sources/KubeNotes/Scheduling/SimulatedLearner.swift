internal import Foundation

/// A person made of numbers: answers are drawn from a known FSRS memory, so that predictions can be
/// compared with the truth.
package struct SimulatedLearner: Sendable {
  package let truth: FSRS
  /// How often a first answer has each grade; sums to 1.
  package var firstGrades: [Double]
  /// How often a remembered card is answered Hard, Good, Easy; sums to 1.
  package var passingGrades: [Double]
  /// New cards a day.
  package var newPerDay: Int
  package var desiredRetention: Double
  /// The chance that a day is skipped.
  package var skippedDays: Double

  package init(
    truth: FSRS, firstGrades: [Double] = [0.22, 0.13, 0.55, 0.1],
    passingGrades: [Double] = [0.1, 0.8, 0.1], newPerDay: Int = 10,
    desiredRetention: Double = 0.9, skippedDays: Double = 0.1
  ) {
    self.truth = truth
    self.firstGrades = firstGrades
    self.passingGrades = passingGrades
    self.newPerDay = newPerDay
    self.desiredRetention = desiredRetention
    self.skippedDays = skippedDays
  }

  /// A learner whose true parameters and habits are drawn around the usual ones. `spread` is the
  /// standard deviation of the parameters' logarithms.
  package init(spread: Double, using random: inout some RandomNumberGenerator) {
    let values = FSRSParameters.defaults.values.map {
      $0 * exp(spread * Self.normal(using: &random))
    }
    let stabilities = values[0..<4].sorted()
    self.init(truth: FSRS(FSRSParameters(clipping: stabilities + values[4...])))
    let again = Double.random(in: 0.1...0.35, using: &random)
    let easy = Double.random(in: 0.03...0.2, using: &random)
    let hard = Double.random(in: 0.05...0.2, using: &random)
    firstGrades = [again, hard, 1 - again - hard - easy, easy]
    passingGrades = [hard, 1 - hard - easy, easy]
    desiredRetention = Double.random(in: 0.8...0.95, using: &random)
    skippedDays = Double.random(in: 0...0.2, using: &random)
  }

  /// The answers of a deck of `cards`, learned `newPerDay` at a time and reviewed for `days` days as
  /// a scheduler with default parameters asks, forgotten cards once more on the same day. The
  /// scheduler does not know the truth.
  package func study(
    cards: Int, days: Int, scheduler: FSRS = FSRS(), using random: inout some RandomNumberGenerator
  ) -> [[TrainingAnswer]] {
    var memories = [Memory](repeating: Memory(), count: cards)
    var dueOn = [[Int]](repeating: [], count: days)
    var introduced = 0
    let scale = scheduler.intervalPerStability(desiredRetention)

    func answer(_ card: Int, _ grade: Grade, _ day: Int) {
      let elapsed = memories[card].answers.last.map { day - $0.day.rawValue } ?? 0
      let memory = memories[card]
      memories[card].real = truth.state(after: memory.real, elapsedDays: elapsed, grade: grade)
      memories[card].believed = scheduler.state(
        after: memory.believed, elapsedDays: elapsed, grade: grade)
      memories[card].answers.append(
        TrainingAnswer(day: StudyDay(rawValue: day), grade: grade))
    }

    for day in 0..<days {
      if Self.unit(using: &random) < skippedDays, day + 1 < days {
        dueOn[day + 1] += dueOn[day]
        continue
      }
      let new = introduced..<min(introduced + newPerDay, cards)
      introduced = new.upperBound
      for card in dueOn[day] + Array(new) {
        if let real = memories[card].real, let last = memories[card].answers.last {
          let elapsed = Double(day - last.day.rawValue)
          let isRecalled =
            Self.unit(using: &random) < truth.retrievability(real, afterDays: elapsed)
          answer(card, isRecalled ? passingGrade(using: &random) : .again, day)
          if !isRecalled { answer(card, passingGrade(using: &random), day) }
        } else {
          let first = Self.draw(firstGrades, using: &random)
          answer(card, Grade(rawValue: first + 1) ?? .good, day)
          if first == 0 { answer(card, passingGrade(using: &random), day) }
        }
        let stability = memories[card].believed?.stability ?? 1
        let range = Fuzz.bounds(stability * scale, minimum: 1, maximum: 36_500)
        let due = day + Int.random(in: range, using: &random)
        if due < days { dueOn[due].append(card) }
      }
    }
    return memories.map(\.answers)
  }

  private struct Memory {
    var answers: [TrainingAnswer] = []
    var real: MemoryState?
    var believed: MemoryState?
  }

  private func passingGrade(using random: inout some RandomNumberGenerator) -> Grade {
    Grade(rawValue: Self.draw(passingGrades, using: &random) + 2) ?? .good
  }

  private static func draw(
    _ shares: [Double], using random: inout some RandomNumberGenerator
  ) -> Int {
    var rest = unit(using: &random)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  private static func unit(using random: inout some RandomNumberGenerator) -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }

  /// Box–Muller.
  private static func normal(using random: inout some RandomNumberGenerator) -> Double {
    (-2 * log(1 - unit(using: &random))).squareRoot() * cos(2 * .pi * unit(using: &random))
  }
}
