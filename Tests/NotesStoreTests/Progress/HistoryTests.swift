import Foundation

import Testing

@testable import KubeNotes
@testable import NotesStore

@Suite struct HistoryTests {
  static let today = StudyDay(year: 2026, month: 1, day: 5)

  @Test func `an empty progress`() throws {
    let files = try TemporaryProgress()
    let history = try files.open().history(at: .monday)
    #expect(history.today == Self.today)
    #expect(history.desiredRetention == 0.9)
    #expect(history.days.isEmpty)
    #expect(history.due.allSatisfy { $0.cards == 0 })
    #expect(history.stability.total == 0)
    #expect(history.retention.isEmpty)
  }

  @Test func `sums up what was done, without what was taken back`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.fuzz, to: false, at: .monday)
    _ = try store.reconcile(Card.samples(10), at: .monday)
    // Easy: a review after eight days. Good: a step of ten minutes.
    _ = try store.answer("card-0", .easy, at: .monday, duration: 4000)
    _ = try store.answer("card-1", .good, at: .monday.minutes(1), duration: 5000)
    _ = try store.answer("card-2", .easy, at: .monday.minutes(2), duration: 6000)
    _ = try store.undo(at: .monday.minutes(3))
    let first = try store.history(at: .monday.minutes(4))
    #expect(first.days == [StudiedDay(day: Self.today, answers: 2, milliseconds: 9000)])
    #expect(first.retention.isEmpty)
    #expect(first.stability.counts == [0, 1, 1, 0, 0, 0])
    let forecast = DueForecast(first.due, today: Self.today)
    #expect(forecast.counts[0] == 1)
    #expect(forecast.counts[8] == 1)
    #expect(forecast.total == 2)

    // The review, wrongly graded at first.
    _ = try store.answer("card-0", .again, at: .monday.days(8))
    _ = try store.undo(at: .monday.days(8).minutes(1))
    _ = try store.answer("card-0", .good, at: .monday.days(8).minutes(2))
    let second = try store.history(at: .monday.days(8).minutes(5))
    #expect(
      second.retention == [
        MonthlyRetention(
          year: 2026, month: 1, young: RetentionTally(remembered: 1, total: 1),
          mature: RetentionTally())
      ])
  }

  @Test func `the retention of a random log is that of its entries`() throws {
    for seed in UInt64(1)...5 {
      let files = try TemporaryProgress(seed: seed)
      let store = try files.open()
      _ = try store.reconcile(Card.samples(8), at: .monday)
      var generator = SplitMix64(seed: seed)
      var now = Date.monday
      for _ in 0..<120 {
        now = now.days(Double.random(in: 0...3, using: &generator))
        let card = CardID(rawValue: "card-\(Int.random(in: 0..<8, using: &generator))")
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: _ = try store.undo(at: now)
        case 1: _ = try? store.mark(.reset, [card], at: now)
        default:
          let grade = Grade(rawValue: Int.random(in: 1...4, using: &generator)) ?? .good
          _ = try store.answer(card, grade, at: now)
        }
      }
      var ledger = RetentionLedger(cards: 8)
      for number in 0..<8 {
        let entries = try store.history(of: CardID(rawValue: "card-\(number)"))
        for entry in Replay.counting(entries) {
          ledger.add(
            card: number, day: entry.day, kind: entry.kind, grade: entry.grade,
            schedule: entry.schedule.map { ($0.phase.isReview, $0.intervalDays) })
        }
      }
      let history = try store.history(at: now)
      #expect(history.retention == ledger.months(), "seed \(seed)")
      #expect(history.retention.isEmpty == false, "seed \(seed)")
      let summed = history.days.map(\.answers).reduce(0, +)
      let told = try store.summaries(of: Self.today...(Self.today + 1000))
      #expect(summed == told.map(\.answers).reduce(0, +), "seed \(seed)")
    }
  }

  @Test func `recall falls with the days, and the unseen have none`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(3), at: .monday)
    _ = try store.answer("card-0", .good, at: .monday)
    let asked: [CardID] = ["card-0", "card-1", "never-heard-of"]
    let now = try store.recalls(of: asked, at: .monday)
    #expect(now == ["card-0": 1])
    let state = try #require(try store.state(of: "card-0"))
    let stability = try #require(state.memory?.stability)
    let later = try store.recalls(of: asked, at: .monday.days(stability.rounded()))
    #expect(abs((later["card-0"] ?? 0) - 0.9) < 0.03)
  }

  @Test func `cards of coming days, and leeches`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.fuzz, to: false, at: .monday)
    _ = try store.reconcile(Card.samples(5), at: .monday)
    _ = try store.answer("card-3", .easy, at: .monday)
    _ = try store.answer("card-1", .good, at: .monday)
    #expect(try store.cards(dueWithinDays: 7, at: .monday) == [])
    #expect(try store.cards(dueWithinDays: 8, at: .monday) == ["card-3"])
    #expect(try store.cards(dueWithinDays: 3, at: .monday.days(8)) == [])
    #expect(try store.leeches() == [])
    _ = try store.mark(.leech, ["card-1"], at: .monday)
    _ = try store.mark(.suspend, ["card-1"], at: .monday)
    #expect(try store.leeches() == ["card-1"])
  }
}
