import Foundation
import KubeNotes
import NotesStore
import Testing

/// Random histories.
@Suite struct ProgressPropertyTests {
  static let count = 12

  /// Does something at random; sometimes with the clock far off.
  static func step(
    _ store: ProgressStore, _ now: inout Date, _ random: inout SplitMix64
  ) throws {
    let card = CardID(rawValue: "card-\(Int.random(in: 0..<count, using: &random))")
    now = now.addingTimeInterval(Double.random(in: 1...200_000, using: &random))
    var clock = now
    if Int.random(in: 0..<20, using: &random) == 0 {
      clock = now.days(Double.random(in: -400...400, using: &random))
    }
    switch Int.random(in: 0..<100, using: &random) {
    case ..<60:
      let grade = Grade(rawValue: Int.random(in: 1...4, using: &random)) ?? .good
      _ = try store.answer(
        card, grade, at: clock, duration: Int.random(in: -5...90_000, using: &random))
    case ..<75: _ = try store.undo(at: clock)
    case ..<92:
      let mark = ProgressStore.Mark.allCases.randomElement(using: &random) ?? .bury
      _ = try store.mark(mark, [card], at: clock)
    case ..<95:
      _ = try store.move([card], to: StudyDay(rawValue: 20_500), at: clock)
    case ..<97:
      let first = Int.random(in: 0..<count, using: &random)
      let kept = Card.samples(count).dropFirst(first).shuffled(using: &random)
      _ = try store.reconcile(Array(kept), at: clock)
      _ = try store.reconcile(Card.samples(count), at: clock)
    case ..<98:
      try store.set(
        .desiredRetention, to: Double.random(in: 0.7...0.97, using: &random), at: clock)
    default:
      let values = FSRSParameters.defaults.values.map {
        $0 * Double.random(in: 0.8...1.25, using: &random)
      }
      try store.setParameters(try FSRSParameters(values), at: clock)
    }
  }

  @Test(arguments: 1...6)
  func `after any history, replay gives the stored states`(seed: UInt64) throws {
    let files = try TemporaryProgress(seed: seed)
    let store = try files.open()
    var random = SplitMix64(seed: seed)
    var now = Date.monday
    _ = try store.reconcile(Card.samples(Self.count), at: now)
    for index in 0..<250 {
      try Self.step(store, &now, &random)
      if index % 50 == 0 { #expect(try store.verify() == [], "seed \(seed), step \(index)") }
    }
    #expect(try store.verify() == [], "seed \(seed)")
    let before = try Self.states(store)
    try store.rebuild()
    #expect(try Self.states(store) == before, "seed \(seed)")
    #expect(try store.verify() == [], "seed \(seed)")
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: 1...6)
  func `logs merge in any order to the same states`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var logs: [[ReviewLogEntry]] = []
    var links: [CardLink] = []
    for device in 0..<3 {
      let files = try TemporaryProgress(seed: seed * 10 + UInt64(device))
      let store = try files.open()
      var now = Date.monday
      _ = try store.reconcile(Card.samples(Self.count), at: now)
      for _ in 0..<60 {
        // Options would have to travel as well; here only the log does.
        let entries = try store.log().entries.count
        try Self.step(store, &now, &random)
        if try store.log().entries.count == entries { continue }
      }
      // One device sees an edit.
      if device == 1 {
        var cards = Card.samples(Self.count)
        cards[3] = .sample("text-new", "What is card-3??")
        _ = try store.reconcile(cards, at: now)
        links += [CardLink(id: "text-new", target: "card-3", changed: now)]
        _ = try store.answer("text-new", .good, at: now.days(1))
      }
      logs.append(try store.log().entries)
    }
    let all = logs.flatMap { $0 }
    var results: [[CardState?]] = []
    for round in 0..<4 {
      let files = try TemporaryProgress(seed: 77)
      let store = try files.open()
      _ = try store.reconcile(Card.samples(Self.count), at: .monday)
      var rest = all.shuffled(using: &random)[...]
      if round % 2 == 0 { try store.merge([], links: links) }
      while !rest.isEmpty {
        let size = Int.random(in: 1...80, using: &random)
        try store.merge(rest.prefix(size))
        // What is there already changes nothing.
        #expect(try store.merge(rest.prefix(size).shuffled(using: &random)) == 0)
        rest = rest.dropFirst(size)
      }
      if round % 2 == 1 { try store.merge([], links: links) }
      #expect(try store.verify() == [], "seed \(seed)")
      #expect(try store.log().entries.count == all.count)
      #expect(try store.state(of: "text-new") == store.state(of: "card-3"))
      results.append(try Self.states(store))
    }
    for result in results.dropFirst() { #expect(result == results[0], "seed \(seed)") }
  }

  private static func states(_ store: ProgressStore) throws -> [CardState?] {
    try (0..<count).map { try store.state(of: CardID(rawValue: "card-\($0)")) }
  }
}
