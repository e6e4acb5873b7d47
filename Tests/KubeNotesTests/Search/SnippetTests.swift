import Foundation
import Testing

@testable import KubeNotes

@Suite struct SnippetTests {
  /// A plan of words that each mean themselves.
  private func plan(_ words: [String]) -> SearchPlan {
    .literal(words, frequency: 1, sectionCount: 10)
  }

  private func marked(_ snippet: Snippet) -> [String] {
    let bytes = Array(snippet.text.utf8)
    return snippet.matches.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func marksTheStemAndGoesToWhereTheWordsStand() {
    let filler = String(repeating: "다른 이야기가 길게 이어진다. ", count: 30)
    let snippet = Snippet.make(from: filler + "노드에 테인트를 붙인다.", plan: plan(["테인트", "노드"]))
    #expect(marked(snippet) == ["노드", "테인트"])
    #expect(snippet.text.hasPrefix("…"))
  }

  @Test func beginsWithTheTextWhereNothingMatches() {
    let snippet = Snippet.make(from: "A Pod\nruns.", plan: plan(["volume"]))
    #expect(snippet == Snippet(text: "A Pod; runs."))
  }

  @Test func showsARowOfATableFromItsBeginning() {
    let rows = (1...20).map { "name\($0) | The meaning of field \($0)" }
    let text = PlainText.of(
      markdown: Array(
        """
        | Field | Meaning |
        |---|---|
        \(rows.map { "| \($0) |" }.joined(separator: "\n"))

        Behind it.
        """.utf8))
    #expect(text.hasPrefix("Field | Meaning\nname1 | The meaning of field 1\n"))
    let snippet = Snippet.make(from: text, plan: plan(["name15"]), width: 60)
    #expect(snippet.text == "…name15 | The meaning of field 15; name16 | The meaning of field…")
    #expect(marked(snippet) == ["name15"])
    let end = Snippet.make(from: text, plan: plan(["name20"]))
    #expect(end.text == "…name20 | The meaning of field 20; Behind it.")
  }

  @Test(arguments: [
    ("One line\nof a paragraph.\n\nThe next", "One line of a paragraph. The next"),
    ("Items:\n\n- first\n- second", "Items: first; second"),
    (
      "```\nkubectl cordon n1\nkubectl drain n1\n```\nText",
      "kubectl cordon n1; kubectl drain n1; Text"
    ),
    ("```\nspec:\n  type: NodePort\n```", "spec: type: NodePort"),
  ])
  func partsBlocks(markdown: String, expected: String) {
    let text = PlainText.of(markdown: Array(markdown.utf8))
    #expect(Snippet.make(from: text, plan: plan(["volume"])).text == expected)
  }

  @Test func marksWholeCharactersInAnyText() {
    let pieces = [
      "테인트", "테인트를", "ㅌ", "pod", "podSelector", "é", "e\u{301}", "🙂", "👩‍👩‍👧", "\0", "\n", " ",
      "　", "ｐｏｄ", "\u{1112}\u{1161}\u{11AB}", "\u{1}", "\u{2}", "-", "x",
    ]
    let seed: UInt64 = 20_261_124
    var generator = SplitMix64(seed: seed)
    for round in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...120, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += " " }
      }
      let snippet = Snippet.make(from: text, plan: plan(["테인트", "pod", "한", "x"]), width: 40)
      let bytes = Array(snippet.text.utf8)
      var end = 0
      for match in snippet.matches {
        #expect(
          match.lowerBound >= end && match.upperBound <= bytes.count && !match.isEmpty,
          "seed \(seed), round \(round)")
        guard match.upperBound <= bytes.count else { break }
        #expect(
          String(validating: bytes[match], as: UTF8.self) != nil, "seed \(seed), round \(round)")
        end = match.upperBound
      }
      #expect(!snippet.text.contains("\n"), "seed \(seed), round \(round)")
    }
  }
}
