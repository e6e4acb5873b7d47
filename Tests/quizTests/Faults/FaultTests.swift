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
    var steps = 0
    while life.tally.killed < Self.wanted, steps < Self.wanted * 3 {
      try life.step(Self.next(life.tally.kills, steps))
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

  /// Each kind once, then whichever is furthest behind; answers are given three times as often as
  /// anything else is done, so that a tenth of all kills meets each other kind.
  private static func next(_ kills: [FaultyLife.Action: Int], _ step: Int) -> FaultyLife.Action {
    let actions = FaultyLife.Action.allCases
    if step < actions.count { return actions[step] }
    func share(_ action: FaultyLife.Action) -> Int {
      kills[action, default: 0] * (action == .answer ? 1 : 3)
    }
    let least = actions.map(share).min() ?? 0
    let behind = actions.filter { share($0) == least }
    return behind[step % behind.count]
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal loses nothing that was acknowledged`(signal: Int32) throws {
    let home = try TemporaryHome()
    let run = try KilledRun(
      ["review", "--plain", "--new", "400"], input: KilledRun.answers, home: home.url,
      signal: signal, after: 0, withOutputOf: 4000)
    #expect(run.wasKilled)
    #expect(run.acknowledged > 0)
    let doctor = try QuizBinary.run(["doctor"], home: home.url)
    #expect(doctor.status == 0, "\(doctor.output)")
    let rows = doctor.output.firstMatch(of: #/(\d+) rows replay/#).flatMap { Int($0.1) } ?? 0
    #expect(rows >= run.acknowledged, "signal \(signal)")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal while importing, syncing or restoring loses nothing`(signal: Int32) throws {
    let life = try FaultyLife(seed: Self.seed, signal: signal)
    for action: FaultyLife.Action in [.importNotes, .importDeck, .sync, .restore] {
      try life.step(action)
    }
    #expect(life.tally.lost == 0, "signal \(signal), seed \(Self.seed)")
    #expect(life.tally.complaints == [], "signal \(signal), seed \(Self.seed)")
  }
}
