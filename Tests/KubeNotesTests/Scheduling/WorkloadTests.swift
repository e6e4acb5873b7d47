import Foundation
import Testing

@testable import KubeNotes

@Suite struct WorkloadTests {
  let today = StudyDay(rawValue: 20_000)

  func deck(started: Int, new: Int) -> [CardState] {
    let cards = (0..<started).map { index in
      CardState(
        phase: .review,
        memory: MemoryState(stability: Double(5 + index % 60), difficulty: Double(1 + index % 9)),
        due: .day(today), lastReviewDay: today + -(index % 20))
    }
    return cards + [CardState](repeating: .new, count: new)
  }

  @Test func higherRetentionKnowsMoreAndCostsMore() throws {
    let workload = Workload(deck: deck(started: 400, new: 600), today: today, fsrs: FSRS())
    var random = SplitMix64(seed: 1)
    let curve = workload.curve(using: &random)
    #expect(curve.map(\.retention) == Workload.retentions)
    let low = try #require(curve.first)
    let high = try #require(curve.last)
    #expect(high.knownAtEnd > low.knownAtEnd)
    #expect(high.minutesPerDay > 2 * low.minutesPerDay)
    #expect(high.knownAtEnd <= 1000)
    let cheapest = try #require(Workload.cheapest(curve))
    #expect(cheapest.minutesPerDay < high.minutesPerDay)
  }

  @Test func theSameGeneratorGivesTheSameCurve() {
    let workload = Workload(deck: deck(started: 50, new: 50), today: today, fsrs: FSRS(), days: 60)
    var first = SplitMix64(seed: 9)
    var second = SplitMix64(seed: 9)
    #expect(workload.curve(using: &first) == workload.curve(using: &second))
  }

  @Test func anEmptyDeckCostsNothing() {
    let workload = Workload(deck: [], today: today, fsrs: FSRS())
    var random = SplitMix64(seed: 1)
    let point = workload.point(retention: 0.9, using: &random)
    #expect(point.reviewsPerDay == 0 && point.minutesPerDay == 0 && point.knownAtEnd == 0)
    #expect(Workload.cheapest([point]) == nil)
  }

  @Test func theDailyLimitHolds() {
    let options = SchedulingOptions(newPerDay: 0, reviewsPerDay: 3)
    let workload = Workload(
      deck: deck(started: 500, new: 500), today: today, fsrs: FSRS(), options: options, days: 100)
    var random = SplitMix64(seed: 1)
    // Forgotten cards are answered twice.
    #expect(workload.point(retention: 0.95, using: &random).reviewsPerDay <= 6)
  }

  @Test func suspendedCardsAreLeftOut() {
    var suspended = deck(started: 20, new: 0)
    for index in suspended.indices { suspended[index].isSuspended = true }
    let workload = Workload(deck: suspended, today: today, fsrs: FSRS())
    var random = SplitMix64(seed: 1)
    #expect(workload.point(retention: 0.9, using: &random).knownAtEnd == 0)
  }

  @Test func habitsAreMeasured() {
    var entries: [ReviewLogEntry] = []
    for number in 0..<2000 {
      let card = CardID(rawValue: "c\(number / 4)")
      let isFirst = number % 4 == 0
      entries.append(
        ReviewLogEntry(
          id: "\(number)", device: "d", card: card,
          time: Date(timeIntervalSince1970: Double(number)), day: today + number % 4,
          kind: .review, grade: isFirst ? .easy : .hard,
          // Once in a while the person is called away.
          duration: number % 100 == 1 ? 900_000 : (isFirst ? 30_000 : 4000)))
    }
    let habits = StudyHabits(log: entries)
    #expect(abs(habits.secondsNew - 30) < 1)
    #expect(abs(habits.seconds[1] - 4) < 0.5)
    #expect(habits.seconds[0] == StudyHabits.usual.seconds[0])
    #expect(habits.firstGrades[3] > 0.9 && habits.passingGrades[0] > 0.9)
    #expect(abs(habits.firstGrades.reduce(0, +) - 1) < 1e-9)
    #expect(StudyHabits(log: []) == .usual)
  }
}
