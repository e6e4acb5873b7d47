import Foundation
import KubeNotes
import NotesStore
import Testing

/// Each kind of sitting in a real pseudo-terminal: when it ends, what it says, what it leaves.
@Suite(.serialized) struct SittingTerminalTests {
  private static let three = """
    # Mine

    <!-- card: my-evict -->
    Q: Which effect evicts?
    A: NoExecute

    ## Wishes {#wishes}

    <!-- card: my-wish -->
    Q: Which effect is a wish?
    A: PreferNoSchedule

    <!-- card: my-block -->
    Cmd: Keep new Pods off the node n1.
    A: `kubectl cordon n1`
    """

  @Test(arguments: [
    ("ko", "cka", ["답한 카드 3장 · 남은 카드 17장", "내일: 복습 0장, 새 카드 20장"]),
    ("en", "ckad", ["3 answered · 17 left", "Tomorrow: 0 due, 20 new"]),
  ])
  func `asks the cards of an exam in the order of its domains`(
    language: String, exam: String, summary: [String]
  ) throws {
    let home = try TemporaryHome()
    let sitting = try Sitting(
      ["--exam", exam, "--new", "3"], language: language, home: home.url)
    for _ in 0..<3 { try sitting.answer() }
    #expect(try sitting.summary() == summary)
    let library = try Library.open(at: home.url.appending(path: "cache/library.sqlite"))
    let curriculum = try library.curriculum()
    let wanted = try #require(curriculum.exam(exam))
    let order = ExamOrder.cards(wanted, in: curriculum).map(\.rawValue)
    let deck = try ExchangedDeck(of: home.url)
    #expect(Set(deck.answered) == Set(order.prefix(3)))
    #expect(deck.states.values.count { $0.phase == "review" } == 3)
  }

  @Test(arguments: [
    ("ko", ["답한 카드 3장 · 남은 카드 17장", "걸린 시간 2분 1초 (한 장에 40초)"]),
    ("en", ["3 answered · 17 left", "2 min 1 s (40 s a card)"]),
  ])
  func `ends after the answer that passes the minutes`(
    language: String, summary: [String]
  ) throws {
    let home = try TemporaryHome()
    let clock = home.url.appending(path: "clock")
    func set(_ time: String) throws {
      try Data("2026-01-05T09:\(time)+09:00\n".utf8).write(to: clock, options: .atomic)
    }
    try set("00:00")
    let sitting = try Sitting(["--minutes", "5"], language: language, home: home.url, clock: clock)
    try sitting.answer()
    try sitting.showBack()
    try set("04:59")
    #expect(sitting.terminal.wait(for: "4:59"), "\(sitting.text)")
    sitting.terminal.send("4")
    // Four minutes and 59 seconds are not five: one more card comes.
    try sitting.showBack()
    try set("05:00")
    sitting.terminal.send("4")
    // A card that was left open counts for two minutes.
    #expect(try sitting.summary().prefix(2) == summary[...])
    #expect(try ExchangedDeck(of: home.url).answered.count == 3)
  }

  @Test(arguments: [("ko", "내일: 복습 "), ("en", "Tomorrow: ")])
  func `asks the cards of the coming days and moves them on`(
    language: String, tomorrow: String
  ) throws {
    let home = try TemporaryHome(isStudied: true)
    let before = try ExchangedDeck(of: home.url)
    let near = Set(before.states.filter { ($1.due ?? "~") < "2026-01-08" }.keys)
    let today = before.states.values.count { ($0.due ?? "~") < "2026-01-06" }
    try #require(today > 0 && near.count > today)
    let sitting = try Sitting(
      ["--ahead", "2", "--new", "0"], language: language, home: home.url)
    for _ in near { try sitting.answer("4") }
    let lines = try sitting.summary()
    let answered = language == "ko" ? "답한 카드 \(near.count)장" : "\(near.count) answered"
    #expect(lines.first?.hasPrefix(answered) == true, "\(lines)")
    #expect(lines.contains(language == "ko" ? "기억한 비율 100%" : "100 % remembered"), "\(lines)")
    let nothingDue = tomorrow + (language == "ko" ? "0장" : "0 due")
    #expect(lines.contains { $0.hasPrefix(nothingDue) }, "\(lines)")
    let after = try ExchangedDeck(of: home.url)
    #expect(Set(after.answered.suffix(near.count)) == near)
    for (id, state) in after.states {
      if near.contains(id) {
        #expect((state.due ?? "") >= "2026-01-08", "\(id)")
      } else {
        #expect(state == before.states[id], "\(id)")
      }
    }
  }

