import Foundation
import KubeNotes

/// How a simulated person studies: which buttons, which intervals, how late.
struct StudyPlan: Sendable {
  /// What decides when a card comes again.
  enum Intervals: Sendable {
    /// FSRS with these parameters and this desired retention.
    case fsrs(FSRSParameters, retention: Double)
    /// An ease for each card, as before FSRS: 1 and 3 days, then the last interval times the ease.
    case ease
    /// Always these days, one after the other, whatever was answered; the last one repeats.
    case fixed([Int])
    /// Anything between a day and `longest`, evenly over the logarithm.
    case random(longest: Double)
  }

  /// What happens on the day of a first or a forgotten answer.
  enum SameDay: Sendable {
    case nothing
    /// Once more after Again.
    case onceAfterAgain
    /// After a new or a forgotten card, until it was remembered so many times.
    case steps(Int)
  }

  var intervals: Intervals
  var sameDay = SameDay.onceAfterAgain
  /// How often a first answer has each grade; sums to 1.
  var firstGrades = [0.22, 0.13, 0.55, 0.1]
  /// How often a remembered card is answered Hard, Good, Easy; sums to 1.
  var passingGrades = [0.1, 0.8, 0.1]
  /// The chance that an answer is late, and by which part of the interval, on average.
  var lateness = (chance: 0.15, part: 0.3)
  /// For how many days the deck is studied; cards begin at any time before.
  var days = 365

  /// Cards until there are so many answers.
  func study(
    answers: Int, truth: FSRS, using random: inout SplitMix64
  ) -> [[TrainingAnswer]] {
    var cards: [[TrainingAnswer]] = []
    var count = 0
    while count < answers {
      let card = history(truth, using: &random)
      count += card.count
      cards.append(card)
    }
    // As in a file of a deck: in the order of their first day.
    return cards.sorted { ($0.first?.day.rawValue ?? 0) < ($1.first?.day.rawValue ?? 0) }
  }

  private func history(_ truth: FSRS, using random: inout SplitMix64) -> [TrainingAnswer] {
    var card = CardInDeck(truth: truth, scheduler: scheduler)
    var day = Int(random.unit() * 0.9 * Double(days))
    card.answer(draw(firstGrades, 1, using: &random), day)
    while true {
      repeatOnTheDay(&card, day, using: &random)
      let interval = interval(card, using: &random)
      let isLate = random.unit() < lateness.chance
      let delay = isLate ? -log(1 - random.unit()) * lateness.part * interval + 1 : 0
      day += max(1, Int((interval + delay).rounded()))
      if day >= days { return card.answers }
      card.answer(grade(card.recall(on: day), using: &random), day)
    }
  }

  private var scheduler: FSRS {
    if case .fsrs(let parameters, _) = intervals { FSRS(parameters) } else { FSRS() }
  }

  private func repeatOnTheDay(
    _ card: inout CardInDeck, _ day: Int, using random: inout SplitMix64
  ) {
    switch sameDay {
    case .nothing: return
    case .onceAfterAgain:
      if card.last == .again { card.answer(draw(passingGrades, 2, using: &random), day) }
    case .steps(let steps):
      guard card.last == .again || card.answers.count == 1 else { return }
      var left = card.last == .again ? steps : steps - 1
      var tries = 0
      while left > 0, tries < 6 {
        let isForgotten = random.unit() < 0.12
        card.answer(isForgotten ? .again : draw(passingGrades, 2, using: &random), day)
        left = isForgotten ? steps : left - 1
        tries += 1
      }
    }
  }

  private func grade(_ recall: Double, using random: inout SplitMix64) -> Grade {
    if random.unit() < recall { return draw(passingGrades, 2, using: &random) }
    return .again
  }

  private func interval(_ card: CardInDeck, using random: inout SplitMix64) -> Double {
    switch intervals {
    case .fsrs(_, let retention):
      let days = card.believedStability * card.scheduler.intervalPerStability(retention)
      let range = Fuzz.bounds(days, minimum: 1, maximum: 36_500)
      return Double(Int.random(in: range, using: &random))
    case .ease: return card.easeInterval
    case .fixed(let steps): return Double(steps[min(card.dayCount - 1, steps.count - 1)])
    case .random(let longest): return exp(random.unit() * log(longest))
    }
  }

  private func draw(_ shares: [Double], _ lowest: Int, using random: inout SplitMix64) -> Grade {
    var rest = random.unit()
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return Grade(rawValue: index + lowest) ?? .good }
    }
    return .good
  }
}

/// A card while it is studied: what is really remembered and what schedulers believe.
struct CardInDeck {
  let truth: FSRS
  let scheduler: FSRS
  private(set) var answers: [TrainingAnswer] = []
  private var real: MemoryState?
  private var believed: MemoryState?
  private var ease = 2.5
  private(set) var easeInterval = 0.0
  /// On how many different days it was answered.
  private(set) var dayCount = 0

  init(truth: FSRS, scheduler: FSRS) {
    self.truth = truth
    self.scheduler = scheduler
  }

  var last: Grade? { answers.last?.grade }
  var believedStability: Double { believed?.stability ?? 1 }

  func recall(on day: Int) -> Double {
    guard let real, let last = answers.last else { return 0 }
    return truth.retrievability(real, afterDays: Double(day - last.day.rawValue))
  }

  mutating func answer(_ grade: Grade, _ day: Int) {
    let elapsed = answers.last.map { day - $0.day.rawValue } ?? 0
    real = truth.state(after: real, elapsedDays: elapsed, grade: grade)
    believed = scheduler.state(after: believed, elapsedDays: elapsed, grade: grade)
    if answers.isEmpty || elapsed > 0 { dayCount += 1 }
    answers.append(TrainingAnswer(day: StudyDay(rawValue: day), grade: grade))
    switch grade {
    case .again:
      ease = max(1.3, ease - 0.2)
      easeInterval = 1
    case .hard:
      ease = max(1.3, ease - 0.15)
      easeInterval = max(1, easeInterval * 1.2)
    case .good: easeInterval = easeInterval < 1 ? 1 : (easeInterval < 3 ? 3 : easeInterval * ease)
    case .easy:
      ease += 0.15
      easeInterval = max(4, easeInterval * ease * 1.3)
    }
  }
}
