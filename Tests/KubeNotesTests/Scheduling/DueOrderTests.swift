import Foundation
import Testing

@testable import KubeNotes

@Suite struct DueOrderTests {
  private let scheduler = Scheduler(timeZone: .gmt)
  private let today = StudyDay(rawValue: 20_833)

  private func key(stability: Double, days: Int, phase: CardPhase = .review) -> Int64 {
    let state = CardState(
      phase: phase, memory: MemoryState(stability: stability, difficulty: 5), due: .day(today),
      lastReviewDay: today + -days)
    return DueOrder.key(state, on: today, scheduler)
  }

  @Test func `what is more forgotten has the smaller key`() {
    #expect(key(stability: 2, days: 10) < key(stability: 10, days: 10))
    #expect(key(stability: 10, days: 30) < key(stability: 10, days: 10))
    // Ten days late weigh more on a short memory than a hundred on a long one.
    #expect(key(stability: 3, days: 13) < key(stability: 1000, days: 1100))
    #expect((0..<1 << 24).contains(key(stability: 0.001, days: 36_500)))
    #expect((0..<1 << 24).contains(key(stability: 36_500, days: -5)))
  }

  @Test func `cards in their steps and without a memory come first`() {
    #expect(key(stability: 5, days: 1, phase: .learning(remaining: 1)) == 0)
    #expect(DueOrder.key(CardState(phase: .review), on: today, scheduler) == 0)
    #expect(key(stability: .nan, days: 3) >= 0)
  }

  @Test(arguments: [(20, 200), (5, 3), (1, 50), (10, 10)])
  func `new cards are spread evenly among reviews`(new: Int, reviews: Int) {
    var (newDone, reviewsDone) = (0, 0)
    var gaps: [Int] = []
    var gap = 0
    while newDone < new || reviewsDone < reviews {
      if Interleaving.prefersNew(
        newDone: newDone, newLeft: new - newDone, reviewsDone: reviewsDone,
        reviewsLeft: reviews - reviewsDone)
      {
        newDone += 1
        gaps.append(gap)
        gap = 0
      } else {
        reviewsDone += 1
        gap += 1
      }
    }
    #expect(newDone == new && reviewsDone == reviews)
    let even = Double(reviews) / Double(new)
    #expect(gaps.dropFirst().allSatisfy { abs(Double($0) - even) <= even / 2 + 1 }, "\(gaps)")
  }
}
