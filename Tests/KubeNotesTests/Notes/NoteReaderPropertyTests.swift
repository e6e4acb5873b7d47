import Foundation
import Testing

@testable import KubeNotes

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Pieces that Markdown, front matter and cards are made of.
enum RandomMarkdown {
  static let pieces = [
    "---\n", "# 제목", "## Effects {#effects}\n", "\n", "\n\n", "Q: ", "A: ", "C: ", "Cmd: ", "Or: ",
    "Yaml: ", "Steps: ", "Why: ", "R: ", "Vs: ", "If: ", "1. one\n", "[blank]", "[", "]", "`",
    "```",
    "```yaml\n", "~~~\n", "<!-- card: a-b; since: 1.2 -->\n", "<!--", "-->", "{{< note >}}", "{{%",
    "| a | b |\n|---|---|\n", "- ", "  - ", "> ", "\t", "title: x\n", "key: [\n", "파드", "테인트는 ",
    "👩‍👩‍👧", "\u{1112}\u{1161}\u{11AB}", "\u{0}", "\u{1B}[2J", "\r\n", "\r", "<a href='x'>", "</a>",
    "<script>", "&amp;", "\\", "____", "====\n", "**", "_", "![x](y)", "(note:a#b)", "\u{FEFF}",
    ":",
  ]

  static func text(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...60, using: &generator))
      .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
  }
}

@Suite struct NoteReaderPropertyTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `any text is a note`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let text = RandomMarkdown.text(using: &generator)
      let note = NoteReader.read(text, path: "a.md").note
      let lineCount = SourceText(text).count
      #expect(!note.sections.isEmpty, "seed \(seed): \(text.debugDescription)")
      #expect(Set(note.sections.map(\.anchor)).count == note.sections.count, "seed \(seed)")
      for section in note.sections {
        #expect(section.lines.upperBound <= lineCount + 1, "seed \(seed): \(text.debugDescription)")
        #expect(!section.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0 })
      }
      for card in note.cards {
        #expect(note.section(card.anchor) != nil, "seed \(seed): \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `any bytes are read or refused`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      do throws(NoteFileError) {
        _ = try NoteReader.read(Data(bytes), path: "a.md")
        #expect(String(validating: bytes, as: UTF8.self) != nil, "seed \(seed)")
      } catch {
        guard case .notUTF8(_, let offset) = error else { continue }
        #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [">", "[", "- ", "*", "`", "<", "![", "((", "|", "#", "\u{300}", "[a](", "**a "])
  func `deep and long nesting is read`(piece: String) {
    let text = String(repeating: piece, count: 2000)
    #expect(NoteReader.read(text, path: "a.md").note.sections.count == 1)
    #expect(!NoteReader.read("C: " + text, path: "a.md").note.sections.isEmpty)
  }
}
