import Foundation
import Testing

@testable import KubeNotes

@Suite struct ReviewQueueTests {
  let now = Date(timeIntervalSince1970: 1_800_000_000)
  let today = StudyDay(rawValue: 20_833)

  func review(_ id: String, dueIn days: Int = 0, stability: Double = 10, lastDay: Int = -10)
    -> ReviewQueue.Candidate
  {
    ReviewQueue.Candidate(
      card: CardID(rawValue: id),
      state: CardState(
        phase: .review, memory: MemoryState(stability: stability, difficulty: 5),
        due: .day(today + days), intervalDays: 10, reps: 3, lastReviewDay: today + lastDay))
  }

  func learning(_ id: String, dueIn seconds: Double) -> ReviewQueue.Candidate {
    ReviewQueue.Candidate(
      card: CardID(rawValue: id),
      state: CardState(
        phase: .learning(remaining: 1), due: .instant(now.addingTimeInterval(seconds)), reps: 1))
  }

  func new(_ id: String) -> ReviewQueue.Candidate {
    ReviewQueue.Candidate(card: CardID(rawValue: id))
  }

  /// Shows everything, answering each card so that it leaves the day.
  func order(_ queue: ReviewQueue, at now: Date) -> [String] {
    var queue = queue
    var shown: [String] = []
    while let next = queue.next(at: now) {
      shown.append(next.card.rawValue)
      queue.answered(next.card, CardState(phase: .review, due: .day(today + 3)))
    }
    return shown
  }

  @Test func dueLearningCardsComeFirstAndOthersOnlyAtTheEnd() {
    let queue = ReviewQueue(
      [review("r"), learning("soon", dueIn: 600), learning("due", dueIn: -5), new("n")],
      on: today, options: SchedulingOptions())
    #expect(order(queue, at: now) == ["due", "r", "n", "soon"])
    #expect(queue.counts == .init(learning: 2, reviews: 1, new: 1))
  }

  @Test func learningBeyondLearnAheadWaits() {
    let queue = ReviewQueue(
      [learning("later", dueIn: 1300)], on: today, options: SchedulingOptions())
    #expect(queue.next(at: now) == nil)
    #expect(queue.nextDue == now.addingTimeInterval(1300))
    #expect(queue.next(at: now.addingTimeInterval(101))?.card.rawValue == "later")
  }

  @Test func theMostForgottenReviewComesFirst() {
    let cards = [
      review("fresh", stability: 20), review("weak", stability: 2), review("middle", stability: 10),
    ]
    let queue = ReviewQueue(cards, on: today, options: SchedulingOptions())
    #expect(order(queue, at: now) == ["weak", "middle", "fresh"])
  }

  @Test func orReviewsComeByDueDate() {
    let cards = [review("b", dueIn: -1), review("a", dueIn: -3), review("future", dueIn: 1)]
    let queue = ReviewQueue(cards, on: today, options: SchedulingOptions(), order: .dueDate)
    #expect(order(queue, at: now) == ["a", "b"])
  }

  @Test func newCardsAreSpreadOverReviews() {
    let reviews = (0..<8).map { review("r\($0)") }
    let queue = ReviewQueue(
      reviews + [new("n0"), new("n1")], on: today, options: SchedulingOptions())
    let positions = order(queue, at: now).enumerated().filter { $1.hasPrefix("n") }.map(\.offset)
    #expect(positions == [1, 6])
  }

  @Test func siblingsWaitForAnotherDay() {
    let cards = [review("a~1"), review("a~2"), new("a~3"), new("b"), new("b~back"), new("c~2")]
    let queue = ReviewQueue(
      cards + [learning("c~1", dueIn: 0)], on: today, options: SchedulingOptions(),
      tally: DayTally(blocks: ["b"]))
    #expect(order(queue, at: now) == ["c~1", "a~1", "c~2"])
  }

  @Test func dailyLimitsCountWhatWasDoneToday() {
    let cards = (0..<9).map { review("r\($0)") } + (0..<9).map { new("n\($0)") }
    let queue = ReviewQueue(
      cards, on: today, options: SchedulingOptions(newPerDay: 5, reviewsPerDay: 7),
      tally: DayTally(newCards: 3, reviews: 9))
    #expect(queue.counts == .init(learning: 0, reviews: 0, new: 2))
  }

  @Test func suspendedAndBuriedCardsAreLeftOut() {
    var suspended = review("s")
    suspended.state.isSuspended = true
    var buried = new("b")
    buried.state.buriedUntil = today + 1
    var wasBuried = new("w")
    wasBuried.state.buriedUntil = today
    let queue = ReviewQueue(
      [suspended, buried, wasBuried], on: today, options: SchedulingOptions())
    #expect(order(queue, at: now) == ["w"])
  }

  @Test func anAnswerThatStaysInLearningComesBack() throws {
    var queue = ReviewQueue([new("n")], on: today, options: SchedulingOptions())
    let zone = try #require(TimeZone(identifier: "UTC"))
    let scheduler = Scheduler(timeZone: zone)
    let card = CardID(rawValue: "n")
    let outcome = scheduler.answer(card, state: nil, grade: .good, at: now)
    queue.answered(card, outcome.state)
    #expect(queue.counts == .init(learning: 1, reviews: 0, new: 0))
    #expect(queue.next(at: now)?.state == outcome.state)
  }

  @Test func aRemovedCardIsGone() {
    var queue = ReviewQueue(
      [review("a"), review("b"), new("c"), learning("d", dueIn: 9)], on: today,
      options: SchedulingOptions())
    for id in ["b", "d", "c", "unknown"] { queue.remove(CardID(rawValue: id)) }
    #expect(order(queue, at: now) == ["a"])
  }
}
