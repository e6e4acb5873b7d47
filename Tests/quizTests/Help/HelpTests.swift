import Foundation
import KubeNotes
import Testing

@testable import quiz

@Suite struct HelpTests {
  static let languages: [(language: Language, locale: String)] = [
    (.ko, "ko_KR.UTF-8"), (.en, "en_US.UTF-8"),
  ]

  /// Every command's words.
  static let paths = ((try? CommandTree.whole())?.all() ?? []).map(\.path)

  static func help(_ words: [String], _ locale: String, columns: Int = 80) throws -> [String] {
    let home = try TemporaryHome(hasLibrary: false)
    let run = try QuizBinary.run(
      ["help"] + words, home: home.url, variables: ["LANG": locale, "COLUMNS": "\(columns)"])
    #expect(run.status == 0, "help \(words): \(run.notices)")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `knows the commands`() {
    #expect(Self.paths.count > 15)
    #expect(Self.paths.contains(["card", "list"]))
  }

  @Test(arguments: languages)
  func `no help is wider than 79 cells`(language: Language, locale: String) throws {
    let topics = HelpTopic.allCases.map { [$0.rawValue] }
    for words in Self.paths + topics {
      for line in try Self.help(words, locale) {
        #expect(CellWidth.standard.of(line) <= 79, "help \(words): \(line)")
      }
    }
  }

  @Test func `Korean help has no English headings`() throws {
    for words in Self.paths {
      let lines = try Self.help(words, "ko_KR.UTF-8")
      for heading in ["Usage", "Options", "Arguments", "Commands", "Examples"] {
        #expect(!lines.contains { $0.hasPrefix(heading) }, "help \(words)")
      }
      #expect(lines.contains { $0.hasPrefix("사용법: ") }, "help \(words)")
      #expect(!lines.joined().contains("Show "), "help \(words)")
    }
  }

  @Test(arguments: HelpTopic.allCases)
  func `a topic has a text in both languages`(topic: HelpTopic) throws {
    let korean = try #require(topic.markdown(.ko))
    let english = try #require(topic.markdown(.en))
    #expect(korean.unicodeScalars.contains { Hangul.isSyllable($0) })
    #expect(english != korean)
    // The same tables, lists and examples.
    func shape(_ text: String) -> [Character] {
      text.split(separator: "\n").compactMap { $0.first.flatMap { "#|-`".contains($0) ? $0 : nil } }
    }
    #expect(shape(korean) == shape(english))
  }

  @Test func `option rows follow the same column`() throws {
    let lines = try Self.help(["review"], "ko_KR.UTF-8", columns: 60)
    let start = try #require(lines.firstIndex(of: "옵션:"))
    let rows = lines[(start + 1)...].prefix { !$0.isEmpty }.filter { $0.hasPrefix("  --") }
    let columns = rows.compactMap { row -> Int? in
      guard let gap = row.dropFirst(2).range(of: "  ") else { return nil }
      let rest = row[gap.lowerBound...].drop { $0 == " " }
      return CellWidth.standard.of(row) - CellWidth.standard.of(rest)
    }
    #expect(columns.count > 3)
    #expect(Set(columns).count == 1)
  }

  @Test(arguments: [
    (["serch"], "quiz search"), (["card", "shwo"], "quiz card show"),
    (["help", "querry"], "quiz help query"), (["review", "--limt", "3"], "'--limit'"),
    (["--lang", "en", "optmize"], "quiz optimize"), (["search", "x", "-o", "jsn"], "json"),
  ])
  func `a typing error gets a suggestion`(arguments: [String], suggestion: String) throws {
    let home = try TemporaryHome(hasLibrary: false)
    for locale in ["ko_KR.UTF-8", "en_US.UTF-8"] {
      let run = try QuizBinary.run(arguments, home: home.url, variables: ["LANG": locale])
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(run.notices.contains(suggestion), "\(run.notices)")
    }
  }
}

@Suite struct HelpLayoutTests {
  @Test func `fills paragraphs and keeps examples`() {
    let layout = HelpLayout(terminalWidth: 80)
    let lines = layout.discussion("one\ntwo\n\nExamples:\n  quiz   x")
    #expect(lines == ["one two", "", "Examples:", "  quiz   x"])
  }

  @Test(arguments: [40, 60, 79, 80, 200])
  func `no line is wider than the width`(columns: Int) {
    let layout = HelpLayout(terminalWidth: columns)
    let long = String(repeating: "쿠버네티스 클러스터의 스케줄링 ", count: 12)
    let lines =
      layout.rows([(name: "--name <value>", meaning: long), (name: long, meaning: "x")])
      + layout.discussion(long + "\n  " + long)
    #expect(layout.width <= 79)
    for line in lines.filter({ !$0.hasPrefix("  " + long.prefix(9)) }) {
      #expect(CellWidth.standard.of(line) <= layout.width, "\(line)")
    }
  }
}
