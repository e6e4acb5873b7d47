import Foundation
import KubeNotes

/// Fitting against fsrs-rs on the same answers in the same run: time, and how far the predictions of
/// a second log of the same learner are from the truth.
enum OptimizerBenchmark {
  private static let sizes: [(name: String, answers: Int, learners: Int, runs: Int)] = [
    ("4k", 4368, 10, 5), ("10k", 10_000, 10, 5), ("100k", 100_000, 2, 3), ("1M", 1_000_000, 1, 2),
  ]

  static func run() throws {
    for size in sizes {
      var sums = Sums()
      for number in 0..<size.learners {
        let families = LearnerFamily.all
        let family = families[(families.count - 1 + number) % families.count]
        let learner = FamilyBenchmark.learner(family, 1, answers: size.answers)
        // The set is built from the log in the time that counts.
        let own = Benchmarks.fastest(of: size.runs) {
          Optimizer().optimize(TrainingSet(learner.log))
        }
        sums.learners += 1
        sums.answers += learner.log.reduce(0) { $0 + $1.count }
        sums.own += own.seconds
        sums.kept += own.value.verdict == .improved ? 0 : 1
        sums.ownExcess += FamilyBenchmark.excess(own.value.parameters, learner.truth, learner.test)
        sums.defaults += FamilyBenchmark.excess(.defaults, learner.truth, learner.test)
        if let peer = try peer(learner.log) {
          sums.peers += 1
          sums.peer += peer.seconds
          sums.ownBesidePeer += own.seconds
          sums.peerExcess += FamilyBenchmark.excess(
            peer.parameters, learner.truth, learner.test)
          compare(peer, learner.log, isShown: number == 0)
        }
      }
      print(sums.line(size.name))
    }
  }

  /// What fsrs-rs and we say of the defaults on the same answers.
  private static func compare(_ peer: Peer, _ log: [[TrainingAnswer]], isShown: Bool) {
    guard isShown, let own = PredictionMetrics(of: .defaults, on: TrainingSet(log)) else { return }
    print(
      "metrics of the defaults: log loss \(Benchmarks.text(own.recentLogLoss, 6)), "
        + "RMSE(bins) \(Benchmarks.text(own.rmseBins, 6)), "
        + "AUC \(own.auc.map { Benchmarks.text($0, 4) } ?? "-"); "
        + "fsrs-rs \(Benchmarks.text(peer.logLoss, 6)), \(Benchmarks.text(peer.rmseBins, 6))")
  }

  private struct Peer {
    var seconds: Double
    var logLoss: Double
    var rmseBins: Double
    var parameters: FSRSParameters
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

  /// Runs fsrs-rs as Anki calls it (fsrs-rs.py); nil where it is not installed. Only its training is
  /// timed, not the preparation of its input.
  private static func peer(
    _ log: [[TrainingAnswer]]
  ) throws -> Peer? {
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
    guard process.terminationStatus == 0, numbers.count == 24 else { return nil }
    return Peer(
      seconds: numbers[0], logLoss: numbers[1], rmseBins: numbers[2],
      parameters: try FSRSParameters(Array(numbers.dropFirst(3))))
  }
}
