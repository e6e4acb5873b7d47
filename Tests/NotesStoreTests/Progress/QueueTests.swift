import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct QueueTests {
  /// Answers whatever comes, until nothing does.
  private func study(
    _ store: ProgressStore, at start: Date, _ filter: QueueFilter = .all, grade: Grade = .easy
  ) throws -> [QueuedCard] {
    var shown: [QueuedCard] = []
    var now = start
    while let card = try store.next(at: now, filter), shown.count < 1000 {
      shown.append(card)
      _ = try store.answer(card.card, grade, at: now)
      now = now.addingTimeInterval(10)
    }
    return shown
  }

  @Test func `new cards come in the order of the library, up to the day's limit`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(50), at: .monday)
    #expect(try store.counts(at: .monday) == QueueCounts(new: 20))
    let shown = try study(store, at: .monday)
    #expect(shown.map(\.card.rawValue) == (0..<20).map { "card-\($0)" })
    #expect(shown.allSatisfy { $0.kind == .new })
    #expect(try store.counts(at: .monday.minutes(60)) == QueueCounts())
    #expect(try store.next(at: .monday.minutes(60)) == nil)
    #expect(try store.next(at: .monday.days(1))?.card == "card-20")
  }

  /// What is read ahead of an answer is a guess, but a good one.
  @Test(arguments: [nil, ["a"], ["b", "c"]] as [[String]?])
  func `the card after an answer is among the upcoming ones`(topics: [String]?) throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    var cards = Card.samples(60)
    for index in cards.indices { cards[index].topic = ["a", "b", "c"][index % 3] }
    _ = try store.reconcile(cards, at: .monday)
    let filter = QueueFilter(topics: topics)
    var random = SplitMix64(seed: 7)
    for day in 0..<4 {
      var now = Date.monday.days(Double(day * 2))
      while let card = try store.next(at: now, filter) {
        let upcoming = try store.upcoming(at: now, filter)
        #expect(upcoming.contains(card.card))
        let grade = Grade.allCases.randomElement(using: &random) ?? .good
        _ = try store.answer(card.card, grade, at: now)
        now = now.addingTimeInterval(10)
        guard let next = try store.next(at: now, filter), next.card != card.card else { continue }
        #expect(upcoming.contains(next.card), "\(next) after \(card.card) \(grade): \(upcoming)")
      }
    }
  }

  @Test func `counting first changes nothing about the order of the day`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(12), at: .monday)
    try store.set(.newPerDay, to: 12, at: .monday)
    let grades: [Grade] = [.good, .easy, .hard, .good]
    for number in 0..<12 {
      for day in [0.0, 3] {
        _ = try store.answer(
          CardID(rawValue: "card-\(number)"), grades[(number + Int(day)) % 4],
          at: .monday.days(day).minutes(Double(number)))
      }
    }
    let later = Date.monday.days(60)
    let counting = try files.open()
    #expect(try counting.counts(at: later).due > 1)
    let first = try counting.next(at: later)?.card
    // The most forgotten comes first, whoever looked before.
    let other = try files.open().next(at: later)?.card
    #expect(first != nil && first == other)
    let states = try (0..<12).compactMap { try store.state(of: CardID(rawValue: "card-\($0)")) }
    let weakest = states.compactMap(\.memory?.stability).min()
    #expect(try store.state(of: #require(first))?.memory?.stability == weakest)
  }

  @Test func `the limit is the day's, however many sessions`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(50), at: .monday)
    try store.set(.newPerDay, to: 7, at: .monday)
    #expect(try study(store, at: .monday, QueueFilter(newPerDay: 3)).count == 3)
    #expect(try study(store, at: .monday.minutes(60)).count == 4)
    #expect(try study(store, at: .monday.minutes(90)).isEmpty)
    // 04:00 of the next morning is another day.
    #expect(try study(store, at: Date("2026-01-06T03:59:00+09:00")).isEmpty)
    #expect(try study(store, at: Date("2026-01-06T04:01:00+09:00")).count == 7)
  }

  @Test func `reviews are limited and new cards are spread among them`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.newPerDay, to: 100, at: .monday)
    _ = try store.reconcile(Card.samples(60), at: .monday)
    _ = try study(store, at: .monday)
    _ = try store.reconcile(Card.samples(70), at: .monday)
    try store.set(.reviewsPerDay, to: 40, at: .monday)
    try store.set(.newPerDay, to: 10, at: .monday)
    let later = Date.monday.days(60)
    #expect(try store.counts(at: later) == QueueCounts(new: 10, due: 40))
    let shown = try study(store, at: later)
    #expect(shown.count == 50)
    let places = shown.indices.filter { shown[$0].kind == .new }
    #expect(places.count == 10)
    let gaps = zip(places.dropFirst(), places).map { $0 - $1 }
    #expect(gaps.allSatisfy { (3...7).contains($0) }, "\(places)")
    #expect(try store.verify() == [])
  }

  @Test func `of the cards that are due, the most forgotten come first`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.fuzz, to: false, at: .monday)
    try store.set(.newPerDay, to: 40, at: .monday)
    _ = try store.reconcile(Card.samples(40), at: .monday)
    // Stabilities from hours to weeks, so that days of overdue weigh differently.
    var random = SplitMix64(seed: 5)
    for number in 0..<40 {
      let card = CardID(rawValue: "card-\(number)")
      for day in 0..<Int.random(in: 1...6, using: &random) {
        let grade: Grade = [.easy, .easy, .good, .hard].randomElement(using: &random) ?? .easy
        _ = try store.answer(card, grade, at: .monday.days(Double(day * 3)))
      }
      _ = try store.answer(card, .easy, at: .monday.days(Double(18 + number % 5)))
    }
    let scheduler = try store.scheduler()
    for (now, atLeast) in [(Date.monday.days(200), 5), (.monday.days(2000), 30)] {
      let today = scheduler.calendar.day(of: now)
      let shown = try study(store, at: now).filter { $0.kind == .due }
      #expect(shown.count >= atLeast)
      let recalls = shown.compactMap {
        $0.state.flatMap { scheduler.retrievability($0, on: today) }
      }
      #expect(recalls.count == shown.count)
      #expect(recalls == recalls.sorted() || Self.isNearlySorted(recalls), "\(recalls)")
      #expect(try store.verify() == [])
    }
  }

  /// Equal to the 24 bits that the order is kept in.
  private static func isNearlySorted(_ values: [Double]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-6 }
  }

  @Test func `a clock that was a year ahead leaves the queue as it was`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(30), at: .monday)
    _ = try study(store, at: .monday)
    let counts = try store.counts(at: .monday.days(1))
    let next = try store.next(at: .monday.days(1))?.card
    let due = try store.history(at: .monday.days(1)).due.map { "\($0)" }
    // Looking a year ahead puts everything in order for that day; looking again undoes it.
    #expect(try store.next(at: .monday.days(365)) != nil)
    #expect(try store.verify() == [])
    #expect(try store.next(at: .monday.days(1))?.card == next)
    #expect(try store.counts(at: .monday.days(1)) == counts)
    #expect(try store.history(at: .monday.days(1)).due.map { "\($0)" } == due)
    #expect(try store.verify() == [])
  }

  @Test func `tomorrow's counts are those of tomorrow`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(50), at: .monday)
    _ = try study(store, at: .monday, QueueFilter(newPerDay: 5))
    _ = try store.answer("card-30", .again, at: .monday.minutes(30))
    let tomorrow = try store.countsTomorrow(at: .monday.minutes(40))
    #expect(tomorrow.new == 20)
    #expect(tomorrow.learning == 0)
    #expect(
      tomorrow.total == (try store.counts(at: Date("2026-01-06T04:00:00+09:00")).total))
  }

  @Test func `cards in steps come first, when their time is there`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.fuzz, to: false, at: .monday)
    _ = try store.reconcile(Card.samples(3), at: .monday)
    _ = try store.answer("card-0", .again, at: .monday)
    #expect(try store.next(at: .monday.addingTimeInterval(30))?.card == "card-1")
    let back = try store.next(at: .monday.addingTimeInterval(61))
    #expect(back?.card == "card-0")
    #expect(back?.kind == .learning)
    _ = try store.answer("card-1", .easy, at: .monday.addingTimeInterval(40))
    _ = try store.answer("card-2", .easy, at: .monday.addingTimeInterval(50))
    // Nothing else is left: it comes a little early.
    #expect(try store.next(at: .monday.addingTimeInterval(51))?.card == "card-0")
    #expect(try store.counts(at: .monday.addingTimeInterval(51)) == QueueCounts(learning: 1))
  }

  @Test func `siblings wait for another day`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let cards = ["a~1", "a~2", "b", "b~back"].map { Card.sample($0) }
    _ = try store.reconcile(cards, at: .monday)
    #expect(try store.counts(at: .monday) == QueueCounts(new: 2))
    #expect(try study(store, at: .monday).map(\.card.rawValue) == ["a~1", "b"])
    #expect(try store.counts(at: .monday).total == 0)
    #expect(try study(store, at: .monday.days(1)).map(\.card.rawValue) == ["a~2", "b~back"])
    // When the answer is taken back, the sibling may come again.
    _ = try store.undo(at: .monday.days(1).minutes(5))
    #expect(try store.next(at: .monday.days(1).minutes(6))?.card == "b~back")
  }

  @Test func `topics and sets of cards`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let cards =
      [Card.sample("s", topic: "scheduling"), .sample("p", topic: "probes")]
      + [.sample("k", topic: "kubectl"), .sample("p2", topic: "probes")]
    _ = try store.reconcile(cards, at: .monday)
    let probes = QueueFilter(topics: ["probes"])
    #expect(try store.counts(at: .monday, probes).new == 2)
    #expect(try store.next(at: .monday, probes)?.card == "p")
    #expect(try store.next(at: .monday, QueueFilter(topics: ["kubectl", "probes"]))?.card == "p")
    #expect(try store.next(at: .monday, QueueFilter(topics: ["storage"])) == nil)
    #expect(try store.next(at: .monday, QueueFilter(topics: [])) == nil)
    #expect(try store.next(at: .monday, QueueFilter(cards: ["k", "gone"]))?.card == "k")
    #expect(try store.counts(at: .monday, QueueFilter(cards: ["k", "p2"])).new == 2)
    #expect(try study(store, at: .monday, probes).map(\.card.rawValue) == ["p", "p2"])
  }

  @Test func `suspended and buried cards are left out`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(3), at: .monday)
    #expect(try store.mark(.suspend, ["card-0"], at: .monday).count == 1)
    #expect(try store.mark(.suspend, ["card-0"], at: .monday).isEmpty)
    #expect(try store.mark(.bury, ["card-1"], at: .monday).count == 1)
    #expect(try study(store, at: .monday).map(\.card.rawValue) == ["card-2"])
    #expect(try study(store, at: .monday.days(1)).map(\.card.rawValue).contains("card-1"))
    _ = try store.mark(.unsuspend, ["card-0"], at: .monday.days(1))
    #expect(try store.next(at: .monday.days(1))?.card == "card-0")
    #expect(throws: StoreError.unknownCard("nope")) {
      try store.mark(.suspend, ["card-2", "nope"], at: .monday.days(1))
    }
    #expect(try store.state(of: "card-2")?.isSuspended == false)
    _ = try store.mark(.reset, ["card-2"], at: .monday.days(1))
    #expect(try store.state(of: "card-2")?.phase == .new)
    #expect(try store.verify() == [])
  }
}
