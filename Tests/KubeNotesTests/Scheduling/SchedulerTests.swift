import Foundation
import Testing

@testable import KubeNotes

@Suite struct SchedulerTests {
  let now = Date(timeIntervalSince1970: 1_800_000_000)
  let card = CardID(rawValue: "taints~2")

  func scheduler(_ options: SchedulingOptions = SchedulingOptions()) throws -> Scheduler {
    Scheduler(options: options, timeZone: try #require(TimeZone(identifier: "Asia/Seoul")))
  }

  static func randomState(_ random: inout SplitMix64, today: StudyDay) -> CardState {
    let stability = exp(Double.random(in: -6...10, using: &random))
    let phase: CardPhase =
      [.review, .learning(remaining: 1), .relearning(remaining: 1)]
      .randomElement(using: &random) ?? .review
    return CardState(
      phase: phase,
      memory: MemoryState(
        stability: stability, difficulty: Double.random(in: 1...10, using: &random)),
      intervalDays: Int.random(in: 1...400, using: &random), lapses: 2, reps: 9,
      lastReviewDay: today + -Int.random(in: 0...500, using: &random))
  }

  func seconds(_ interval: Interval) -> Int {
    switch interval {
    case .seconds(let seconds): seconds
    case .days(let days): days * 86_400
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func betterAnswersNeverComeBackSooner(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let options = SchedulingOptions(
      desiredRetention: Double.random(in: 0.7...0.99, using: &random),
      maximumInterval: [1, 30, 36_500].randomElement(using: &random) ?? 1,
      fuzz: Bool.random(using: &random))
    let scheduler = try scheduler(options)
    let state = Self.randomState(&random, today: scheduler.calendar.day(of: now))
    let outcomes = scheduler.outcomes(for: card, state: state, at: now)
    let intervals = Grade.allCases.map { seconds(outcomes[$0].interval) }
    if state.phase == .review {
      #expect(intervals[1] <= intervals[2] && intervals[2] <= intervals[3], "seed \(seed)")
    }
    #expect(intervals[2] <= intervals[3], "seed \(seed)")
    for grade in Grade.allCases {
      let outcome = outcomes[grade]
      let memory = try #require(outcome.state.memory)
      #expect(MemoryState.stabilityRange.contains(memory.stability), "seed \(seed)")
      #expect(MemoryState.difficultyRange.contains(memory.difficulty), "seed \(seed)")
      #expect(outcome.state.intervalDays <= options.maximumInterval, "seed \(seed)")
      #expect(outcome.state.reps == state.reps + 1)
    }
  }

  @Test func anUndoneAnswerRepeatedGivesTheSameInterval() throws {
    let scheduler = try scheduler()
    let state = CardState(
      phase: .review, memory: MemoryState(stability: 100, difficulty: 5), intervalDays: 90,
      reps: 4, lastReviewDay: scheduler.calendar.day(of: now) + -90)
    let first = scheduler.answer(card, state: state, grade: .good, at: now)
    let second = scheduler.answer(card, state: state, grade: .good, at: now)
    #expect(first == second)
    var drawn: Set<Int> = []
    for number in 0..<200 {
      let other = CardID(rawValue: "card\(number)")
      drawn.insert(
        scheduler.answer(other, state: state, grade: .good, at: now).state.intervalDays)
    }
    #expect(drawn.count > 10)
  }

  @Test func aStepPastTheRolloverIsDueOnADay() throws {
    let scheduler = try scheduler(SchedulingOptions(learningSteps: [60, 40_000], fuzz: false))
    // 2027-01-15 17:00 in Seoul; 40,000 s later it is past 04:00.
    let today = scheduler.calendar.day(of: now)
    #expect(today.description == "2027-01-15")
    let good = scheduler.answer(card, state: nil, grade: .good, at: now)
    #expect(good.state.due == .day(today + 1))
    #expect(good.state.phase == .learning(remaining: 1))
    let again = scheduler.answer(card, state: nil, grade: .again, at: now)
    #expect(again.state.due == .instant(now.addingTimeInterval(60)))
  }

  @Test(arguments: [(8, [8, 12, 16, 20]), (1, [1, 2, 3, 4]), (5, [5, 8, 11, 14]), (0, [])])
  func leeches(_ threshold: Int, _ expected: [Int]) throws {
    let scheduler = try scheduler(SchedulingOptions(leechThreshold: threshold))
    let marked = (1...30).filter { lapses in
      let state = CardState(
        phase: .review, memory: MemoryState(stability: 5, difficulty: 5), intervalDays: 5,
        lapses: lapses - 1, reps: 30, lastReviewDay: scheduler.calendar.day(of: now) + -5)
      let outcome = scheduler.answer(card, state: state, grade: .again, at: now)
      return outcome.state.isLeech && outcome.state.isSuspended && outcome.schedule.becomesLeech
    }
    #expect(Array(marked.prefix(expected.count)) == expected)
    #expect(threshold > 0 || marked.isEmpty)
  }

  @Test func senselessOptionsAreBroughtIntoRange() throws {
    let scheduler = try scheduler(
      SchedulingOptions(
        desiredRetention: .nan, learningSteps: [-5, 0], relearningSteps: [0],
        maximumInterval: 0, leechThreshold: -1, rolloverHour: 99, newPerDay: -1))
    #expect(scheduler.options.desiredRetention == 0.9)
    let outcome = scheduler.answer(card, state: nil, grade: .easy, at: now)
    #expect(outcome.interval == .days(1))
  }

  @Test func aClockAYearAheadIsAYearElapsedAndNothingElse() throws {
    let scheduler = try scheduler()
    let learned = scheduler.answer(card, state: nil, grade: .easy, at: now).state
    let later = now.addingTimeInterval(365 * 86_400)
    let ahead = scheduler.answer(card, state: learned, grade: .good, at: later).state
    let back = scheduler.answer(card, state: ahead, grade: .good, at: now).state
    let stability = try #require(ahead.memory).stability
    #expect(try #require(back.memory).stability >= stability)
    #expect(back.lastReviewDay == scheduler.calendar.day(of: now))
  }
}
