internal import Foundation

/// The course of one simulation: cards, when they are due, and what answering them took.
struct SimulatedYear {
  private let fsrs: FSRS
  private let habits: StudyHabits
  private let options: SchedulingOptions
  private let days: Int
  private let intervalScale: Double
  private var cards: [SimulatedCard]
  private var dueOn: [[Int]]
  private(set) var answers = 0
  private(set) var seconds = 0.0

  init(
    fsrs: FSRS, habits: StudyHabits, options: SchedulingOptions, days: Int, retention: Double,
    cards: [SimulatedCard]
  ) {
    self.fsrs = fsrs
    self.habits = habits
    self.options = options
    self.days = days
    self.cards = cards
    intervalScale = fsrs.intervalPerStability(retention)
    dueOn = [[Int]](repeating: [], count: days)
    for (index, card) in cards.enumerated() {
      let interval = Fuzz.rounded(
        card.memory.stability * intervalScale, in: 1...options.maximumInterval)
      let due = max(0, card.lastDay + interval)
      if due < days { dueOn[due].append(index) }
    }
  }

  /// One day: what is due, up to the day's limit, the rest moves on; then new cards.
  mutating func study(_ day: Int, new: Int, using random: inout some RandomNumberGenerator) {
    let due = dueOn[day]
    dueOn[day] = []
    for card in due.prefix(options.reviewsPerDay) { review(card, day, using: &random) }
    if day + 1 < days { dueOn[day + 1] += due.dropFirst(options.reviewsPerDay) }
    for _ in 0..<new { learn(day, using: &random) }
  }

  func known(on day: Int) -> Double {
    cards.reduce(0) { sum, card in
      sum + fsrs.retrievability(card.memory, afterDays: Double(day - card.lastDay))
    }
  }

  private mutating func review(
    _ card: Int, _ day: Int, using random: inout some RandomNumberGenerator
  ) {
    let elapsed = day - cards[card].lastDay
    let recall = fsrs.retrievability(cards[card].memory, afterDays: Double(elapsed))
    if Self.unit(&random) < recall {
      answer(card, passingGrade(&random), elapsed)
    } else {
      answer(card, .again, elapsed)
      answer(card, .good, 0)
    }
    schedule(card, day, using: &random)
  }

  private mutating func learn(_ day: Int, using random: inout some RandomNumberGenerator) {
    let grade = Grade(rawValue: Self.draw(habits.firstGrades, &random) + 1) ?? .good
    let card = cards.count
    cards.append(SimulatedCard(memory: fsrs.firstState(grade), lastDay: day))
    answers += 1
    seconds += habits.secondsNew
    if grade == .again { answer(card, .good, 0) }
    schedule(card, day, using: &random)
  }

  private mutating func answer(_ card: Int, _ grade: Grade, _ elapsed: Int) {
    cards[card].memory = fsrs.state(
      after: cards[card].memory, elapsedDays: elapsed, grade: grade)
    answers += 1
    seconds += habits.seconds[grade.rawValue - 1]
  }

  private mutating func schedule(
    _ card: Int, _ day: Int, using random: inout some RandomNumberGenerator
  ) {
    cards[card].lastDay = day
    let interval = cards[card].memory.stability * intervalScale
    let fuzz = Fuzz(fraction: Self.unit(&random))
    let due = day + fuzz.days(max(interval, 1), minimum: 1, maximum: options.maximumInterval)
    if due < days { dueOn[due].append(card) }
  }

  private func passingGrade(_ random: inout some RandomNumberGenerator) -> Grade {
    Grade(rawValue: Self.draw(habits.passingGrades, &random) + 2) ?? .good
  }

  private static func draw(
    _ shares: [Double], _ random: inout some RandomNumberGenerator
  ) -> Int {
    var rest = unit(&random)
    for (index, share) in shares.enumerated() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  private static func unit(_ random: inout some RandomNumberGenerator) -> Double {
    Double(random.next() >> 11) * 0x1p-53
  }
}
