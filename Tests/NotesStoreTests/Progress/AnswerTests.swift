import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct AnswerTests {
  @Test func `an answer is in the log and in the state, also after a restart`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    let recorded = try store.answer("card-0", .good, at: .monday, duration: 4200)
    #expect(recorded.state?.phase == .learning(remaining: 1))
    #expect(recorded.state?.reps == 1)

    let again = try files.open()
    #expect(again.device == store.device)
    #expect(try again.state(of: "card-0") == recorded.state)
    let log = try again.log().entries
    #expect(log.map(\.id) == [recorded.entry.id])
    #expect(log.first?.duration == 4200)
    #expect(log.first?.grade == .good)
    #expect(log.first?.device == store.device)
    #expect(try again.verify() == [])
  }

  /// What an answer says of the next card is what the queue says when it is asked afterwards, also
  /// while counts are carried, under a filter, and with cards in steps.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `says with an answer what the queue says after it`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = try TemporaryProgress(seed: seed)
    let store = try files.open()
    let cards = (0..<40).map {
      Card.sample("card-\($0)", topic: $0 < 25 ? "scheduling" : "storage")
    }
    _ = try store.reconcile(cards, at: .monday)
    // As another process, which counts anew whenever this one has written.
    let other = try files.open()
    var now = Date.monday
    for step in 0..<120 {
      let filter =
        Bool.random(using: &random)
        ? QueueFilter(topics: [cards.randomElement(using: &random)?.topic ?? ""], newPerDay: 30)
        : .all
      if step % 17 == 16 { _ = try store.undo(at: now) }
      if step % 11 == 10 {
        _ = try other.answer(CardID(rawValue: "card-\(step % 40)"), .again, at: now)
        try (step % 2 == 0 ? store : other).set(
          .newPerDay, to: Int.random(in: 5...40, using: &random), at: now)
      }
      let card = try store.next(at: now, filter)?.card ?? "card-0"
      let grade = Grade.allCases.randomElement(using: &random) ?? .good
      var meanwhile: [ProgressStore.Following] = []
      let said = try store.answer(card, grade, at: now, next: filter) { meanwhile.append($0) }
        .following
      let asked = try other.next(at: now, filter)
      let counts = try other.counts(at: now, filter)
      let scheduler = try other.scheduler()
      #expect(said.card == asked, "seed \(seed), step \(step)")
      #expect(said.glance.counts == counts, "seed \(seed), step \(step)")
      #expect(said.glance.scheduler == scheduler, "seed \(seed), step \(step)")
      #expect(meanwhile.map(\.card) == [asked], "seed \(seed), step \(step)")
      now = now.addingTimeInterval(Double.random(in: 1...900, using: &random))
    }
    #expect(try store.verify() == [])
  }

  @Test func `the state is the one that the scheduler promised`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    var now = Date.monday
    for grade in [Grade.good, .good, .hard, .again, .good, .easy] {
      let state = try store.state(of: "card-0")
      let promised = try store.scheduler().answer("card-0", state: state, grade: grade, at: now)
      let recorded = try store.answer("card-0", grade, at: now)
      #expect(recorded.state?.memory == promised.state.memory)
      #expect(recorded.state?.due == promised.state.due)
      #expect(recorded.state?.phase == promised.state.phase)
      now = now.days(3)
    }
    #expect(try store.verify() == [])
  }

  @Test func `answering twice is two answers, the second from the state of the first`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    let other = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .good, at: .monday)
    let second = try other.answer("card-0", .good, at: .monday)
    #expect(second.state?.reps == 2)
    #expect(try store.log().entries.count == 2)
    #expect(try store.verify() == [])
  }

  @Test func `answers with one id are all kept, and taken back one by one`() throws {
    let files = try TemporaryProgress()
    // A generator that gives the same bits for ever, as a broken one might.
    let store = try ProgressStore(path: files.path, timeZone: .seoul) { 7 }
    _ = try store.reconcile(Card.samples(2), at: .monday)
    let first = try store.answer("card-0", .good, at: .monday)
    let second = try store.answer("card-1", .good, at: .monday)
    #expect(first.entry.id == second.entry.id)
    #expect(try store.log().entries.count == 2)
    #expect(try store.state(of: "card-1")?.reps == 1)
    #expect(try store.verify() == [])
    for card in ["card-1", "card-0"] as [CardID] {
      #expect(try store.undo(at: .monday.minutes(1))?.entry.card == card)
      #expect(try store.state(of: card)?.reps ?? 0 == 0)
    }
    #expect(try store.undo(at: .monday.minutes(2)) == nil)
    #expect(try store.verify() == [])
  }

  @Test func `a card that the library no longer has can be answered, and keeps it`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(2), at: .monday)
    _ = try store.reconcile([Card.sample("card-1")], at: .monday)
    _ = try store.answer("card-0", .easy, at: .monday)
    _ = try store.answer("never-seen", .good, at: .monday)
    #expect(try store.next(at: .monday)?.card == "card-1")
    #expect(try store.counts(at: .monday).total == 1)
    #expect(try store.verify() == [])
    _ = try store.reconcile(Card.samples(2), at: .monday)
    #expect(try store.state(of: "card-0")?.reps == 1)
    #expect(try store.verify() == [])
  }

  @Test func `a clock that goes back keeps the order of the log`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .good, at: .monday.days(365))
    let back = try store.answer("card-0", .good, at: .monday)
    #expect(back.entry.time > .monday.days(365))
    #expect(back.entry.day == StudyDay(iso: "2026-01-05"))
    #expect(back.state?.reps == 2)
    #expect(try store.log().entries.map(\.day.description) == ["2027-01-05", "2026-01-05"])
    #expect(try store.verify() == [])
    // From here on, days count as usual.
    let later = try store.answer("card-0", .good, at: .monday.days(2))
    #expect(later.state?.lastReviewDay == StudyDay(iso: "2026-01-07"))
    #expect(try store.verify() == [])
  }

  @Test func `a card in steps under a wrong clock is shown when the clock is right again`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: .monday)
    _ = try store.answer("card-0", .again, at: .monday.days(365))
    #expect(try store.next(at: .monday)?.card == "card-0")
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e18, -1e18, -62_135_596_800, 0, 4e11])
  func `no clock is too odd`(seconds: Double) throws {
    let now = Date(timeIntervalSince1970: seconds)
    let files = try TemporaryProgress()
    let store = try files.open()
    _ = try store.reconcile(Card.samples(1), at: now)
    _ = try store.answer("card-0", .good, at: now)
    _ = try store.answer("card-0", .good, at: .monday)
    _ = try store.next(at: now)
    _ = try store.status(at: now)
    _ = try store.undo(at: now)
    #expect(try store.log().entries.count == 3)
    #expect(try store.verify() == [])
  }

  /// The day begins at four o'clock on the wall, wherever the person is and whether or not the
  /// clocks change that night.
  @Test(arguments: [
    ("Asia/Seoul", "2026-01-05T18:59:00Z", "2026-01-05"),
    ("Asia/Seoul", "2026-01-05T19:01:00Z", "2026-01-06"),
    ("America/New_York", "2026-03-08T07:59:00Z", "2026-03-07"),
    ("America/New_York", "2026-03-08T08:01:00Z", "2026-03-08"),
    ("Europe/Berlin", "2026-10-25T02:59:00Z", "2026-10-24"),
    ("Europe/Berlin", "2026-10-25T03:01:00Z", "2026-10-25"),
  ])
  func `answers are counted on the study day`(zone: String, instant: String, day: String) throws {
    let files = try TemporaryProgress()
    let store = try files.open(.zone(zone))
    let recorded = try store.answer("a", .good, at: Date(instant))
    #expect(recorded.entry.day.description == day)
    #expect(try store.summary(at: Date(instant)).introduced == 1)
  }

  @Test func `moving to another time zone changes no state`() throws {
    let files = try TemporaryProgress()
    let seoul = try files.open(.zone("Asia/Seoul"))
    _ = try seoul.reconcile(Card.samples(3), at: .monday)
    for day in 0..<10 {
      for card in 0..<3 {
        _ = try seoul.answer(
          CardID(rawValue: "card-\(card)"), .good, at: .monday.days(Double(day * day)))
      }
    }
    let honolulu = try files.open(.zone("Pacific/Honolulu"))
    #expect(try honolulu.verify() == [])
    try honolulu.rebuild()
    #expect(try honolulu.state(of: "card-1") == seoul.state(of: "card-1"))
    _ = try honolulu.answer("card-1", .good, at: .monday.days(82))
    #expect(try seoul.verify() == [])
  }
}
