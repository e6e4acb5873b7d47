import Testing

@testable import KubeNotes

@Suite struct CellWidthTests {
  @Test(arguments: [
    ("pod", 3), ("파드", 4), ("파드 pod", 8), ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{301}", 1),
    ("👩‍👩‍👧", 2),
    ("🇰🇷", 2), ("☸️", 2), ("☸", 1), ("→①│", 3), ("ａ", 2), ("ﾊ", 1), ("漢字", 4), ("", 0),
    ("a\u{200B}b", 2),
    ("a\u{1B}\tb", 2), ("1️⃣", 2), ("“”", 2), ("가\u{FE0E}", 2), ("。", 2),
  ])
  func `counts cells`(text: String, width: Int) {
    #expect(CellWidth.standard.of(text) == width)
  }

  @Test func `ambiguous characters are two cells where told`() {
    #expect(CellWidth(ambiguous: 2).of("→①│a가") == 9)
  }

  /// Texts of lone scalars are measured without looking for characters, which must not differ.
  @Test(arguments: 0..<20)
  func `a text is as wide as its characters`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "a", " ", "Z", "~", "가", "힣", "漢", "か", "·", "—", "…", "→", "↔", "│", "─", "\u{E9}",
      "\u{301}", "\u{11AB}", "\u{1100}", "\u{FE0F}", "\u{200D}", "👩", "🇰", "☸", "①", "　",
      "\u{3099}", "\t", "\n", "\r\n", "\u{7F}", "\u{85}", "\u{A0}", "ﾞ", "\u{20E3}",
    ]
    for cells in [CellWidth(ambiguous: 1), CellWidth(ambiguous: 2)] {
      for _ in 0..<200 {
        let count = Int.random(in: 0...6, using: &generator)
        let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        let sum = text.reduce(0) { $0 + cells.of($1) }
        #expect(cells.of(text) == sum, "seed \(seed): \(text.unicodeScalars.map(\.value))")
        #expect(cells.of(text[...]) == sum, "seed \(seed): \(text.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test(arguments: [[], ["a"], ["", ""], ["가", "b", "\u{301}"], ["\u{1F1F0}", "\u{1F1F7}"]])
  func `joins and puts together as the standard library does`(texts: [String]) {
    #expect(texts.joined(separator: ", ") == texts[...].joined(separator: ", "))
    #expect(texts.joined() == texts[...].joined())
    let scalars = texts.joined().unicodeScalars
    #expect(String(scalars: Array(scalars)[...]) == String(scalars))
  }

  @Test func `no symbol is one without cells`() {
    let symbols = (0...0x10FFFF as ClosedRange<UInt32>).filter(CellWidth.isSymbol)
      .compactMap(Unicode.Scalar.init)
    #expect(symbols.count > 1000)
    for scalar in symbols {
      let without: [Unicode.GeneralCategory] = [
        .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator,
      ]
      #expect(!without.contains(scalar.properties.generalCategory), "\(scalar.value)")
    }
  }

  @Test func `ranges ascend`() {
    for ranges in [CellWidth.wide, CellWidth.ambiguousRanges] {
      #expect(ranges.count.isMultiple(of: 2))
      for index in ranges.indices.dropFirst() {
        // The last value of a range may be its first one; the next range begins behind it.
        let before = ranges[index - 1]
        #expect(index.isMultiple(of: 2) ? before < ranges[index] : before <= ranges[index])
      }
    }
  }

  @Test(arguments: [
    ("a\u{1B}[31mb\u{7}", "a[31mb"), ("\u{202E}abc\u{2066}", "abc"), ("a\nb\tc", "a\nb\tc"),
    ("한글 \u{9B}31m", "한글 31m"), ("👩‍👧", "👩‍👧"),
  ])
  func `strips what steers a terminal`(text: String, safe: String) {
    #expect(text.displaySafe == safe)
  }
}
