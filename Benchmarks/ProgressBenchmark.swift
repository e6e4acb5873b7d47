import Foundation
import GRDB
import KubeNotes
import NotesStore

/// An answer and the card after it, in units of one durable row measured in turns with it; and a
/// million log rows replayed from the file.
enum ProgressBenchmark {
  private static let start = Date(timeIntervalSince1970: 1_767_600_000)
  private static let firstDay = StudyDay(rawValue: 20_458)

  static func run() throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("kubenotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let plain = try DatabaseQueue(path: directory.appendingPathComponent("plain.sqlite").path)
    try plain.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "CREATE TABLE row (key INTEGER PRIMARY KEY, text TEXT)")
    }
    // SQLite writes its log from the start again once it is a thousand pages long. Until then every
    // row makes the file longer, which the disk takes longer for.
    for number in 0..<2500 { try insert(number, plain) }
    for size in [1_000, 10_000, 100_000] { try answers(size, directory, plain) }
    if !CommandLine.arguments.contains("--answers") { try replay(directory) }
  }

  private static func insert(_ number: Int, _ plain: DatabaseQueue) throws {
    try plain.write { db in
      try db.cachedStatement(sql: "INSERT INTO row (text) VALUES (?)")
        .execute(arguments: ["card-\(number) good 4000 ms, due in 8 days"])
    }
  }

  private static func open(_ name: String, _ directory: URL) throws -> ProgressStore {
    try ProgressStore(path: directory.appendingPathComponent(name).path, timeZone: .gmt) {
      UInt64.random(in: .min ... .max)
    }
  }

  private static func cards(_ count: Int) -> [Card] {
    (0..<count).map { number in
      Card(
        id: CardID(rawValue: "card-\(number)"), kind: .question,
        section: SectionAddress("note/\(number / 20)"), topic: "topic-\(number % 8)",
        faces: [.en: CardFace(prompt: "Question number \(number)?", answer: "\(number)")])
    }
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  private static func answers(_ size: Int, _ directory: URL, _ plain: DatabaseQueue) throws {
    let store = try open("deck-\(size).sqlite", directory)
    let cards = cards(size)
    let reconciled = try seconds { _ = try store.reconcile(cards, at: start) }
    let again = try seconds { _ = try store.reconcile(cards, at: start) }
    // Nine of ten cards were answered once, and all of those are due.
    let entries = cards.enumerated().filter { $0.offset % 10 != 0 }.map { number, card in
      ReviewLogEntry(
        id: "seed-\(number)", device: "seed", card: card.id,
        time: start.addingTimeInterval(Double(number)), day: firstDay, kind: .review,
        grade: number % 7 == 0 ? .again : .good)
    }
    try store.merge(entries)
    try store.set(.reviewsPerDay, to: 1_000_000, at: start)
    try store.set(.newPerDay, to: 1_000_000, at: start)
    var now = start.addingTimeInterval(40 * 86_400)
    let ranked = try seconds { _ = try store.next(at: now) }
    var (durable, both, answer, next, counts) = (
      [Double](), [Double](), [Double](), [Double](), [Double]()
    )
    var queued = try store.next(at: now)
    for number in 0..<1000 {
      durable.append(try seconds { try insert(number, plain) })
      guard let card = queued?.card else { break }
      let grade: Grade = number % 6 == 0 ? .again : .good
      both.append(
        try seconds {
          queued = try store.answer(card, grade, at: now, duration: 4000, next: .all).following.card
        })
      // In transactions of their own, as other callers do it.
      if number % 4 == 0, let card = queued?.card {
        answer.append(try seconds { _ = try store.answer(card, .good, at: now, duration: 4000) })
        next.append(try seconds { queued = try store.next(at: now) })
      }
      if number % 100 == 0 { counts.append(try seconds { _ = try store.counts(at: now) }) }
      now = now.addingTimeInterval(7)
    }
    let unit = median(durable)
    print(
      "progress: \(size) cards: answer and next = \(Benchmarks.text(median(both) / unit)) durable rows",
      "(row \(micro(unit)), answer and next \(micro(median(both))); by themselves",
      "\(micro(median(answer))) and \(micro(median(next))),",
      "counts \(micro(median(counts))), first of the day \(Benchmarks.text(ranked, 3)) s,",
      "reconcile \(Benchmarks.text(reconciled, 3)) s, again \(Benchmarks.text(again, 3)) s)")
  }

  private static func micro(_ seconds: Double) -> String {
    "\(Int(seconds * 1e6)) µs"
  }

  private static func replay(_ directory: URL) throws {
    let store = try open("long.sqlite", directory)
    let cards = cards(20_000)
    _ = try store.reconcile(cards, at: start)
    var random = SplitMix64(seed: 1)
    let entries = (0..<1_000_000).map { number in
      let day = firstDay + number / 2000
      let interval = Int.random(in: 1...50, using: &random)
      return ReviewLogEntry(
        id: "0000000000000\(1_000_000_000_000 + number)", device: "seed",
        card: cards[Int.random(in: 0..<cards.count, using: &random)].id,
        time: start.addingTimeInterval(Double(number) * 43), day: day, kind: .review,
        grade: [.again, .good, .good, .easy][Int.random(in: 0...3, using: &random)],
        duration: 5000,
        schedule: Schedule(
          phase: .review, due: .day(day + interval), intervalDays: interval,
          desiredRetention: 0.9))
    }
    let merged = try seconds { try store.merge(entries) }
    let replayed = try seconds { try store.rebuild() }
    let later = start.addingTimeInterval(1_000_000 * 43)
    let (history, _) = try Benchmarks.fastest(of: 3) { try store.history(at: later) }
    print("progress: 1,000,000 rows: statistics \(Benchmarks.text(history)) s")
    var differences = 0
    let verified = try seconds { differences = try store.verify().count }
    print(
      "progress: 1,000,000 rows: replay \(Benchmarks.text(replayed)) s, compare",
      "\(Benchmarks.text(verified)) s with \(differences) differences, merge",
      "\(Benchmarks.text(merged)) s")
  }
}
