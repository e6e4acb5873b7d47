import Foundation

/// Measures the parts whose speed is promised. Figures are ratios to something measured in the same
/// run wherever there is something to compare with; see README.md.
@main
enum Benchmarks {
  static func main() throws {
    let chosen = Set(CommandLine.arguments.dropFirst())
    func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
    if isChosen("scheduling") { SchedulingBenchmark.run() }
    if isChosen("replay") { ReplayBenchmark.run() }
    if isChosen("progress") { try ProgressBenchmark.run() }
    if isChosen("optimizer") { try OptimizerBenchmark.run() }
    if isChosen("session-end") { try SessionEndBenchmark.run() }
    if isChosen("families") { FamilyBenchmark.run() }
    if isChosen("workload") { WorkloadBenchmark.run() }
    if isChosen("search") {
      for sections in [10_000, 100_000] { try SearchBenchmark.run(sections: sections) }
    }
    // Takes minutes and gigabytes, so only when named.
    if chosen.contains("search-million") { try SearchBenchmark.run(sections: 1_000_000) }
  }

  /// The seconds of the fastest of several runs.
  static func fastest<Value>(of runs: Int, _ work: () throws -> Value) rethrows
    -> (seconds: Double, value: Value)
  {
    var (seconds, value) = try timed(work)
    for _ in 1..<max(runs, 1) {
      let next = try timed(work)
      if next.seconds < seconds { (seconds, value) = next }
    }
    return (seconds, value)
  }

  private static func timed<Value>(
    _ work: () throws -> Value
  ) rethrows -> (seconds: Double, value: Value) {
    let start = ContinuousClock.now
    let value = try work()
    let elapsed = (ContinuousClock.now - start).components
    return (Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18, value)
  }

  static func text(_ number: Double, _ digits: Int = 2) -> String {
    String(format: "%.\(digits)f", number)
  }
}
