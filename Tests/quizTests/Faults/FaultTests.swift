import Foundation
import Testing

/// Kills the real binary at random moments of whatever it does.
///
/// A few kills in every test run; as many as `KUBENOTES_FAULTS` says where it is set, with
/// `KUBENOTES_SEED` to repeat a run.
@Suite struct FaultTests {
  static let variables = ProcessInfo.processInfo.environment
  static let wanted = variables["KUBENOTES_FAULTS"].flatMap(Int.init) ?? 8
  static let seed =
    variables["KUBENOTES_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)

  @Test func `kill -9 loses nothing that was acknowledged`() throws {
    let life = try FaultyLife(seed: Self.seed)
    var random = SplitMix64(seed: Self.seed &+ 1)
    var steps = 0
    while life.tally.killed < Self.wanted, steps < Self.wanted * 3 {
      let actions = FaultyLife.Action.allCases
      let action =
        steps < actions.count
        ? actions[steps] : [actions[steps % actions.count], .answer].randomElement(using: &random)
      try life.step(action ?? .answer)
      steps += 1
    }
    let tally = life.tally
    let kills = tally.kills.map { "\($0.key.rawValue) \($0.value)" }.sorted()
    print(
      "kills \(tally.killed) (\(kills.joined(separator: ", "))), answers acknowledged "
        + "\(tally.acknowledged), lost \(tally.lost), seed \(Self.seed)")
    #expect(tally.lost == 0, "seed \(Self.seed)")
    #expect(tally.complaints == [], "seed \(Self.seed)")
    #expect(tally.killed >= Self.wanted / 2, "seed \(Self.seed)")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal loses nothing that was acknowledged`(signal: Int32) throws {
    let home = try TemporaryHome()
    let run = try KilledRun(
      ["review", "--plain", "--new", "400"], input: KilledRun.answers, home: home.url,
      signal: signal, after: 600_000)
    #expect(run.wasKilled || run.status == 130)
    let doctor = try QuizBinary.run(["doctor"], home: home.url)
    #expect(doctor.status == 0, "\(doctor.output)")
    let rows = doctor.output.firstMatch(of: #/(\d+) rows replay/#).flatMap { Int($0.1) } ?? 0
    #expect(rows >= run.acknowledged, "signal \(signal)")
  }
}
