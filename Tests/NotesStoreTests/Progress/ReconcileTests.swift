import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct ReconcileTests {
  /// One edit of a library: what was there, what is there afterwards, and which of the old cards
  /// keep their progress under which id.
  struct Edit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: [Card]
    var after: [Card]
    var kept: [CardID: CardID]
  }

  static let edits = [
    Edit(
      testDescription: "a typo in a card without an id",
      before: [.sample("text-1", "Which effect evicts runing Pods?", answer: "NoExecute")],
      after: [.sample("text-2", "Which effect evicts running Pods?", answer: "NoExecute")],
      kept: ["text-1": "text-2"]),
    Edit(
      testDescription: "a corrected answer",
      before: [.sample("text-1", "What is the default probe timeout?", answer: "10 s")],
      after: [.sample("text-2", "What is the default probe timeout?", answer: "one second")],
      kept: ["text-1": "text-2"]),
    Edit(
      testDescription: "Korean text with other particles",
      before: [
        .sample("text-1", "테인트는 파드를 어떻게 하나요?", answer: "밀어냅니다", language: .ko)
      ],
      after: [
        .sample("text-2", "테인트가 파드를 어떻게 하나요?", answer: "밀어냅니다", language: .ko)
      ],
      kept: ["text-1": "text-2"]),
    Edit(
      testDescription: "a card that got an id",
      before: [.sample("text-1", "Which effect evicts Pods?", answer: "NoExecute")],
      after: [.sample("evicts", "Which effect evicts running Pods?", answer: "NoExecute")],
      kept: ["text-1": "evicts"]),
    Edit(
      testDescription: "an id that was renamed, the text being equal",
      before: [.sample("old-name", "Which effect evicts Pods?", answer: "NoExecute")],
      after: [.sample("new-name", "Which effect evicts Pods?", answer: "NoExecute")],
      kept: ["old-name": "new-name"]),
    Edit(
      testDescription: "moved to another note and edited a little",
      before: [
        .sample("text-1", note: "a", "Which effect evicts running Pods?", answer: "NoExecute")
      ],
      after: [
        .sample("text-2", note: "b/c", "Which effect evicts the running Pods?", answer: "NoExecute")
      ],
      kept: ["text-1": "text-2"]),
    Edit(
      testDescription: "edited text of a card with an id",
      before: [.sample("evicts", "Which effect evicts Pods?")],
      after: [.sample("evicts", "그 효과는?", language: .ko)],
      kept: ["evicts": "evicts"]),
    Edit(
      testDescription: "rewritten in the other language, in the same section",
      before: [
        .sample("text-1", "Which effect evicts running Pods?"),
        .sample("text-2", "What does a toleration do?"),
      ],
      after: [
        .sample("text-3", "실행 중인 파드를 내보내는 효과는?", language: .ko),
        .sample("text-4", "톨러레이션은 무엇을 하나요?", language: .ko),
      ],
      kept: ["text-1": "text-3", "text-2": "text-4"]),
    Edit(
      testDescription: "two edits at once are told apart",
      before: [
        .sample("text-1", "What does kubectl cordon do?", answer: "marks a node unschedulable"),
        .sample("text-2", "What does kubectl drain do?", answer: "evicts a node's Pods"),
      ],
      after: [
        .sample("text-3", "What does `kubectl drain` do?", answer: "evicts the Pods of a node"),
        .sample("text-4", "What does `kubectl cordon` do?", answer: "marks a node unschedulable"),
      ],
      kept: ["text-1": "text-4", "text-2": "text-3"]),
    Edit(
      testDescription: "clozes of one sentence keep their blanks",
      before: [
        .sample("text-1~1", "[…] repels Pods, a toleration admits them", answer: "A taint"),
        .sample("text-1~2", "A taint repels Pods, […] admits them", answer: "a toleration"),
      ],
      after: [
        .sample("text-2~1", "[…] keeps Pods away, a toleration admits them", answer: "A taint"),
        .sample("text-2~2", "A taint keeps Pods away, […] admits them", answer: "a toleration"),
      ],
      kept: ["text-1~1": "text-2~1", "text-1~2": "text-2~2"]),
    Edit(
      testDescription: "another card in its place",
      before: [.sample("text-1", "Which effect evicts running Pods?", answer: "NoExecute")],
      after: [.sample("text-2", "What is the port of the API server?", answer: "6443")],
      kept: [:]),
    Edit(
      testDescription: "other cards with ids of their own, however alike",
      before: [.sample("get-pods", "What does kubectl get pods do?", answer: "lists Pods")],
      after: [.sample("get-nodes", "What does kubectl get nodes do?", answer: "lists nodes")],
      kept: [:]),
  ]

  @Test(arguments: edits) func `progress follows the card`(edit: Edit) throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(edit.before, at: .monday)
    var states: [CardID: CardState?] = [:]
    for (index, card) in edit.before.enumerated() {
      for day in 0...index { _ = try store.answer(card.id, .good, at: .monday.days(Double(day))) }
      states[card.id] = try store.state(of: card.id)
    }
    let report = try store.reconcile(edit.after, at: .monday.days(20))
    for (old, new) in edit.kept {
      #expect(try store.state(of: new) == states[old])
      #expect(old == new || report.continued[new] == old)
    }
    for card in edit.after where !edit.kept.values.contains(card.id) {
      #expect(try store.state(of: card.id) == nil)
      #expect(report.added.contains(card.id))
    }
    #expect(report.continued.count == edit.kept.filter { $0.key != $0.value }.count)
    #expect(try store.verify() == [])
    // And on: the next answer continues the memory, and undo goes back over the edit.
    for (old, new) in edit.kept {
      let reps = try store.state(of: new)?.reps ?? 0
      #expect(try store.answer(new, .good, at: .monday.days(21)).state?.reps == reps + 1)
      _ = try store.undo(at: .monday.days(21))
      _ = try store.undo(at: .monday.days(21))
      #expect(try store.state(of: new)?.reps ?? 0 <= reps)
      _ = old
    }
    #expect(try store.verify() == [])
  }

  @Test func `deleting keeps the history and bringing back restores it`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let cards = [
      Card.sample("text-1", "Which effect evicts running Pods?"),
      Card.sample("stays", "Who schedules?"),
    ]
    #expect(try store.reconcile(cards, at: .monday).added.count == 2)
    #expect(try store.reconcile(cards, at: .monday).isEmpty)
    let state = try store.answer("text-1", .easy, at: .monday).state
    #expect(try store.reconcile([cards[1]], at: .monday).removed == ["text-1"])
    #expect(try store.state(of: "text-1") == state)
    #expect(try store.log().entries.count == 1)
    let back = try store.reconcile(cards, at: .monday)
    #expect(back.restored == ["text-1"])
    #expect(try store.state(of: "text-1") == state)
    #expect(try store.verify() == [])
  }

  @Test func `an old text that returns beside the edited one is a card of its own`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let old = Card.sample("text-1", "Which effect evicts runing Pods?")
    let new = Card.sample("text-2", "Which effect evicts running Pods?")
    _ = try store.reconcile([old], at: .monday)
    _ = try store.answer("text-1", .good, at: .monday)
    _ = try store.reconcile([new], at: .monday)
    _ = try store.answer("text-2", .good, at: .monday.days(1))
    #expect(try store.state(of: "text-2")?.reps == 2)
    _ = try store.reconcile([old, new], at: .monday.days(2))
    // Each has the answers that were given to it.
    #expect(try store.state(of: "text-2")?.reps == 1)
    #expect(try store.state(of: "text-1")?.reps == 1)
    #expect(try store.counts(at: .monday.days(30)) == QueueCounts(learning: 1, due: 1))
    #expect(try store.verify() == [])
  }

  @Test func `a card given twice counts once`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let report = try store.reconcile([.sample("a"), .sample("b"), .sample("a")], at: .monday)
    #expect(report.added == ["a", "b"])
    #expect(try store.counts(at: .monday).new == 2)
  }

  @Test func `a new order is the order of new cards`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile([.sample("a"), .sample("b")], at: .monday)
    _ = try store.reconcile([.sample("c"), .sample("b"), .sample("a")], at: .monday)
    #expect(try store.next(at: .monday)?.card == "c")
    _ = try store.reconcile([.sample("b", topic: "probes"), .sample("a")], at: .monday)
    #expect(try store.next(at: .monday, QueueFilter(topics: ["probes"]))?.card == "b")
    #expect(try store.counts(at: .monday).new == 2)
    #expect(try store.verify() == [])
  }
}
