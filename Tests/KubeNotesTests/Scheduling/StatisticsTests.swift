import Testing

@testable import KubeNotes

@Suite struct StatisticsTests {
  static let today = StudyDay(year: 2026, month: 1, day: 5)

  static func studied(_ offsets: [Int], answers: Int = 10) -> [StudiedDay] {
    offsets.sorted().map { StudiedDay(day: today + $0, answers: answers, milliseconds: 60_000) }
  }

  @Test(arguments: [
    ([], 0, 0), ([0], 1, 1), ([-1], 1, 1), ([-2], 0, 1), ([-2, -1, 0], 3, 3),
    ([-9, -8, -7, -6, -1, 0], 2, 4), ([-3, -2, 0], 1, 2), ([0, 1, 2], 1, 1),
  ])
  func `counts days in a row`(offsets: [Int], current: Int, longest: Int) {
    let streak = Streak(Self.studied(offsets), today: Self.today)
    #expect(streak.current == current)
    #expect(streak.longest == longest)
  }

  @Test(arguments: -3...3)
  func `calendar begins on a Monday and ends today`(shift: Int) {
    let today = Self.today + shift
    let year = StudyYear([], today: today)
    #expect(year.first.weekday == 1)
    #expect(year.weeks == 53)
    #expect(year.first + (year.answers.count - 1) == today)
    #expect(year.answers(week: 52, weekday: today.weekday - 1) == 0)
    #expect(year.answers(week: 52, weekday: today.weekday) == nil)
  }

