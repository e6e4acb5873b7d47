import Foundation
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct ProgressOptimizeTests {
  /// A log of a simulated learner whose memory is not the average one.
  private func fill(_ store: ProgressStore, cards: Int, days: Int) throws {
    var values = FSRSParameters.defaults.values
    values[2] = 12
    values[3] = 40
    values[8] = 2.6
    values[20] = 0.4
    let truth = FSRS(try FSRSParameters(values))
    var random = SplitMix64(seed: 5)
    var entries: [ReviewLogEntry] = []
    for card in 0..<cards {
      var memory: MemoryState?
      var last = 0
      var day = card % days
      while day < days {
        let grade: Grade
        if let known = memory {
          let recall = truth.retrievability(known, afterDays: Double(day - last))
          grade = random.unit() < recall ? .good : .again
        } else {
          grade = random.unit() < 0.7 ? .good : .again
        }
        memory = truth.state(after: memory, elapsedDays: day - last, grade: grade)
        last = day
        entries.append(
          ReviewLogEntry(
            id: "entry-\(card)-\(day)", device: "simulated",
            card: CardID(rawValue: "card-\(card)"), time: .monday.days(Double(day)),
            day: StudyDay(rawValue: 20_458 + day), kind: .review, grade: grade, duration: 5000))
        day += 1 + Int(random.unit() * 2 * (memory?.stability ?? 1))
      }
    }
    try store.merge(entries)
  }

  @Test func `parameters that predict better are put to use, and states follow`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    try fill(store, cards: 300, days: 200)
    let fitting = try store.fit()
    #expect(fitting.isBetter)
    #expect(try store.parameters() == .defaults)
    let (before, after) = (try #require(fitting.before), try #require(fitting.after))
    #expect(after.logLoss < before.logLoss)
    try store.apply(fitting, at: .monday.days(201))
    #expect(try store.parameters() == fitting.optimization.parameters)
    #expect(try store.verify() == [])

    // Nothing was answered since: nothing to compare, nothing changes.
    let again = try store.fit()
    #expect(!again.isBetter)
    #expect(try store.optimizeIfWorthwhile(now: .monday.days(202)) == nil)
  }

  @Test func `it runs by itself when enough was answered, unless switched off`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    #expect(try store.optimizeIfWorthwhile(now: .monday) == nil)
    try fill(store, cards: 300, days: 200)
    try store.set(.optimizesItself, to: false, at: .monday)
    #expect(try store.optimizeIfWorthwhile(now: .monday.days(201)) == nil)
    try store.set(.optimizesItself, to: true, at: .monday)
    #expect(try store.optimizeIfWorthwhile(now: .monday.days(201))?.isBetter == true)
    #expect(try store.parameters() != .defaults)
  }

  @Test func `too few answers change nothing`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.answer("a", .good, at: .monday)
    let fitting = try store.fit()
    #expect(fitting.optimization.verdict == .tooFewItems)
    try store.apply(fitting, at: .monday)
    #expect(try store.parameters() == .defaults)
  }

  /// The training set made from rows is the one made from entries: undone answers and answers before
  /// a reset are out, renamed cards are one.
  @Test func `the training set leaves out what does not count`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile([.sample("text-1", "Which effect evicts runing Pods?")], at: .monday)
    _ = try store.answer("text-1", .good, at: .monday)
    _ = try store.mark(.reset, ["text-1"], at: .monday.days(1))
    _ = try store.answer("text-1", .good, at: .monday.days(2))
    _ = try store.reconcile([.sample("text-2", "Which effect evicts running Pods?")], at: .monday)
    _ = try store.answer("text-2", .good, at: .monday.days(5))
    _ = try store.answer("text-2", .again, at: .monday.days(9))
    _ = try store.undo(at: .monday.days(9))
    let set = try store.trainingSet()
    #expect(set.cardCount == 1)
    #expect(set.answerCount == 2)
    #expect(set.itemCount == 1)
  }

  @Test func `cards and their history can be listed`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile([.sample("b"), .sample("a", "문제", language: .ko)], at: .monday)
    _ = try store.answer("a", .good, at: .monday)
    _ = try store.reconcile([.sample("b")], at: .monday)
    let overviews = try store.overviews()
    #expect(overviews.map(\.card) == ["b", "a"])
    #expect(overviews.map(\.isPresent) == [true, false])
    #expect(overviews[1].faces[.ko]?.prompt == "문제")
    #expect(overviews[1].state?.reps == 1)
    #expect(try store.overview(of: "a") == overviews[1])
    #expect(try store.history(of: "a").map(\.grade) == [.good])
    #expect(try store.history(of: "b") == [])
    #expect(throws: StoreError.unknownCard("c")) { try store.overview(of: "c") }
    #expect(try store.workload(at: .monday).days == 365)
  }
}
