import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Decks from Anki's own backend in, out again, and back into Anki.
@Suite(.enabled(if: AnkiBackend.isThere, "Anki's backend is not installed (pip install anki)"))
struct AnkiRoundTripTests {
  @Test(arguments: ["anki2", "anki21", "anki21b"])
  func `a deck comes in and goes out with nothing lost`(variant: String) throws {
    let home = try ExchangeHome()
    let deck = home.folder.appending(path: "deck.apkg")
    let original = try AnkiBackend.make(deck, variant: variant)
    // Anki reads the package as we do.
    #expect(try AnkiBackend.inspect([deck]).cards == original.cards)

    let first = try home.take(deck)
    #expect(first.added == original.cards)
    #expect(first.leftOut == 0)
    #expect(first.media == 1)
    #expect(try home.library.cards().count == original.cards)
    #expect(try home.progress.verify() == [])
    let reviews = try home.progress.log().entries.count { $0.kind == .review }
    #expect(reviews == original.reviews)

    let second = try home.take(deck)
    #expect(second.added == 0)
    #expect(second.reviews == 0)
    #expect(second.known == original.cards)

    let copy = home.folder.appending(path: "copy.apkg")
    try home.give(copy)
    let result = try AnkiBackend.inspect([copy])
    #expect(result.isSound)
    #expect(result.cards == original.cards)
    #expect(result.reviews == original.reviews)
    #expect(result.tags == original.tags)
    #expect(result.media == original.media)
    // A hint stands behind its blank, and a number with two places becomes a question a number: all
    // other cards come back with the same first field, and every card with the same state.
    #expect(
      Self.states(result.states.filter(Self.isPlain))
        == Self.states(original.states.filter(Self.isPlain)))
    #expect(Self.memories(result) == Self.memories(original))

    let again = try AnkiBackend.inspect([copy, copy])
    #expect(again.cards == original.cards)
    #expect(again.notes == result.notes)
    #expect(again.reviews == original.reviews)
  }

  @Test func `our own export comes back without a change`() throws {
    let home = try ExchangeHome()
    try Self.ownNotes.write(
      to: home.folder.appending(path: "own.md"), atomically: true, encoding: .utf8)
    try home.library.importNotes(at: home.folder.appending(path: "own.md"))
    let cards = try home.library.cards()
    _ = try home.progress.reconcile(cards, at: .monday)
    for card in cards { _ = try home.progress.answer(card.id, .good, at: .monday, duration: 10) }
    let package = home.folder.appending(path: "own.apkg")
    try home.give(package)
    let anki = try AnkiBackend.inspect([package])
    #expect(anki.isSound)
    #expect(anki.cards == cards.count)
    #expect(anki.reviews == cards.count)
    let report = try home.take(package)
    #expect(report.added == 0)
    #expect(report.reviews == 0)

    let other = try ExchangeHome()
    let taken = try other.take(package)
    #expect(taken.added == cards.count)
    for card in cards where card.kind != .step {
      let memory = try home.progress.state(of: card.id)?.memory
      let same = try other.progress.state(of: card.id)?.memory
      #expect(abs((memory?.stability ?? 0) - (same?.stability ?? -1)) < 0.001, "\(card.id)")
      let copy = try other.library.card(card.id)
      #expect(copy?.kind == card.kind, "\(card.id)")
      #expect(copy?.faces.values.first?.prompt == card.faces.values.first?.prompt, "\(card.id)")
    }
  }

  private static let ownNotes = """
    <!-- card: own-pod -->
    Q: What is a `Pod`?
    A: The smallest unit.
    Why: Containers share it.

    <!-- card: own-short -->
    R: po
    A: pods

    <!-- card: own-parts -->
    C: The [kubelet] starts [containers].

    <!-- card: own-list -->
    Cmd: List all Pods.
    A: `kubectl get pods -A`
    Or: `kubectl get po -A`

    <!-- card: own-steps -->
    Steps: Drain a node
    1. cordon
    2. evict
    3. delete

    """

  private static func isPlain(_ state: AnkiBackend.State) -> Bool {
    !state.front.contains("::") && !state.front.contains("[…]")
  }

  private static func states(_ states: [AnkiBackend.State]) -> [AnkiBackend.State] {
    states
  }

  private static func memories(_ summary: AnkiBackend.Summary) -> [String] {
    summary.states.map { state in
      "\(state.type) \(state.queue) \(state.due) \(state.interval) \(state.stability ?? 0)"
        + " \(state.difficulty ?? 0) \(state.retention ?? 0) \(state.decay ?? 0)"
        + " \(state.lastReview ?? 0) \(state.reviews)"
    }
    .sorted()
  }
}
