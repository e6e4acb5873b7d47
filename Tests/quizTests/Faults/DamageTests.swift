import Foundation
import Testing

/// Progress files that a disk, or a copy that was cut off, has damaged anywhere.
@Suite struct DamageTests {
  enum Damage: String, CaseIterable {
    case flippedBits, cut, lostPage, foreignPage
  }

  /// A few places in every test run; more with `KUBENOTES_FAULTS`.
  private static let rounds = max(2, FaultTests.wanted / 20)

  /// Neither crashes nor hangs, whatever it finds.
  private static let commands = [
    ["-o", "json"], ["review", "--plain", "--limit", "2"], ["stats", "--plain"], ["card", "list"],
    ["undo"], ["doctor"],
  ]

  @Test(arguments: Damage.allCases)
  func `damage is said, and a backup puts it right`(damage: Damage) throws {
    var random = SplitMix64(seed: FaultTests.seed &+ UInt64(damage.rawValue.utf8.count))
    for round in 0..<Self.rounds {
      let home = try TemporaryHome(isStudied: true)
      let file = home.url.appending(path: "data/progress.sqlite")
      let backup = try QuizBinary.run(["backup"], home: home.url)
      let name = try #require(backup.output.firstMatch(of: #/progress-\w+-manual/#)).output
      let before = try rows(home.url)
      #expect(before > 0)
      try Self.apply(damage, to: file, &random)
      let place = "\(damage), round \(round), seed \(FaultTests.seed)"
      for command in Self.commands {
        let run = try KilledRun(command, input: "\n3\n\n3\n", home: home.url, after: nil)
        let said = String((run.output + run.notices).suffix(800))
        #expect((0...2).contains(run.status) && !run.wasKilled, "\(command): \(place): \(said)")
        if run.status == 2 { #expect(!(run.notices + run.output).isEmpty, "\(command): \(place)") }
      }
      let restore = try QuizBinary.run(["restore", String(name), "--yes"], home: home.url)
      #expect(restore.status == 0, "\(restore.notices) \(place)")
      #expect(try rows(home.url) == before, "\(place)")
    }
  }

  /// What is lost with a damaged write-ahead log is its end: what is left is whole.
  @Test func `a damaged log of the database leaves whole answers`() throws {
    var random = SplitMix64(seed: FaultTests.seed)
    for round in 0..<Self.rounds {
      let home = try TemporaryHome(isStudied: true)
      let before = try rows(home.url)
      let run = try KilledRun(
        ["review", "--plain", "--new", "400"], input: KilledRun.answers, home: home.url,
        after: 0, withOutputOf: 20_000)
      let log = home.url.appending(path: "data/progress.sqlite-wal")
      guard run.wasKilled, var bytes = try? Data(contentsOf: log), bytes.count > 64 else {
        continue
      }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      if Bool.random(using: &random) {
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      } else {
        bytes = bytes.prefix(place)
      }
      try bytes.write(to: log)
      let after = try rows(home.url)
      #expect(after >= before, "round \(round), byte \(place), seed \(FaultTests.seed)")
    }
  }

  private func rows(_ home: URL) throws -> Int {
    let doctor = try QuizBinary.run(["doctor"], home: home)
    #expect(doctor.status == 0, "\(doctor.output) \(doctor.notices)")
    return doctor.output.firstMatch(of: #/(\d+) rows replay/#).flatMap { Int($0.1) } ?? 0
  }

  private static func apply(_ damage: Damage, to file: URL, _ random: inout SplitMix64) throws {
    var bytes = try Data(contentsOf: file)
    let page = 4096
    let start = Int.random(in: 0..<bytes.count / page, using: &random) * page
    switch damage {
    case .flippedBits:
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      }
    case .cut: bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))
    case .lostPage: bytes.replaceSubrange(start..<start + page, with: Data(count: page))
    case .foreignPage:
      let other = Int.random(in: 0..<bytes.count / page, using: &random) * page
      bytes.replaceSubrange(start..<start + page, with: bytes[other..<other + page])
    }
    try bytes.write(to: file)
  }
}
