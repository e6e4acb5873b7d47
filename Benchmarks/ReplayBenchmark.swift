import Foundation
import KubeNotes

/// A million log entries folded into card states, without reading them from anywhere.
enum ReplayBenchmark {
  static func run() {
    var entries: [ReviewLogEntry] = []
    var random = SplitMix64(seed: 1)
    for number in 0..<1_000_000 {
      let day = StudyDay(rawValue: 20_000 + number / 1000)
      entries.append(
        ReviewLogEntry(
          id: "3f2a9c1e-\(number)", device: "laptop",
          card: CardID(rawValue: "card-\(number % 100_000)"),
          time: Date(timeIntervalSince1970: 1.7e9 + Double(number)), day: day, kind: .review,
          grade: Grade(rawValue: [1, 2, 3, 3, 3, 4][Int(random.next() % 6)]), duration: 4000,
          schedule: Schedule(
            phase: .review, due: .day(day + 9), intervalDays: 9, desiredRetention: 0.9)))
    }
    let replay = Replay(fsrs: FSRS())
    let result = Benchmarks.fastest(of: 3) { replay.states(of: entries).count }
    print(
      "replay: 1,000,000 entries of \(result.value) cards", Benchmarks.text(result.seconds), "s")
  }
}
