import Foundation
import Testing

@testable import KubeNotes

@Suite(.enabled(if: FSRSVectors.isPresent, "the reference vectors are not beside the package"))
struct FSRSVectorTests {
  let vectors: FSRSVectors

  init() throws {
    vectors = try FSRSVectors.load()
  }

  @Test func memoryStatesAndIntervals() throws {
    let models = try vectors.parameterSets.map { FSRS(try FSRSParameters($0.values)) }
    var worst64 = 0.0
    var worst32 = 0.0
    for row in vectors.memory {
      let fsrs = models[row.p]
      var state: MemoryState?
      for step in row.steps {
        let numbers = step.compactMap { $0 }
        let grade = try #require(Grade(rawValue: Int(numbers[0])))
        let next = fsrs.state(after: state, elapsedDays: Int(numbers[1]), grade: grade)
        state = next
        worst32 = max(
          worst32, FSRSVectors.deviation(next.stability, numbers[2]),
          FSRSVectors.deviation(next.difficulty, numbers[3]),
          FSRSVectors.deviation(fsrs.interval(next, desiredRetention: row.dr), numbers[4]))
        if numbers.count == 7 {
          worst64 = max(
            worst64, FSRSVectors.deviation(next.stability, numbers[5]),
            FSRSVectors.deviation(next.difficulty, numbers[6]))
        }
      }
      let last = try #require(state)
      for (grade, expected) in zip(Grade.allCases, row.next) {
        let next = fsrs.state(after: last, elapsedDays: Int(row.then), grade: grade)
        worst32 = max(
          worst32, FSRSVectors.deviation(next.stability, expected[0]),
          FSRSVectors.deviation(next.difficulty, expected[1]),
          FSRSVectors.deviation(fsrs.interval(next, desiredRetention: row.dr), expected[2]))
      }
      // The recall column was computed from the 32-bit stability.
      let stability = try #require(row.steps.last?[2])
      let rounded = MemoryState(stability: stability, difficulty: last.difficulty)
      for point in row.recall {
        let recall = fsrs.retrievability(rounded, afterDays: point[0])
        #expect(abs(recall - point[1]) <= 1e-7, "set \(row.p), after \(point[0]) days")
      }
    }
    #expect(worst64 <= 1e-9)
    #expect(worst32 <= 1e-4)
  }

  @Test func ankiButtons() throws {
    let zone = try #require(TimeZone(identifier: "UTC"))
    for row in vectors.ankiButtons {
      let options = SchedulingOptions(
        desiredRetention: row.dr, learningSteps: row.learn.map { Int($0 * 60) },
        relearningSteps: row.relearn.map { Int($0 * 60) }, maximumInterval: row.max, fuzz: false)
      let scheduler = Scheduler(options: options, timeZone: zone)
      let now = Date(timeIntervalSince1970: 1_800_000_000)
      let outcomes = scheduler.outcomes(
        for: CardID(rawValue: "card"), state: state(of: row, scheduler, now), at: now)
      for (grade, expected) in zip(Grade.allCases, row.buttons) {
        let outcome = outcomes[grade]
        let (phase, interval): (CardPhase, Interval) =
          switch expected.kind {
          case "learning": (.learning(remaining: expected.remaining), .seconds(expected.amount))
          case "relearning":
            (.relearning(remaining: expected.remaining), .seconds(expected.amount))
          default: (.review, .days(expected.amount))
          }
        #expect(outcome.state.phase == phase, "\(row) \(grade)")
        #expect(outcome.interval == interval, "\(row) \(grade)")
        let memory = try #require(outcome.state.memory)
        #expect(FSRSVectors.deviation(memory.stability, expected.stability) < 1e-4)
        #expect(FSRSVectors.deviation(memory.difficulty, expected.difficulty) < 1e-4)
      }
    }
  }

  private func state(
    of row: FSRSVectors.Buttons, _ scheduler: Scheduler, _ now: Date
  ) -> CardState? {
    guard row.from != "new", let stability = row.S, let difficulty = row.D else { return nil }
    let remaining = row.remaining ?? 0
    let phase: CardPhase =
      switch row.from {
      case "learning": .learning(remaining: remaining)
      case "relearning": .relearning(remaining: remaining)
      default: .review
      }
    return CardState(
      phase: phase,
      // Anki stores 4 and 3 decimals.
      memory: MemoryState(
        stability: (stability * 10_000).rounded() / 10_000,
        difficulty: (difficulty * 1000).rounded() / 1000),
      intervalDays: row.scheduled ?? 0, reps: 1, lastReview: now,
      lastReviewDay: scheduler.calendar.day(of: now) + -(row.elapsed ?? 0))
  }

  @Test func fuzzBounds() {
    for row in vectors.fuzzBounds {
      let bounds = Fuzz.bounds(row[0], minimum: Int(row[1]), maximum: Int(row[2]))
      #expect(bounds == Int(row[3])...Int(row[4]), "interval \(row[0])")
    }
  }

  /// The state machine of py-fsrs differs (no order between buttons, days of 86,400 seconds); what is
  /// comparable is the memory along its steps.
  @Test func stepMachineMemory() throws {
    let fsrs = FSRS()
    for row in vectors.stepMachine {
      var state: MemoryState?
      var last = 0.0
      for step in row.steps {
        let grade = try #require(step[0].flatMap { Grade(rawValue: Int($0)) })
        let seconds = try #require(step[1])
        let elapsed = Int(((seconds - last) / 86_400).rounded(.down))
        let next = fsrs.state(after: state, elapsedDays: elapsed, grade: grade)
        let stability = try #require(step[5])
        let difficulty = try #require(step[6])
        // py-fsrs has no upper clamp.
        let expected = min(stability, MemoryState.stabilityRange.upperBound)
        #expect(FSRSVectors.deviation(next.stability, expected) <= 1e-9)
        #expect(FSRSVectors.deviation(next.difficulty, difficulty) <= 1e-9)
        if expected < stability { break }
        state = next
        last = seconds
      }
    }
  }
}
