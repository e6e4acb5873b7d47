import Foundation
import KubeNotes

/// A year of a deck at 28 retentions.
enum WorkloadBenchmark {
  static func run() {
    for cards in [1000, 10_000] {
      let deck = [CardState](repeating: .new, count: cards)
      let workload = Workload(deck: deck, today: StudyDay(rawValue: 20_000), fsrs: FSRS())
      let result = Benchmarks.fastest(of: 3) {
        var random = SplitMix64(seed: 1)
        return workload.curve(using: &random).count
      }
      print(
        "workload: \(cards) new cards, \(result.value) retentions",
        Benchmarks.text(result.seconds * 1000), "ms")
    }
  }
}
