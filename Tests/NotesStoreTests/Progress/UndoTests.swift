import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct UndoTests {
  @Test func `undo goes back one by one, also after a restart`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(3), at: .monday)
    var states: [[CardState?]] = []
    func snapshot() throws -> [CardState?] {
      try (0..<3).map { try store.state(of: CardID(rawValue: "card-\($0)")) }
    }
    states.append(try snapshot())
    for (index, grade) in [Grade.good, .again, .easy, .good, .hard].enumerated() {
      let card = CardID(rawValue: "card-\(index % 3)")
      _ = try store.answer(card, grade, at: .monday.minutes(Double(index)))
      states.append(try snapshot())
    }
    _ = try store.mark(.suspend, ["card-0"], at: .monday.minutes(10))
    let counts = try store.summary(at: .monday)

    let later = try files.open()
    #expect(try later.undo(at: .monday.minutes(20))?.entry.kind == .suspend)
    #expect(try snapshot() == states.popLast())
    #expect(try later.summary(at: .monday) == counts)
    while let expected = states.popLast() {
      let undone = try later.undo(at: .monday.minutes(30))
      #expect(undone?.entry.kind == .review)
      #expect(try snapshot() == expected)
      #expect(try later.verify() == [])
    }
    #expect(try later.undo(at: .monday) == nil)
    #expect(try later.summary(at: .monday).answers == 0)
    #expect(try later.log().entries.count == 12)
  }

  @Test func `an answer that is undone and given again has the same schedule`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .easy, at: .monday)
    let first = try store.answer("card-0", .good, at: .monday.days(9))
    _ = try store.undo(at: .monday.days(9))
    let second = try store.answer("card-0", .good, at: .monday.days(9))
    #expect(first.entry.schedule == second.entry.schedule)
    #expect(second.state?.reps == 2)
  }

  @Test func `what another device did is not undone here`() throws {
    let here = try TemporaryProgress(seed: 1)
    let there = try TemporaryProgress(seed: 2)
    let (first, second) = (try here.open(), try there.open())
    _ = try first.answer("a", .good, at: .monday)
    _ = try second.answer("b", .good, at: .monday.minutes(1))
    try first.merge(try second.log().entries)
    #expect(try first.undo(at: .monday.minutes(2))?.entry.card == "a")
    #expect(try first.undo(at: .monday.minutes(3)) == nil)
    #expect(try first.state(of: "b")?.reps == 1)
  }
}
