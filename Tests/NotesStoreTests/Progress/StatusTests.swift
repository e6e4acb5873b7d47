import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct StatusTests {
  @Test func `an empty progress`() throws {
    let status = try TemporaryProgress().open().status(at: .monday)
    #expect(status.counts == QueueCounts())
    #expect(status.reviewedToday == 0)
    #expect(status.streak == 0)
    #expect(status.nextDue == nil)
  }

  @Test func `streak and the next due date`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try store.set(.fuzz, to: false, at: .monday)
    _ = try store.reconcile(Card.samples(30), at: .monday)
    for day in [0, 2, 3, 4] {
      let card = CardID(rawValue: "card-\(day)")
      _ = try store.answer(card, .easy, at: .monday.days(Double(day)))
    }
    #expect(try store.status(at: .monday).streak == 1)
    #expect(try store.status(at: .monday.days(1)).streak == 1)
    let thursday = try store.status(at: .monday.days(4))
    #expect(thursday.streak == 3)
    #expect(thursday.reviewedToday == 1)
    #expect(thursday.counts == QueueCounts(new: 19))
    // Easy on Monday: eight days.
    #expect(thursday.nextDue == Date("2026-01-13T04:00:00+09:00"))
    #expect(try store.status(at: .monday.days(5)).streak == 3)
    #expect(try store.status(at: .monday.days(6)).streak == 0)
    _ = try store.undo(at: .monday.days(4).minutes(3))
    #expect(try store.status(at: .monday.days(4)).streak == 2)

    _ = try store.answer("card-9", .again, at: .monday.days(4))
    #expect(
      try store.status(at: .monday.days(4)).nextDue == .monday.days(4).addingTimeInterval(60))
    let summary = try store.summary(at: .monday.days(4))
    #expect(summary.introduced == 1)
    #expect(summary.answers == 1)
  }
}
