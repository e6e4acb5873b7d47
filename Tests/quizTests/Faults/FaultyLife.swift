import Foundation
import GRDB
import KubeNotes
import NotesStore

/// A person's home in which every run of the binary may be cut off at any moment.
///
/// After each cut the file is opened and compared with what was acknowledged before.
final class FaultyLife {
  enum Action: String, CaseIterable {
    case answer, importNotes, importDeck, sync, migrate, rebuild, backup, restore
  }

  struct Tally {
    var kills: [Action: Int] = [:]
    var acknowledged = 0
    var lost = 0
    var complaints: [String] = []

    var killed: Int { kills.values.reduce(0, +) }
  }

  private let root: TemporaryHome
  private let signal: Int32
  private var random: SplitMix64
  private var day = 0
  private(set) var tally = Tally()
  /// The ids that must be in the log.
  private var known: Set<String> = []
  /// The seconds that each action takes when nothing stops it.
  private var durations: [Action: Double] = [:]

  private var home: URL { root.url }
  private var folder: URL { home.appending(path: "shared", directoryHint: .isDirectory) }
  private var other: URL { home.appending(path: "other", directoryHint: .isDirectory) }
  private var old: URL { home.appending(path: "old", directoryHint: .isDirectory) }

  /// - Parameter signal: what cuts a run off.
  init(seed: UInt64, signal: Int32 = SIGKILL) throws {
    self.signal = signal
    root = try TemporaryHome(isStudied: true)
    random = SplitMix64(seed: seed)
    for url in [folder, other, home.appending(path: "notes")] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    for name in ["cache", "data"] {
      try FileManager.default.copyItem(
        at: home.appending(path: name), to: other.appending(path: name))
    }
    _ = try QuizBinary.run(
      ["export", "json", home.appending(path: "deck.json").path()], home: other)
    try remember()
  }

  private var now: [String: String] {
    let date = Date(timeIntervalSince1970: 1_767_571_200 + Double(day) * 86_400)
    return ["QUIZ_NOW": date.formatted(.iso8601)]
  }

  private func store(_ home: URL) throws -> ProgressStore {
    try ProgressStore(
      path: home.appending(path: "data/progress.sqlite").path(percentEncoded: false),
      timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt,
      randomness: { UInt64.random(in: .min ... .max) })
  }

  private func ids(_ home: URL) throws -> Set<String> {
    Set(try store(home).log().entries.map(\.id))
  }

  private func remember() throws { known = try ids(home) }

  /// Does something, cuts it off, and looks at what is left.
  func step(_ action: Action) throws {
    day += 1
    try prepare(action)
    if durations[action] == nil {
      // Once undisturbed, to know how long it takes.
      let start = ContinuousClock.now
      let run = try KilledRun(
        arguments(action), input: input(action, limit: 40), home: place(action), variables: now,
        after: nil)
      let spent = ContinuousClock.now - start
      durations[action] =
        Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
      if run.status > 1, action != .migrate { tally.complaints.append("\(action): \(run.notices)") }
      day += 1
      try remember()
      try prepare(action)
    }
    let before = known
    let delay = Double.random(in: 0...(durations[action] ?? 1), using: &random)
    let run = try KilledRun(
      arguments(action), input: input(action, limit: nil), home: place(action), variables: now,
      signal: signal, after: UInt32(delay * 1_000_000))
    if run.wasKilled {
      tally.kills[action, default: 0] += 1
      // Up again, or one quick run would leave the ends of all later ones alone.
      durations[action]? *= 1.05
    } else {
      durations[action] = delay * 0.9
    }
    try check(action, run, before)
  }

  private func prepare(_ action: Action) throws {
    switch action {
    case .sync:
      _ = try KilledRun(
        ["review", "--plain", "--limit", "3"], input: KilledRun.answers, home: other,
        variables: now, after: nil)
      _ = try QuizBinary.run(["sync", folder.path()], home: other, variables: now)
    case .importNotes:
      let text = (0..<200).map { "## H\($0)\n\nQ: What is \(day)-\($0)?\nA: It is \($0).\n" }
      try Data(("# Day \(day)\n\n" + text.joined(separator: "\n")).utf8)
        .write(to: home.appending(path: "notes/day-\(day % 5).md"))
    case .migrate:
      try? FileManager.default.removeItem(at: old)
      let data = old.appending(path: "data", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Self.released[day % Self.released.count],
        to: data.appending(path: "progress.sqlite"))
    case .rebuild:
      try? FileManager.default.removeItem(at: old)
      try FileManager.default.createDirectory(at: old, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: home.appending(path: "cache"), to: old.appending(path: "cache"))
      // A library has no migrations: one of any other schema is built anew.
      let file = old.appending(path: "cache/library.sqlite").path(percentEncoded: false)
      let schema = "\(day % 6)"
      try DatabaseQueue(path: file).write { db in
        try db.execute(sql: "UPDATE stamp SET value = ? WHERE name = 'schema'", arguments: [schema])
      }
    case .restore:
      _ = try QuizBinary.run(["backup"], home: home, variables: now)
      _ = try KilledRun(
        ["review", "--plain", "--limit", "2"], input: KilledRun.answers, home: home,
        variables: now, after: nil)
      try remember()
    case .answer, .importDeck, .backup: break
    }
  }

