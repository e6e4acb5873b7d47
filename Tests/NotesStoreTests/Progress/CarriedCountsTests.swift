import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct CarriedCountsTests {
  private static let filters: [QueueFilter] = [
    .all, QueueFilter(topics: ["probes"]), QueueFilter(topics: ["scheduling", "probes"]),
    QueueFilter(newPerDay: 1000, reviewsPerDay: 1000),
    QueueFilter(newPerDay: 3, reviewsPerDay: 5), QueueFilter(cards: ["block-1~1", "block-2~2"]),
  ]

  /// Blocks of one to three cards, whose cards may be in different topics.
  private static let cards: [Card] = (0..<60).map { number in
    Card.sample(
      "block-\(number / 3)~\(number % 3)", topic: number % 5 < 2 ? "probes" : "scheduling")
  }

  @Test(arguments: 0..<12)
  func `counts carried from answer to answer are those of a fresh look`(_ number: Int) throws {
    let seed = UInt64(number) + 71
    var random = SplitMix64(seed: seed)
    let filter = Self.filters[number % Self.filters.count]
    let files = try TemporaryProgress(seed: seed)
    let store = try files.open()
    let other = try files.open()
    _ = try store.reconcile(Self.cards, at: .monday)
    try store.set(.newPerDay, to: 6, at: .monday)
    try store.set(.reviewsPerDay, to: 9, at: .monday)
    var now = Date.monday
    for step in 0..<250 {
      let any = Self.cards[Int.random(in: 0..<Self.cards.count, using: &random)].id
      let grade = Grade.allCases[Int.random(in: 0..<4, using: &random)]
      switch Int.random(in: 0..<40, using: &random) {
      case 0: _ = try store.undo(at: now)
      case 1: _ = try store.mark(.suspend, [any], at: now)
      case 2: _ = try store.mark(.bury, [any], at: now)
      case 3: _ = try store.mark(.reset, [any], at: now)
      case 4: now = now.days(Double(Int.random(in: 1...3, using: &random)))
      case 5: try store.set(.reviewsPerDay, to: Int.random(in: 0...20, using: &random), at: now)
      // Another process that answers, or moves the limit.
      case 6, 7: _ = try other.answer(any, grade, at: now)
      case 8: try other.set(.newPerDay, to: Int.random(in: 0...20, using: &random), at: now)
      // Something else than what the queue would show.
      case 9..<14: _ = try store.answer(any, grade, at: now)
      default:
        if let card = try store.next(at: now, filter)?.card {
          // What is read while a person thinks holds only until something else is written.
          let isPrepared = step % 3 > 0
          if isPrepared { _ = try store.upcoming(at: now, filter, after: card) }
          switch Int.random(in: 0..<24, using: &random) {
          case 0: _ = try other.answer(any, grade, at: now)
          case 1: _ = try store.answer(any, grade, at: now)
          case 2: _ = try other.mark(.bury, [any], at: now)
          case 3: _ = try store.mark(.suspend, [any], at: now)
          case 4: _ = try store.undo(at: now)
          case 5: try store.set(.newPerDay, to: Int.random(in: 0...20, using: &random), at: now)
          case 6: now = now.days(1)
          case 7: _ = try store.upcoming(at: now, filter, after: any)
          default: break
          }
          let said = try store.answer(card, grade, at: now, next: filter).following
          // What is said with the answer is what a fresh look says.
          if isPrepared || step % 4 == 0 {
            let fresh = try files.open()
            let next = try fresh.next(at: now, filter)
            #expect(said.card == next, "seed \(seed), step \(step)")
            #expect(said.glance.state == next?.state, "seed \(seed), step \(step)")
            #expect(said.glance.counts == (try fresh.counts(at: now, filter)), "seed \(seed)")
          }
        } else {
          now = now.minutes(700)
        }
      }
      now = now.addingTimeInterval(Double.random(in: 0...900, using: &random))
      let fresh = try files.open().counts(at: now, filter)
      #expect(try store.counts(at: now, filter) == fresh, "seed \(seed), step \(step)")
      #expect(try store.glance(at: any, now, filter).counts == fresh, "seed \(seed), step \(step)")
      // Days are counted now and then; in between they are what the log says.
      if step % 40 == 0 { #expect(try store.verify().isEmpty, "seed \(seed), step \(step)") }
    }
    #expect(try store.verify().isEmpty)
  }
}
