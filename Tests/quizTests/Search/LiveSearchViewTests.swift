import KubeNotes
import Testing

@testable import quiz

@Suite struct LiveSearchViewTests {
  static let sizes = [(80, 24), (40, 12), (200, 50), (20, 5), (10, 3)]

  private static func search(_ query: String, _ language: Language, hits: Int) -> LiveSearch {
    var search = LiveSearch(query: query, language: language, limit: 30)
    let notes = (0..<hits).flatMap { index -> [(note: String, language: Language)] in
      [
        ("scheduling/a-rather-long-name-\(index)", .ko),
        ("scheduling/a-rather-long-name-\(index)", .en),
      ]
    }
    search.show(.sample(query, notes))
    return search
  }

  private static func view(_ columns: Int, _ rows: Int, _ language: Language) -> LiveSearchView {
    LiveSearchView(
      columns: columns, rows: rows, language: language, style: Styler(isColored: false))
  }

  @Test(arguments: sizes)
  func `never draws wider or higher than the window`(columns: Int, rows: Int) {
    let queries = [
      "", "taint", "테인트 톨러레이션", String(repeating: "가나 ", count: 60), "\u{1B}[2J\u{202E}x",
    ]
    for language in Language.allCases {
      for query in queries {
        for hits in [0, 1, 30] {
          var search = Self.search(query, language, hits: hits)
          let view = Self.view(columns, rows, language)
          for _ in 0..<hits {
            search.fit(visible: view.visibleCount)
            let frame = view.frame(search)
            #expect(frame.lines.count <= rows)
            for line in frame.lines {
              #expect(CellWidth.standard.of(line) <= columns, "\(language) '\(line)'")
              #expect(line == line.displaySafe)
            }
            #expect(frame.cursor?.column ?? 0 < columns)
            if rows >= 12 {
              #expect(frame.lines.contains { $0.hasPrefix("▸ ") }, "the selection is in sight")
            }
            _ = search.press(.down)
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("k 가", 0, 2 + 4), ("k 가", 1, 2 + 2), ("톨러", 2, 2), ("", 0, 2),
    // 37 cells are there for the query at 40: "…" and the last 36.
    (String(repeating: "가", count: 40), 0, 2 + 37),
    (String(repeating: "가", count: 40), 40, 2),
  ])
  func `puts the cursor at its cell`(query: String, left: Int, column: Int) {
    var search = LiveSearch(query: query, language: .ko, limit: 1)
    for _ in 0..<left { _ = search.press(.left) }
    let cursor = Self.view(40, 12, .ko).frame(search).cursor
    #expect(cursor?.row == 0)
    #expect(cursor?.column == column)
  }

  @Test(arguments: [
    (Language.ko, ["테인트와 톨러레이션", "톨러레이션", "↑↓", "esc 끝내기", "1/6"]),
    (.en, ["Taints and tolerations", "toleration", "↑↓", "esc quit", "1/6"]),
  ])
  func `shows titles, matches and keys at 40 by 12`(language: Language, parts: [String]) {
    var search = Self.search("톨러", language, hits: 6)
    let view = Self.view(40, 12, language)
    search.fit(visible: view.visibleCount)
    let lines = view.frame(search).lines
    #expect(lines.count == 12)
    #expect(view.visibleCount == 4)
    let text = lines.joined(separator: "\n")
    for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
    // The match stands far behind the width of the line, and is seen all the same.
    #expect(lines[3].contains(parts[1]), "\(lines[3])")
  }

  @Test func `says what to do where there is nothing`() {
    let blank = LiveSearch(query: " ", language: .en, limit: 1)
    #expect(Self.view(40, 12, .en).frame(blank).lines[2].contains("Type what to find"))
    var none = LiveSearch(query: "zzz", language: .ko, limit: 1)
    none.show(SearchAnswer(query: "zzz", hits: [], unmatched: ["zzz"], suggestion: nil))
    let lines = Self.view(80, 24, .ko).frame(none).lines
    #expect(lines[2].contains("맞는 노트가 없습니다"))
    #expect(lines[22].contains("노트에 없는 낱말: zzz"))
  }

  @Test func `marks the match in the cut of a snippet`() {
    let snippet = Snippet(text: "0123456789 가나 끝말 more and more", matches: [11..<17])
    let line = SnippetLine(width: 15, style: Styler(isColored: true)).text(snippet)
    #expect(line == "…\u{1B}[1;33m가나\u{1B}[0m 끝말 mor…")
    let whole = SnippetLine(width: 40, style: Styler(isColored: false)).text(snippet)
    #expect(whole == snippet.text)
  }
}