  private func place(_ action: Action) -> URL {
    [.migrate, .rebuild].contains(action) ? old : home
  }

  /// Progress files of all schemas before the present one.
  private static let released: [URL] = {
    let folder = QuizBinary.packageRoot.appending(path: "Tests/Fixtures/progress")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let versions = (files ?? []).filter { $0.pathExtension == "sqlite" }
    return versions.sorted {
      $0.lastPathComponent.compare($1.lastPathComponent, options: .numeric) == .orderedAscending
    }.dropLast()
  }()

  private func arguments(_ action: Action) -> [String] {
    switch action {
    case .answer: ["review", "--plain", "--new", "400"]
    case .importNotes: ["import", home.appending(path: "notes").path()]
    case .importDeck: ["import", home.appending(path: "deck.json").path()]
    case .sync: ["sync", folder.path()]
    case .migrate: ["sync", home.appending(path: "nowhere").path()]
    case .rebuild: ["search", "pod"]
    case .backup: ["backup"]
    case .restore: ["restore", "1", "--yes"]
    }
  }

  private func input(_ action: Action, limit: Int?) -> String {
    guard action == .answer else { return "" }
    return limit.map { String(repeating: "\n3\n", count: $0) } ?? KilledRun.answers
  }

  /// Compares what is there with what was acknowledged.
  private func check(_ action: Action, _ run: KilledRun, _ before: Set<String>) throws {
    if action == .rebuild { return try checkLibrary() }
    let place = place(action)
    let doctor = try QuizBinary.run(["doctor"], home: home, variables: now)
    if doctor.status != 0 { tally.complaints.append("doctor after \(action): \(doctor.output)") }
    let store = try store(place)
    let differences = try store.verify()
    let problems = try store.integrityProblems()
    if !differences.isEmpty || !problems.isEmpty {
      tally.complaints.append("\(action): \(differences.prefix(3)) \(problems.prefix(3))")
    }
    let after = Set(try store.log().entries.map(\.id))
    switch action {
    case .migrate:
      if after.count != 6 { tally.complaints.append("migrate: \(after.count) of 6 rows") }
    case .answer:
      tally.acknowledged += run.acknowledged
      let new = after.subtracting(before).count
      tally.lost += before.subtracting(after).count + max(0, run.acknowledged - new)
    case .restore:
      // The old state, or the backup's, which lacks the two latest answers; nothing between.
      let missing = before.subtracting(after)
      if !(missing.isEmpty || (missing.count == 2 && after.isSubset(of: before))) {
        tally.complaints.append("restore: \(missing.count) rows missing")
      }
    case .importNotes, .importDeck, .sync, .backup, .rebuild:
      tally.lost += before.subtracting(after).count
    }
    if action == .backup || action == .restore { try checkBackups() }
    if action == .sync { try checkFolder() }
    if place == home { try remember() }
  }

  /// The next run finds what it looks for, and nothing stays behind.
  private func checkLibrary() throws {
    for command in [["search", "pod"], ["doctor"]] {
      let run = try QuizBinary.run(command, home: old, variables: now)
      if run.status != 0 { tally.complaints.append("\(command) after rebuild: \(run.notices)") }
    }
    let left = try FileManager.default.contentsOfDirectory(
      atPath: old.appending(path: "cache").path(percentEncoded: false))
    if left.contains(where: { $0.contains(".new-") }) {
      tally.complaints.append("rebuild left \(left)")
    }
  }

  /// Whatever has the name of a backup is whole.
  private func checkBackups() throws {
    let backups = Backups(
      progress: home.appending(path: "data/progress.sqlite"), timeZone: .gmt)
    for (index, backup) in backups.all().enumerated() {
      if index > 3 { try FileManager.default.removeItem(at: backup.url) }
      guard index < 2 else { continue }
      do {
        _ = try Restoration(backup, backups, randomness: { UInt64.random(in: .min ... .max) })
      } catch {
        tally.complaints.append("backup \(backup.name): \(error)")
      }
    }
  }

  /// After an undisturbed run, both homes know the same.
  private func checkFolder() throws {
    for place in [home, other, home] {
      let run = try QuizBinary.run(["sync", folder.path()], home: place, variables: now)
      if run.status != 0 { tally.complaints.append("sync: \(run.notices)") }
    }
    if try ids(home) != ids(other) { tally.complaints.append("sync: homes differ") }
  }
}
