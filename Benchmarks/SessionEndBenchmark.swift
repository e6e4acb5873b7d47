import Foundation
import KubeNotes
import NotesStore

/// What runs by itself after a session: reading the log from the file, fitting, and putting the new
/// parameters to use.
enum SessionEndBenchmark {
  static func run() throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("kubenotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    guard let family = LearnerFamily.all.last else { return }
    let log = FamilyBenchmark.learner(family, 1, answers: 10_000).log
    let start = Date(timeIntervalSince1970: 1_767_600_000)
    let firstDay = 20_458
    var entries: [ReviewLogEntry] = []
    for (card, answers) in log.enumerated() {
      for (index, answer) in answers.enumerated() {
        let day = answer.day.rawValue
        entries.append(
          ReviewLogEntry(
            id: "entry-\(card)-\(index)", device: "simulated",
            card: CardID(rawValue: "card-\(card)"),
            time: start.addingTimeInterval(Double(day) * 86_400 + Double(index)),
            day: StudyDay(rawValue: firstDay + day), kind: .review, grade: answer.grade,
            duration: 5000))
      }
    }
    let path = directory.appendingPathComponent("progress.sqlite").path
    let store = try ProgressStore(path: path, timeZone: .gmt) { UInt64.random(in: .min ... .max) }
    try store.merge(entries)
    let now = start.addingTimeInterval(400 * 86_400)
    let fit = try Benchmarks.fastest(of: 5) { try store.fit() }
    let all = try Benchmarks.fastest(of: 1) { try store.optimizeIfWorthwhile(now: now) }
    print(
      "session end: \(entries.count) answers read and fitted in",
      Benchmarks.text(fit.seconds * 1000),
      "ms; with new parameters (\(all.value?.isBetter == true)) put to use",
      Benchmarks.text(all.seconds * 1000), "ms")
  }
}
