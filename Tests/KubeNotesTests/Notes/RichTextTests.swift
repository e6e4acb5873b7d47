import Testing

@testable import KubeNotes

@Suite struct RichTextTests {
  private func lines(_ markdown: String, width: Int = 40, ambiguous: Int = 1) -> [String] {
    RichText(markdown: markdown).lines(width: width, cells: CellWidth(ambiguous: ambiguous))
      .map(\.plain)
  }

  /// The spans of the first line, as `style:text`.
  private func spans(_ markdown: String) -> [String] {
    RichText(markdown: markdown).lines(width: 60).first.map { line in
      line.spans.map { "\($0.style?.rawValue ?? "plain"):\($0.text)" }
    } ?? []
  }

  @Test(arguments: [
    ("# A *b* `c`", ["title:A ", "emphasis:b", "title: ", "code:c"]),
    ("a **b** ~~c~~", ["plain:a ", "strong:b", "plain: ", "struck:c"]),
    ("[파드](note:a#b) x", ["link:파드", "plain: x"]),
    ("![그림](x.png)", ["understated:그림"]),
    (
      "```yaml\n- key: \"v\" # c\n```",
      [
        "plain:  ", "understated:-", "code: ", "key:key", "code:: ", "string:\"v\" ", "comment:# c",
      ]
    ),
    ("```yaml\nimage: nginx:1.27\n```", ["plain:  ", "key:image", "code:: nginx:1.27"]),
    ("```sh\n# list\n```", ["plain:  ", "comment:# list"]),
  ])
  func `styles by meaning`(markdown: String, expected: [String]) {
    #expect(spans(markdown) == expected)
  }

  @Test func `links keep their address`() {
    let line = RichText(markdown: "[a `b`](https://k.io)").lines(width: 40).first
    #expect(line?.spans.map(\.address) == ["https://k.io", "https://k.io"])
  }

  @Test(arguments: [
    ("a\n\nb\nc  \nd", ["a", "", "b c", "d"]),
    ("- 파드\n  - 컨테이너\n- b", ["• 파드", "  • 컨테이너", "• b"]),
    ("9. a\n10. b", [" 9. a", "10. b"]),
    ("- a\n\n- b", ["• a", "", "• b"]),
    ("> a\n>\n> b", ["│ a", "│ ", "│ b"]),
    ("```\na  b\n\nc\n```", ["  a  b", "", "  c"]),
    ("<div>a<br>b</div>", ["a", "b"]),
    (
      "| 효과 | n |\n|---|--:|\n| 축출 | 1 |\n| a | 10 |",
      [
        "효과   n", "────  ──", "축출   1", "a     10",
      ]
    ),
    ("", []),
  ])
  func `places blocks`(markdown: String, expected: [String]) {
    #expect(lines(markdown) == expected)
  }

  @Test(arguments: [
    ("파드는 가장 작은 단위다.", 12, ["파드는 가장", "작은 단위다."]),
    ("가나다라마바사", 5, ["가나", "다라", "마바", "사"]),
    ("쿠버네티스입니다.", 16, ["쿠버네티스입니", "다."]),
    ("abc (defgh)", 8, ["abc", "(defgh)"]),
    ("`kubectl`로 본다", 10, ["kubectl로", "본다"]),
    ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
  ])
  func `wraps at spaces and keeps marks with their words`(
    markdown: String, width: Int, expected: [String]
  ) {
    #expect(lines(markdown, width: width) == expected)
  }

  @Test func `a wide table is wrapped, a too narrow one becomes records`() {
    let table = "| name | meaning |\n|---|---|\n| NoSchedule | 새 파드를 배치하지 않고 그대로 둔다 |\n"
    #expect(lines(table, width: 30).allSatisfy { CellWidth.standard.of($0) <= 30 })
    #expect(lines(table, width: 30).first == "name        meaning")
    #expect(lines(table, width: 14).first == "name:")
  }

