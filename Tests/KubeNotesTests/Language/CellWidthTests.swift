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

  @Test func `ranges ascend`() {
    for ranges in [CellWidth.wide, CellWidth.ambiguousRanges] {
      for (left, right) in zip(ranges, ranges.dropFirst()) {
        #expect(left.upperBound < right.lowerBound)
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
