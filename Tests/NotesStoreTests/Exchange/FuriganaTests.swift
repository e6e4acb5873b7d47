import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// The filters for readings give what the regular expression of Anki gives
/// (`rslib/src/template_filters.rs`), which would take too long on hostile fields.
@Suite struct FuriganaTests {
  private static func expected(_ text: String, _ filter: String) -> String {
    text.replacing(#/ ?([^ >]+?)\[(.+?)\]/#) { match in
      if match.2.hasPrefix("sound:") { return String(match.0) }
      switch filter {
      case "furigana": return "\(match.1) (\(match.2))"
      case "kanji": return String(match.1)
      default: return String(match.2)
      }
    }
  }

  private func check(_ text: String) {
    for filter in ["furigana", "kanji", "kana"] {
      let made = AnkiTemplate(fields: ["F": text]).render("{{\(filter):F}}")
      #expect(made == Self.expected(text, filter), "\(filter) of \(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "", "漢字", "漢字[かんじ]", " 漢字[かんじ]", "a 漢字[かんじ] b", "a  漢字[かんじ]", "漢字[かんじ]漢[かん]",
    "漢字[かんじ] 漢[かん]", "<b>漢字[かんじ]</b>", "<b> 漢字[かんじ]", "[x]", "[x][y]", " [x][y]", "[x] [y]",
    "a[]", "a[]x]", "a[x", "a[x[y]", "a[x]]", "a]b[c]", "a[b c]", "a[<i>b</i>]", "a[ ]", "a[b\nc]",
    "a\nb[c]", "a[\nb]", "a[b\nc[d]", "a[b\r\nc]", "a[", "[", "]", "a[b]", "음악[sound:a.mp3]",
    "[sound:a.mp3]漢字[かんじ]", "漢字[かんじ][sound:a.mp3]", " a[sound:b.mp3] c[d]", "&nbsp;漢字[かんじ]",
    "a>[b]", "a [b]", ">[b]c[d]",
  ])
  func `as the regular expression has it`(text: String) { check(text) }

  @Test func `also for random texts`() {
    let seed = UInt64.random(in: .min ... .max)
    print("furigana: seed \(seed)")
    var generator = SplitMix64(seed: seed)
    for _ in 0..<3000 {
      let length = Int.random(in: 0...14, using: &generator)
      check(String((0..<length).compactMap { _ in "漢a[[]] >\n".randomElement(using: &generator) }))
    }
  }
}
