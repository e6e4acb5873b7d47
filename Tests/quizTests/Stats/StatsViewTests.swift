import Testing

@testable import KubeNotes
@testable import NotesStore
@testable import quiz

@Suite struct StatsViewTests {
  /// A report of random numbers.
  static func report(_ generator: inout SplitMix64) -> StudyReport {
    let today = StudyDay(year: 2026, month: 1, day: 5) + Int.random(in: 0..<800, using: &generator)
    let most = [1, 9, 120, 4000].randomElement(using: &generator) ?? 1
    let days = (-500...0).compactMap { offset -> StudiedDay? in
      guard Bool.random(using: &generator) else { return nil }
      return StudiedDay(
        day: today + offset, answers: Int.random(in: 1...most, using: &generator),
        milliseconds: Int.random(in: 0...most * 20_000, using: &generator))
    }
    let due = (-5...60).map {
      (day: today + $0, cards: Int.random(in: 0...most, using: &generator))
    }
    let months = (0..<Int.random(in: 0...20, using: &generator)).map { month in
      MonthlyRetention(
        year: 2024 + month / 12, month: month % 12 + 1,
        young: RetentionTally(remembered: 0, total: Int.random(in: 0...most, using: &generator)),
        mature: RetentionTally(remembered: most, total: most))
    }
    let domains = (0..<5).map { index in
      Curriculum.Domain(
        id: "D\(index)",
        name: Bilingual(
          ko: String(repeating: "가나 ", count: Int.random(in: 1...25, using: &generator)),
          en: String(repeating: "ab ", count: Int.random(in: 1...25, using: &generator))),
        weight: 20)
    }
    let points = (0..<50).map { index in
      Curriculum.Point(
        id: "p\(index)", statement: Bilingual(ko: "", en: ""), domains: ["D\(index % 5)"],
        source: "", taught: SectionAddress("a"), cards: [CardID(rawValue: "c\(index)")])
    }
    var recalls: [CardID: Double] = [:]
    for index in 0..<30 {
      recalls[CardID(rawValue: "c\(index)")] = Double.random(in: 0...1, using: &generator)
    }
    return StudyReport(
      StudyHistory(
        today: today, desiredRetention: 0.9, days: days, due: due,
        stability: StabilityDistribution(
          (0..<most).map { _ in Double.random(in: 0...500, using: &generator) }),
        retention: months),
      Curriculum(exams: [.init(id: "cka", name: "CKA", domains: domains)], points: points),
      recalls: recalls)
  }

  @Test(arguments: [40, 41, 52, 63, 64, 72, 79, 80, 200], Language.allCases)
  func `no line is wider than the window`(columns: Int, language: Language) {
    for seed in UInt64(0)..<30 {
      var generator = SplitMix64(seed: seed)
      let view = StatsView(
        Self.report(&generator), language: language, style: Styler(isColored: false),
        columns: columns)
      for line in view.lines() where CellWidth.standard.of(line) > min(79, columns) {
        Issue.record("seed \(seed), \(columns) columns, \(language): \(line)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `colour changes nothing but colour`(language: Language) {
    var generator = SplitMix64(seed: 7)
    let report = Self.report(&generator)
    let plain = StatsView(
      report, language: language, style: Styler(isColored: false), columns: 80
    ).lines()
    let colored = StatsView(
      report, language: language, style: Styler(isColored: true), columns: 80
    ).lines()
    #expect(colored != plain)
    #expect(colored.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") } == plain)
  }

  @Test(arguments: Language.allCases)
  func `bars of one picture begin in one column`(language: Language) {
    for seed in UInt64(0)..<30 {
      var generator = SplitMix64(seed: seed)
      let view = StatsView(
        Self.report(&generator), language: language, style: Styler(isColored: false), columns: 79)
      let rows = view.report.readiness.flatMap { view.readiness($0).suffix(5) }
      let widths = Set(rows.map { CellWidth.standard.of($0) })
      #expect(widths.count == 1, "seed \(seed): \(rows.joined(separator: "\n"))")
    }
  }
}

@Suite struct BarDrawingTests {
  @Test(arguments: [
    (0, "····"), (0.001, "▏···"), (0.5, "██··"), (0.53, "██▏·"), (1, "████"), (7, "████"),
  ])
  func `a bar is as long as its share`(value: Double, expected: String) {
    #expect(BarDrawing.horizontal(value, of: 1, cells: 4, rest: "·") == expected)
  }

  @Test func `bars grow upwards, and what is not nothing shows`() {
    let lines = BarDrawing.vertical(
      [0, 1, 50, 100], rows: 2, cells: 1, labels: [(0, "1/5"), (1, "1/6")])
    #expect(lines == ["100    █", "  0  ▁██", "    1/5"])
    #expect(BarDrawing.vertical([0, 0], rows: 1, cells: 2, labels: []) == ["1", ""])
  }
}

@Suite struct StatsPictureTests {
  @Test(arguments: Language.allCases)
  func `the picture is well-formed and needs nothing else`(language: Language) throws {
    var generator = SplitMix64(seed: 3)
    var report = StatsViewTests.report(&generator)
    report = StudyReport(
      StudyHistory(
        today: report.today, desiredRetention: 0.9, days: report.days, due: [],
        stability: StabilityDistribution(), retention: []),
      Curriculum(exams: [
        .init(
          id: "x", name: "x",
          domains: [.init(id: "A", name: Bilingual(ko: "<가> & 나", en: "<a> & \"b\""), weight: 100)])
      ]), recalls: [:])
    let svg = StatsPicture(report: report, language: language).svg()
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("&lt;"))
    #expect(svg.contains("&amp;"))
    #expect(svg.contains("prefers-color-scheme:dark"))
    #expect(!svg.contains("href") && !svg.contains("url("))
    #expect(try openElements(svg).isEmpty)
  }

  /// The elements that were opened and not closed; also fails on a close that fits nothing.
  private func openElements(_ svg: String) throws -> [Substring] {
    var open: [Substring] = []
    for tag in svg.matches(of: /<(\/?)([a-z]+)((?:[^<>"]|"[^"<]*")*?)(\/?)>/) {
      if !tag.output.1.isEmpty {
        #expect(open.popLast() == tag.output.2)
      } else if tag.output.4.isEmpty {
        open.append(tag.output.2)
      }
    }
    // Every angle bracket belonged to a tag.
    let rest = svg.replacing(/<\/?[a-z]+(?:[^<>"]|"[^"<]*")*?>/, with: "")
    #expect(!rest.contains("<"))
    return open
  }
}
