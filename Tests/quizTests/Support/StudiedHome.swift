import Foundation
import KubeNotes
import NotesStore
import Synchronization

/// Half a year of study by a made-up learner, the same in every run.
///
/// The learner studies the cards of the first learning points on four days of five, recalls as FSRS
/// predicts, and takes some seconds for each answer. All goes through the store as in real use.
enum StudiedHome {
  /// The evening of the last day of study; `QUIZ_NOW` of the tests is the morning after.
  static let lastEvening = Date(timeIntervalSince1970: 1_767_528_000)  // 2026-01-04T21:00+09:00

  /// Adds `data/progress.sqlite` to a home that has a library.
  static func study(in home: URL, days: Int = 170, seed: UInt64 = 20_260_105) throws {
    let data = home.appending(path: "data", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    let bits = Mutex(SplitMix64(seed: seed))
    let progress = try ProgressStore(
      path: data.appending(path: "progress.sqlite").path(percentEncoded: false),
      timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt,
      randomness: { bits.withLock { $0.next() } })
    let library = try Library.open(at: home.appending(path: "cache/library.sqlite"))
    let curriculum = try library.curriculum()
    let wanted = Set(curriculum.points.prefix(150).compactMap(\.cards.first))
    let cards = try library.cards().filter { wanted.contains($0.id) }.sorted { $0.id < $1.id }
    let first = lastEvening.addingTimeInterval(Double(1 - days) * 86_400)
    _ = try progress.reconcile(cards, at: first)
    try progress.set(.newPerDay, to: 2, at: first)
    var chance = SplitMix64(seed: seed)
    for day in 0..<days where Int.random(in: 0..<5, using: &chance) > 0 || day > days - 4 {
      try sit(progress, at: first.addingTimeInterval(Double(day) * 86_400), &chance)
    }
  }

  private static func sit(
    _ progress: ProgressStore, at evening: Date, _ chance: inout SplitMix64
  ) throws {
    var now = evening
    let fsrs = try progress.scheduler().fsrs
    for _ in 0..<Int.random(in: 8...30, using: &chance) {
      guard let queued = try progress.next(at: now) else { return }
      var recall = 0.7
      if let state = queued.state, let memory = state.memory, let last = state.lastReview {
        recall = fsrs.retrievability(
          memory, afterDays: now.timeIntervalSince(last) / 86_400)
      }
      let isRecalled = Double.random(in: 0..<1, using: &chance) < recall
      let grade: Grade =
        isRecalled ? (Int.random(in: 0..<8, using: &chance) == 0 ? .hard : .good) : .again
      let seconds = Int.random(in: 5...25, using: &chance)
      now += Double(seconds)
      _ = try progress.answer(queued.card, grade, at: now, duration: seconds * 1000)
    }
  }
}
