import Foundation
import KubeNotes

/// Answers a second on one core: the memory step with its interval, and all four buttons with dates.
enum SchedulingBenchmark {
  static func run() {
    let count = 200_000
    var random = SplitMix64(seed: 1)
    let grades = (0..<count).map { _ in Grade(rawValue: [1, 2, 3, 3, 3, 4][Int(random.next() % 6)])
    }
    let elapsed = (0..<count).map { _ in Int(random.next() % 40) }
    let fsrs = FSRS()
    let scale = fsrs.intervalPerStability(0.9)

    let memory = Benchmarks.fastest(of: 40) {
      var sum = 0.0
      var state: MemoryState?
      for index in 0..<count {
        // A new card every 16 answers keeps states in the range that people have.
        if index % 16 == 0 { state = nil }
        let next = fsrs.state(
          after: state, elapsedDays: elapsed[index], grade: grades[index] ?? .good)
        sum += next.stability * scale
        state = next
      }
      return sum
    }
    print(
      "scheduling: memory and interval",
      Benchmarks.text(Double(count) / memory.seconds / 1e6), "M answers/s on one core")

    guard let zone = TimeZone(identifier: "Asia/Seoul") else { return }
    let scheduler = Scheduler(timeZone: zone)
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    let card = CardID(rawValue: "card~1")
    let buttons = Benchmarks.fastest(of: 10) {
      var state: CardState?
      var days = 0
      for index in 0..<100_000 {
        if index % 16 == 0 { state = nil }
        let now = start.addingTimeInterval(Double(index) * 3600)
        let outcomes = scheduler.outcomes(for: card, state: state, at: now)
        state = outcomes[grades[index] ?? .good].state
        days += state?.intervalDays ?? 0
      }
      return days
    }
    print(
      "scheduling: four buttons with due dates, fuzz and leeches",
      Benchmarks.text(0.1 / buttons.seconds), "M cards/s on one core")
  }
}