  @Test func `a section begins with its heading`() {
    let note = NoteReader.read("## A `b` {#x}\n\ntext\n\nQ: a\nA: b\n", path: "n.md").note
    let lines = note.sections.first.map { RichText(section: $0).lines(width: 40).map(\.plain) }
    #expect(lines == ["A b", "", "text"])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no line is wider than the width`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let markdown = RandomMarkdown.text(using: &generator)
      let width = Int.random(in: 2...90, using: &generator)
      let cells = CellWidth(ambiguous: Bool.random(using: &generator) ? 2 : 1)
      for line in RichText(markdown: markdown).lines(width: width, cells: cells) {
        #expect(
          line.width(cells) <= width,
          "seed \(seed), width \(width): \(line.plain.debugDescription) of \(markdown.debugDescription)"
        )
        #expect(!line.plain.contains("\n") && line.plain == line.plain.displaySafe)
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `wrapping loses no character`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("ab 가나 .,)(「」→👩‍👩‍👧 ")
    for _ in 0..<50 {
      let text = String((0..<30).compactMap { _ in letters.randomElement(using: &generator) })
      let width = Int.random(in: 2...20, using: &generator)
      let wrapped = StyledText(text).wrapped(to: width).map(\.plain).joined()
      #expect(wrapped.filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed): \(text)")
    }
  }

  /// A space at the end is dropped, but keeps a text from being taken as the one line that it is.
  @Test(arguments: 0..<20)
  func `a text that fits is wrapped like any other`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "pod", "a", "파드", "는 ", " ", " ", "  ", "·", "…", "。", "e\u{301}",
      "\u{301}", "👩‍👧", "\n", "\t", "　",
    ]
    for _ in 0..<200 {
      var text = StyledText()
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let piece = pieces.randomElement(using: &generator) ?? ""
        let styles: [TextStyle?] = [nil, .code, .strong]
        let style = styles.randomElement(using: &generator) ?? nil
        text.append(StyledSpan(piece, style))
      }
      let width = Int.random(in: 1...12, using: &generator)
      let lines = (text + StyledText(" ")).wrapped(to: width)
      #expect(text.wrapped(to: width) == lines, "seed \(seed): \(text.spans), \(width)")
    }
  }

  @Test(arguments: 0..<40)
  func `plain text is wrapped like text that must be parted into characters`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = ["파드", "a", " ", "  ", "\n", "(", ").", "kubectl-", "→", "\t", "는", "·"]
    for _ in 0..<50 {
      let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let width = Int.random(in: 1...24, using: &random)
      // A letter with its accent apart is one character of two scalars, on a line of its own.
      let both = StyledText(text + "\ne\u{301}").wrapped(to: width)
      let plain = StyledText(text + "\n").wrapped(to: width)
      #expect(
        both.dropLast() == plain.dropLast(), "seed \(seed): \(text.debugDescription), \(width)")
    }
  }

  /// Texts of a megabyte: with steps that grow with the square of a word this would not end.
  @Test(arguments: [
    ("a", 1_000_000, 1), ("파", 350_000, 2), ("[", 1_000_000, 2), ("a.", 500_000, 2),
    ("e\u{301}\u{323}", 200_000, 3), ("\u{1}a", 500_000, 2), ("👩‍👩‍👧", 55_000, 2),
    ("a\u{A0}", 300_000, 4),
  ])
  func `a word as long as a file is wrapped`(piece: String, count: Int, width: Int) {
    let text = String(repeating: piece, count: count)
    let lines = StyledText(text).wrapped(to: width)
    #expect(lines.allSatisfy { $0.width() <= width })
    #expect(lines.reduce(0) { $0 + $1.plain.utf8.count } == text.utf8.count)
    let fewest = (CellWidth.standard.of(text) + width - 1) / width
    #expect((fewest...fewest * 2).contains(lines.count), "\(lines.count) lines, \(fewest) at best")
  }

  /// A megabyte of what could be heads of tables: read as tables this would not end.
  @Test(arguments: ["x |\n|---|---|\n| `a |\n", "|-|-|\n", "> a |\n> |-|-|\n", ":-\n"])
  func `endless heads of tables become plain text`(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(!RichText(markdown: text).lines(width: 40).isEmpty)
  }

  @Test func `many tables and many rules are no endless heads`() {
    let text = String(repeating: "| a | b |\n|---|---|\n| c | d |\n\n---\n\n", count: 1500)
    let lines = RichText(markdown: text).lines(width: 40).map(\.plain)
    #expect(lines.count { $0.hasPrefix("a  b") } == 1500)
  }

  @Test(arguments: [">", "- ", "[", "**a ", "> - "])
  func `deep nesting becomes plain text`(piece: String) {
    let text = RichText(markdown: String(repeating: piece, count: 500) + "x")
    #expect(text.lines(width: 40).allSatisfy { $0.width() <= 40 })
  }
}