  @Test(arguments: [
    ([10, 10, 10], [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (9, 4), (10, 4), (99, 4)]),
    ([1], [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
    ([], [(0, 0), (1, 1)]),
  ])
  func `levels tell how full a day was`(counts: [Int], expected: [(Int, Int)]) {
    let days = counts.enumerated().map {
      StudiedDay(day: Self.today + (-$0.offset), answers: $0.element, milliseconds: 0)
    }
    let year = StudyYear(days, today: Self.today)
    for (answers, level) in expected {
      #expect(year.level(of: answers) == level, "\(answers) answers where \(year.full) are full")
    }
  }

  @Test func `bounds and levels agree, and a marathon does not pale the others`() {
    var days = Self.studied((-99 ... -1).map { $0 }, answers: 20)
    days.append(StudiedDay(day: Self.today, answers: 5000, milliseconds: 0))
    let year = StudyYear(days, today: Self.today)
    #expect(year.full == 20)
    for level in 1...StudyYear.levels {
      #expect(year.level(of: year.upperBound(ofLevel: level)) == level)
      #expect(year.level(of: year.upperBound(ofLevel: level - 1) + 1) == level)
    }
    #expect(year.total == 99 * 20 + 5000)
    #expect(year.studiedDays == 100)
  }

  @Test func `forecast tells overdue, days and later apart`() {
    let due = [(-3, 2), (0, 5), (29, 1), (30, 7), (0, 1)].map {
      (day: Self.today + $0.0, cards: $0.1)
    }
    let forecast = DueForecast(due, today: Self.today)
    #expect(forecast.overdue == 2)
    #expect(forecast.counts == [6] + Array(repeating: 0, count: 28) + [1])
    #expect(forecast.later == 7)
    #expect(forecast.total == 9)
  }

  @Test(arguments: [
    (0.2, 0), (0.999, 0), (1, 1), (6.9, 1), (7, 2), (21, 3), (89, 3), (90, 4), (365, 5), (9999, 5),
  ])
  func `stability falls into its class`(stability: Double, index: Int) {
    let distribution = StabilityDistribution([stability])
    #expect(distribution.counts.firstIndex(of: 1) == index)
    #expect(distribution.total == 1)
  }

  @Test func `mean time is over the days studied`() {
    let days = [
      StudiedDay(day: Self.today, answers: 1, milliseconds: 100),
      StudiedDay(day: Self.today + -29, answers: 1, milliseconds: 300),
      StudiedDay(day: Self.today + -30, answers: 1, milliseconds: 9000),
    ]
    let time = StudyTime(days, today: Self.today)
    #expect(time.milliseconds.count == 30)
    #expect(time.milliseconds.first == 300)
    #expect(time.milliseconds.last == 100)
    #expect(time.meanOfStudiedDays == 200)
    #expect(StudyTime([], today: Self.today).meanOfStudiedDays == 0)
  }
}

@Suite struct RetentionLedgerTests {
  enum Step: Sendable {
    /// An answer on a day, and the interval it led to; nil interval: into steps; −1: no schedule.
    case answer(Int, Grade, Int?)
    case reset(Int)
    case manual(Int, Int)
    case suspend(Int)
  }

  @Test(
    arguments: [
      // Learning steps do not count; the review on the next day does.
      ([.answer(0, .good, nil), .answer(0, .good, 1), .answer(1, .good, 3)], 1, 1, 0, 0),
      ([.answer(0, .good, 20), .answer(20, .again, nil), .answer(20, .good, 1)], 0, 1, 0, 0),
      ([.answer(0, .good, 21), .answer(21, .hard, 30), .answer(40, .again, nil)], 0, 0, 1, 2),
      // A card that was made new again starts over.
      (
        [.answer(0, .good, 30), .reset(3), .answer(30, .good, 5), .answer(35, .good, 9)], 1, 1, 0, 0
      ),
      ([.answer(0, .good, 30), .manual(2, 5), .answer(7, .good, 9)], 1, 1, 0, 0),
      ([.answer(0, .good, 30), .suspend(2), .answer(30, .easy, 90)], 0, 0, 1, 1),
      // Logs from elsewhere carry no schedule: the days that went by tell.
      ([.answer(0, .good, -1), .answer(0, .good, -1), .answer(2, .again, -1)], 0, 1, 0, 0),
      ([.answer(0, .good, -1), .answer(25, .good, -1)], 0, 0, 1, 1),
    ] as [([Step], Int, Int, Int, Int)])
  func `counts reviews by the interval before them`(
    steps: [Step], young: Int, youngOf: Int, mature: Int, matureOf: Int
  ) {
    var ledger = RetentionLedger(cards: 1)
    let start = StudyDay(year: 2026, month: 1, day: 1)
    for step in steps {
      switch step {
      case .answer(let day, let grade, let interval):
        ledger.add(
          card: 0, day: start + day, kind: .review, grade: grade,
          schedule: interval == -1 ? nil : (interval != nil, interval ?? 0))
      case .reset(let day):
        ledger.add(card: 0, day: start + day, kind: .reset, grade: nil, schedule: nil)
      case .manual(let day, let interval):
        ledger.add(
          card: 0, day: start + day, kind: .manual, grade: nil, schedule: (true, interval))
      case .suspend(let day):
        ledger.add(card: 0, day: start + day, kind: .suspend, grade: nil, schedule: nil)
      }
    }
    let sum = ledger.months().reduce((RetentionTally(), RetentionTally())) {
      ($0.0 + $1.young, $0.1 + $1.mature)
    }
    #expect(sum.0 == RetentionTally(remembered: young, total: youngOf))
    #expect(sum.1 == RetentionTally(remembered: mature, total: matureOf))
  }

  @Test func `months come in order, each once`() {
    var ledger = RetentionLedger(cards: 2)
    let start = StudyDay(year: 2025, month: 11, day: 30)
    for (card, day) in [(0, 0), (1, 0), (0, 1), (1, 40), (0, 41), (0, 42)] {
      ledger.add(card: card, day: start + day, kind: .review, grade: .good, schedule: (true, 1))
    }
    let months = ledger.months()
    #expect(months.map { [$0.year, $0.month] } == [[2025, 12], [2026, 1]])
    #expect(months.map(\.all.total) == [1, 3])
    #expect(months[0].all.rate == 1)
    #expect(RetentionTally().rate == nil)
  }
}
