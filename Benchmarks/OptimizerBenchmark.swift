import Foundation
import KubeNotes

/// Fitting against fsrs-rs on the same answers in the same run: time, and how far the predictions of
/// a second log of the same learner are from the truth.
enum OptimizerBenchmark {
  private static let sizes: [(name: String, cards: Int, days: Int, learners: Int, runs: Int)] = [
    ("4k", 400, 365, 10, 5), ("10k", 950, 500, 10, 5), ("100k", 8500, 900, 5, 3),
    ("1M", 68_000, 2000, 5, 1),
  ]

  static func run() throws {
    for size in sizes {
      var sums = Sums()
      for seed in 1...UInt64(size.learners) {
        var random = SplitMix64(seed: seed &* 7919)
        var learner = SimulatedLearner(spread: 0.25, using: &random)
        learner.newPerDay = max(size.cards * 10 / (size.days * 8), 1)
        let log = learner.study(cards: size.cards, days: size.days, using: &random)
          .filter { !$0.isEmpty }
        let other = TrainingSet(
          learner.study(cards: min(size.cards, 5000), days: size.days, using: &random))
        let set = TrainingSet(log)
        // The set is built from the log in the time that counts.
        let own = Benchmarks.fastest(of: size.runs) { Optimizer().optimize(TrainingSet(log)) }
        sums.learners += 1
        sums.answers += set.answerCount
        sums.own += own.seconds
        sums.kept += own.value.verdict == .improved ? 0 : 1
        sums.ownExcess += excess(own.value.parameters, learner.truth, other)
        sums.defaults += excess(.defaults, learner.truth, other)
        // One peer run at the largest size: it takes minutes to prepare.
        if size.name != "1M" || seed == 1, let peer = try peer(log) {
          sums.peers += 1
          sums.peer += peer.seconds
          sums.ownBesidePeer += own.seconds
          sums.peerExcess += excess(peer.parameters, learner.truth, other)
        }
      }
      print(sums.line(size.name))
    }
  }

  private struct Sums {
    var learners = 0.0
    var answers = 0
    var own = 0.0
    var kept = 0
    var ownExcess = 0.0
    var defaults = 0.0
    var peers = 0.0
    var peer = 0.0
    var ownBesidePeer = 0.0
    var peerExcess = 0.0

    func line(_ name: String) -> String {
      let own =
        "optimizer \(name): \(answers / Int(learners)) answers, "
        + "\(Benchmarks.text(self.own / learners * 1000)) ms; log loss above the truth "
        + "\(Benchmarks.text(ownExcess / learners * 1000, 4))e-3 "
        + "(defaults \(Benchmarks.text(defaults / learners * 1000, 2))e-3, kept \(kept))"
      guard peers > 0 else { return own + "; fsrs-rs is not installed" }
      return own
        + "; fsrs-rs \(Benchmarks.text(peer / peers * 1000)) ms, "
        + "\(Benchmarks.text(peerExcess / peers * 1000, 4))e-3; "
        + "time ratio \(Benchmarks.text(ownBesidePeer / peer, 4))"
    }
  }

  /// The mean divergence of predicted from true recall, by which log loss exceeds the truth's.
  private static func excess(
    _ parameters: FSRSParameters, _ truth: FSRS, _ set: TrainingSet
  ) -> Double {
    let real = set.predictions(truth)
    let predicted = set.predictions(FSRS(parameters))
    let sum = zip(real, predicted).reduce(0.0) { sum, pair in
      let p = min(max(pair.0.recall, 1e-9), 1 - 1e-9)
      let q = min(max(pair.1.recall, 1e-9), 1 - 1e-9)
      return sum + p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    }
    return sum / Double(real.count)
  }

  /// Runs fsrs-rs as Anki calls it (fsrs-rs.py); nil where it is not installed. Only its training is
  /// timed, not the preparation of its input.
  private static func peer(
    _ log: [[TrainingAnswer]]
  ) throws -> (seconds: Double, parameters: FSRSParameters)? {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "fsrs-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = log.map { answers in
      answers.map { "\($0.day.rawValue) \($0.grade.rawValue)" }.joined(separator: " ")
    }
    try lines.joined(separator: "\n").write(to: file, atomically: false, encoding: .utf8)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "fsrs-rs.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let numbers = String(decoding: data, as: UTF8.self).split(separator: " ").compactMap {
      Double($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    guard process.terminationStatus == 0, numbers.count == 22 else { return nil }
    return (numbers[0], try FSRSParameters(Array(numbers.dropFirst())))
  }
}