  @Test(arguments: ["ko", "en"])
  func `asks only the cards that keep being forgotten`(language: String) throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, Self.three)
    try answerAll(home.url)
    let cards = ["my-wish", "my-block"]
    do {
      let progress = try ProgressStore(
        path: home.url.appending(path: "data/progress.sqlite").path(percentEncoded: false),
        timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt,
        randomness: { .random(in: 0 ... .max) })
      _ = try progress.mark(
        .leech, cards.map(CardID.init(rawValue:)), at: Date(timeIntervalSince1970: 1_767_500_000))
    }
    let before = try ExchangedDeck(of: home.url, topic: "mine")
    let sitting = try Sitting(["--leeches"], language: language, home: home.url)
    // The one that was forgotten comes once more.
    try sitting.answer("1")
    try sitting.answer("4")
    try sitting.answer("4")
    let lines = try sitting.summary()
    let ko = [
      "답한 카드 3장 · 남은 카드 20장", "기억한 비율 50%", "내일: 복습 0장, 새 카드 20장",
      "다시 읽을 노트:", "quiz show mine/taints#wishes",
    ]
    let en = [
      "3 answered · 20 left", "50 % remembered", "Tomorrow: 0 due, 20 new", "Worth reading again:",
      "quiz show mine/taints#wishes",
    ]
    #expect(lines == (language == "ko" ? ko : en))
    let after = try ExchangedDeck(of: home.url, topic: "mine")
    #expect(Set(after.answered.dropFirst(before.answered.count)) == Set(cards))
    #expect(after.states["my-evict"] == before.states["my-evict"])
    #expect(cards.reduce(0) { $0 + (after.states[$1]?.lapses ?? 0) } == 1)
  }

  @Test(arguments: [("ko", "답한 카드 2장 · 남은 카드 18장"), ("en", "2 answered · 18 left")])
  func `ends at the limit of answers, an undone one not counted`(
    language: String, summary: String
  ) throws {
    let home = try TemporaryHome()
    let sitting = try Sitting(
      ["--limit", "2", "--topic", "probes", "--topic", "services"], language: language,
      home: home.url)
    try sitting.answer("4")
    try sitting.showBack()
    sitting.terminal.send("u")
    try #require(sitting.terminal.wait(for: language == "ko" ? "되돌렸습니다" : "taken back"))
    try sitting.answer("4")
    try sitting.answer("4")
    #expect(try sitting.summary().first == summary)
    let deck = try ExchangedDeck(of: home.url)
    let topics = Dictionary(uniqueKeysWithValues: deck.cards.map { ($0.id, $0.topic) })
    #expect(deck.states.values.count { $0.phase == "review" } == 2)
    for id in deck.answered { #expect(["probes", "services"].contains(topics[id])) }
  }

  @Test(arguments: [
    ("ko", ["답한 카드 4장", "기억한 비율 75%", "복습 일정은 그대로입니다.", "다시 읽을 노트:"]),
    (
      "en", ["4 answered", "75 % remembered", "The schedule is as it was.", "Worth reading again:"]
    ),
  ])
  func `crams without touching the schedule`(language: String, summary: [String]) throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, Self.three)
    try answerAll(home.url)
    let before = try ExchangedDeck(of: home.url, topic: "mine")
    let sitting = try Sitting(["mine/taints", "--cram"], language: language, home: home.url)
    // A forgotten card comes again at the end; what is taken back comes at once.
    try sitting.answer("1")
    try sitting.answer("1")
    try sitting.showBack()
    sitting.terminal.send("u")
    try #require(sitting.terminal.wait(for: language == "ko" ? "되돌렸습니다" : "taken back"))
    for _ in 0..<3 { try sitting.answer("3") }
    #expect(try sitting.summary().prefix(4) == summary[...])
    let after = try ExchangedDeck(of: home.url, topic: "mine")
    #expect(after.reviews == before.reviews)
    #expect(after.states == before.states)
    #expect(after.states.count == 3)
  }

  @Test(arguments: [
    ("ko", "mine/taints", 3, "답한 카드 3장 · 남은 카드 17장"),
    ("en", "mine/taints#wishes", 2, "2 answered · 18 left"),
  ])
  func `asks the cards of a note or a section`(
    language: String, note: String, count: Int, summary: String
  ) throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, Self.three)
    let sitting = try Sitting([note], language: language, home: home.url)
    for _ in 0..<count { try sitting.answer("4") }
    #expect(try sitting.summary().first == summary)
    let ids = ["my-evict", "my-wish", "my-block"].suffix(count)
    let deck = try ExchangedDeck(of: home.url)
    #expect(Set(deck.answered) == Set(ids) && deck.answered.count == count)
    #expect(deck.states.filter { $1.phase == "review" }.keys.sorted() == ids.sorted())
  }

  /// The text of the next card is read ahead, and must not be older than the library.
  @Test(arguments: ["ko", "en"])
  func `shows a card as another process changed it meanwhile`(language: String) throws {
    let home = try TemporaryHome()
    let notes = try OwnNotes(in: home.url, Self.three)
    let sitting = try Sitting(["--topic", "mine"], language: language, home: home.url)
    try sitting.showBack()
    try notes.write(Self.three.replacing("is a wish?", with: "is no more than a wish?"))
    try notes.reimport()
    sitting.terminal.send("4")
    #expect(sitting.terminal.wait(for: "no more than a wish?"), "\(sitting.text)")
  }

  /// Answers the three cards as easy on the day before.
  private func answerAll(_ home: URL) throws {
    let run = try QuizBinary.run(
      ["review", "mine/taints", "--plain"], input: "\n4\n\n4\n\n4\n", home: home,
      variables: ["QUIZ_NOW": "2026-01-04T09:00:00+09:00"])
    try #require(run.status == 0 && run.output.contains("3 answered"), "\(run.output)")
  }
}

extension ExchangedDeck {
  /// The ids of the answered cards, in the order of the answers.
  var answered: [String] {
    reviews.filter { $0.grade != nil }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }.map(\.card)
  }
}
