import Foundation
import Testing

@testable import KubeNotes

@Suite struct ReplayTests {
  static let start = Date(timeIntervalSince1970: 1_790_000_000)

  /// A person who answers, undoes, suspends and resets at random, on one device, with a clock that
  /// jumps now and then. Gives the log and the states that the person saw.
  struct Person {
    var log: [ReviewLogEntry] = []
    var states: [CardID: CardState] = [:]

    init(seed: UInt64, entries: Int) throws {
      var random = SplitMix64(seed: seed)
      let zone = try #require(TimeZone(identifier: "America/New_York"))
      let scheduler = Scheduler(zone)
      let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
      var now = ReplayTests.start
      for number in 0..<entries {
        now.addTimeInterval(Double(Int.random(in: 0...90_000, using: &random)))
        if number % 50 == 49 {
          now.addTimeInterval((Bool.random(using: &random) ? 365 : -365) * 86_400)
        }
        let card = CardID(rawValue: "card\(Int.random(in: 0..<6, using: &random))")
        let own = log.filter { $0.card == card }
        var entry = ReviewLogEntry(
          id: "id\(random.next())", device: "d", card: card,
          time: ReviewLogEntry.time(for: now, after: own.map(\.time).max()),
          day: scheduler.calendar.day(of: now), kind: .review)
        switch Int.random(in: 0..<20, using: &random) {
        case 0: entry.kind = .suspend
        case 1: entry.kind = .unsuspend
        case 2: entry.kind = .bury
        case 3: entry.kind = .reset
        case 4: entry.kind = .leech
        case 5...7 where !own.isEmpty:
          entry.kind = .undo
          entry.target = own.randomElement(using: &random)?.id
        default:
          let grade = Grade.allCases.randomElement(using: &random) ?? .good
          let outcome = scheduler.answer(card, state: states[card], grade: grade, at: now)
          entry.grade = grade
          entry.schedule = outcome.schedule
        }
        log.append(entry)
        states[card] =
          entry.kind == .undo
          ? replay.state(of: own + [entry]) : replay.apply(entry, to: states[card] ?? .new)
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func replayGivesTheStatesThatWereSeenInAnyOrder(_ seed: UInt64) throws {
    let person = try Person(seed: seed, entries: 300)
    var random = SplitMix64(seed: seed)
    let shuffled = (person.log + person.log.prefix(40)).shuffled(using: &random)
    let states = Replay(fsrs: FSRS()).states(of: shuffled)
    #expect(states == person.states, "seed \(seed)")
  }

  func entry(
    _ id: String, _ seconds: Double, _ kind: ReviewLogEntry.Kind = .review, grade: Grade? = nil,
    target: String? = nil, day: Int = 0
  ) -> ReviewLogEntry {
    ReviewLogEntry(
      id: id, device: "d", card: CardID(rawValue: "c"),
      time: Self.start.addingTimeInterval(seconds), day: StudyDay(rawValue: 20_000 + day),
      kind: kind, grade: grade, target: target)
  }

  @Test func anUndoneUndoCountsAgain() {
    let answers = [entry("a", 0, grade: .good), entry("b", 1, grade: .again)]
    let undo = entry("u", 2, .undo, target: "b")
    let redo = entry("v", 3, .undo, target: "u")
    #expect(Replay.counting(answers + [undo]).map(\.id) == ["a"])
    #expect(Replay.counting(answers + [redo, undo]).map(\.id) == ["a", "b"])
  }

  @Test func anUndoOfTheFutureOrOfNothingChangesNothing() {
    let log = [entry("u", 0, .undo, target: "a"), entry("a", 1, grade: .good)]
    #expect(Replay.counting(log).map(\.id) == ["a"])
    #expect(
      Replay.counting([entry("a", 1, grade: .good), entry("u", 2, .undo, target: "x")]).count == 1)
  }

  @Test func allUndoneIsACardWithoutState() {
    let log = [entry("a", 0, grade: .good), entry("u", 2, .undo, target: "a")]
    #expect(Replay(fsrs: FSRS()).state(of: log) == nil)
  }

  @Test func aClockSetBackIsNoNegativeTime() throws {
    let fsrs = FSRS()
    let log = [
      entry("a", 0, grade: .good, day: 400), entry("b", 1, grade: .good, day: 3),
      entry("c", 2, grade: .good, day: 8),
    ]
    let state = try #require(Replay(fsrs: fsrs).state(of: log))
    let expected = fsrs.state(
      after: fsrs.state(after: fsrs.firstState(.good), elapsedDays: 0, grade: .good),
      elapsedDays: 5, grade: .good)
    #expect(state.memory == expected)
  }

  @Test func timesOfOneCardNeverGoBack() {
    let last = Self.start
    let back = ReviewLogEntry.time(for: last.addingTimeInterval(-1e6), after: last)
    #expect(abs(back.timeIntervalSince(last) - 0.001) < 1e-6)
    let forth = ReviewLogEntry.time(for: last.addingTimeInterval(60.00049), after: last)
    #expect(abs(forth.timeIntervalSince(last) - 60) < 1e-6)
  }

  @Test func anEntryFromElsewhereIsScheduledByFSRS() throws {
    let state = try #require(Replay(fsrs: FSRS()).state(of: [entry("a", 0, grade: .easy)]))
    #expect(state.due == .day(StudyDay(rawValue: 20_008)))
    #expect(state.phase == .review)
  }

  @Test func newParametersChangeMemoryButNotDueDates() throws {
    let person = try Person(seed: 7, entries: 200)
    var values = FSRSParameters.defaults.values
    values[2] = 9
    values[8] = 1
    let old = Replay(fsrs: FSRS()).states(of: person.log)
    let new = Replay(fsrs: FSRS(try FSRSParameters(values))).states(of: person.log)
    #expect(old.mapValues(\.due) == new.mapValues(\.due))
    #expect(old.mapValues(\.memory) != new.mapValues(\.memory))
  }
}

extension Scheduler {
  /// The defaults in a time zone.
  init(_ zone: TimeZone) {
    self.init(timeZone: zone)
  }
}
