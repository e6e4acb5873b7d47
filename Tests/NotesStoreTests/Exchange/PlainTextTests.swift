import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// What is taken as it is, because nothing in it means anything to Markdown or the notation of cards.
@Suite struct PlainTextTests {
  @Test(arguments: [
    ("What is it?", "What is it?"), ("1. a", "1\\. a"), ("a 1.", "a 1\\."), ("2) y", "2\\) y"),
    ("파드 3. 것", "파드 3\\. 것"), ("파드. 것", "파드. 것"), ("- x", "\\- x"), ("a - b", "a - b"),
    ("a  b", "a b"), (" a ", "a"), ("a\u{A0}b", "a b"), ("a &amp; b", "a & b"),
    ("&amp;amp; b", "\\&amp; b"), ("a &amp;lt;", "a \\&lt;"), ("<b>x</b> y", "**x** y"),
    ("<b>3</b>. y", "**3**. y"), ("v1.2", "v1.2"), ("a_b _c_", "a_b \\_c\\_"), ("a*b", "a\\*b"),
    ("3<i>.</i> y", "3*\\.* y"), ("+1", "\\+1"), ("x<br>= y", "x\n\\= y"), ("[a]", "\\[a\\]"),
  ])
  func `html becomes markdown that means the same`(html: String, markdown: String) {
    #expect(HTMLMarkdown.markdown(of: html) == markdown)
  }

  /// What passes without being read must read as one card with its id and no problem.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a plain question makes its card`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "Q", "Z9", " ", "  ", "파드", "가", ".", ",", "'", "-", "--- ", "*", "**", "&", "%", "(",
      ")", "/", "?", "!", "1. ", "A", "Or ", "+", "= ", "Why", "&lt", ":", "<!--", "`", "#", "[x]",
      "\n",
    ]
    var plain = 0
    for round in 0..<300 {
      // Every other round without the pieces that cannot be taken as they are.
      let offered = pieces.prefix(round.isMultiple(of: 2) ? pieces.count : pieces.count - 6)
      func text() -> String {
        let start = Bool.random(using: &random) ? "파드" : ""
        return (0..<Int.random(in: 1...8, using: &random))
          .reduce(start) { text, _ in text + (offered.randomElement(using: &random) ?? "") }
      }
      let card = CardText(
        id: "anki-6162", kind: .question,
        bodies: [.en: CardText.Body(head: text(), answer: text())], tags: [text()])
      guard card.isPlainQuestion else { continue }
      plain += 1
      let markdown = try #require(card.markdown(.en))
      let reading = NoteReader.read("# x\n\n" + markdown + "\n\n---\n", path: "x.md")
      #expect(
        reading.note.cards.map(\.id.rawValue) == ["anki-6162"], "seed \(seed): \(markdown)")
      #expect(reading.problems == [], "seed \(seed): \(markdown)")
    }
    #expect(plain > 0, "seed \(seed)")
  }
}
