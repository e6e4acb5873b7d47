import Testing

@testable import KubeNotes

@Suite struct TermGlossesTests {
  private static let glossary = Glossary(terms: [
    .init(ko: ["테인트"], en: ["taint"]), .init(ko: ["톨러레이션"], en: ["toleration"]),
    .init(ko: ["파드"], en: ["Pod"]), .init(ko: ["노드"], en: ["node"]),
    .init(ko: ["노드 어피니티"], en: ["node affinity"]), .init(ko: ["상태"], en: ["status"]),
    .init(ko: ["적용"], en: ["kubectl apply"]), .init(ko: ["롤"], en: ["Role"]),
    .init(ko: ["NoSchedule"], en: ["NoSchedule"]),
    .init(ko: ["가비지 수집"], en: ["garbage collection"]),
    .init(ko: ["스케줄링"], en: ["scheduling"]), .init(ko: ["스케줄링"], en: ["placement"]),
    .init(ko: ["빠르다"], en: ["fast"], isWord: true),
  ])

  private func glossed(_ markdown: String, _ language: Language, title: String = "") -> String {
    var glosses = TermGlosses(Self.glossary, language: language)
    glosses.pass(over: title)
    return glosses.add(to: RichText(markdown: markdown)).lines(width: 400)
      .map(\.plain).joined(separator: "\n")
  }

  @Test(arguments: [
    ("테인트는 노드를 지킨다.", "테인트(taint)는 노드(node)를 지킨다."),
    // Once, however often it comes.
    ("테인트가 있다. 테인트를 지운다.", "테인트(taint)가 있다. 테인트를 지운다."),
    // The text says it itself, before, behind, or in the same paragraph.
    ("taint는 표시다.\n\n테인트를 붙인다.", "taint는 표시다.\n\n테인트를 붙인다."),
    ("테인트(taint)를 붙인다.", "테인트(taint)를 붙인다."),
    ("**파드**(`spec`)에 적는다. 파드를 본다.", "파드(spec)에 적는다. 파드(Pod)를 본다."),
    // Inside a longer expression it waits for a better place.
    ("노드 이름은 길다. 노드도 있다.", "노드 이름은 길다. 노드(node)도 있다."),
    ("노드 어피니티를 쓴다. 노드에 둔다.", "노드 어피니티(node affinity)를 쓴다. 노드(node)에 둔다."),
    // Part of another word, everyday words, names of commands, equal names, two meanings.
    ("컨트롤과 롤백이 있다.", "컨트롤과 롤백이 있다."),
    ("상태를 적용한다. 롤이 있다. 빠르다.", "상태를 적용한다. 롤이 있다. 빠르다."),
    ("NoSchedule이다. 스케줄링을 한다.", "NoSchedule이다. 스케줄링을 한다."),
    ("가비지 수집이 돈다.", "가비지 수집(garbage collection)이 돈다."),
    ("마지막은 테인트", "마지막은 테인트(taint)"),
    ("- 테인트: 표시\n- **파드**를 본다", "• 테인트(taint): 표시\n• 파드(Pod)를 본다"),
    // Neither code, links, headings nor tables.
    ("`테인트`와 [테인트](note:a)", "테인트와 테인트"),
    ("```\n테인트는\n```\n\n테인트를", "  테인트는\n\n테인트(taint)를"),
  ])
  func `adds the English name in Korean text`(markdown: String, expected: String) {
    #expect(glossed(markdown, .ko) == expected)
  }

  @Test(arguments: [
    ("A taint is a mark.", "A taint (테인트) is a mark."),
    ("Taints and a toleration.", "Taints (테인트) and a toleration (톨러레이션)."),
    ("The node pool of a node.", "The node pool of a node (노드)."),
    ("Use node affinity. A node.", "Use node affinity (노드 어피니티). A node (노드)."),
    ("Pods (파드) and Pods.", "Pods (파드) and Pods."),
    ("`taint` tainted the status.", "taint tainted the status."),
    (
      "A multi-node cluster; node-local; a podcast.", "A multi-node cluster; node-local; a podcast."
    ),
  ])
  func `adds the Korean name in English text`(markdown: String, expected: String) {
    #expect(glossed(markdown, .en) == expected)
  }

  @Test func `a title that gives both names is enough`() {
    #expect(glossed("테인트는", .ko, title: "테인트와 Taints") == "테인트는")
    #expect(glossed("# 테인트\n\n테인트는", .ko).hasSuffix("테인트(taint)는"))
  }

  @Test func `names are understated, and told apart`() {
    var glosses = TermGlosses(Self.glossary, language: .ko)
    let text = glosses.add(to: RichText(markdown: "**테인트**는"))
    #expect(
      text.blocks == [
        .paragraph(
          StyledText([
            StyledSpan("테인트", .strong), StyledSpan("(taint)", .understated), StyledSpan("는"),
          ]))
      ])
    #expect(glosses.added == [.init(name: "테인트", other: "taint")])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `only adds, whatever the text`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = ["테인트", "노드가", "Pod", "pods", "taint", "`노드`", "\n\n", "(", "a"]
    let markdown = (0..<40).map { _ in
      Bool.random(using: &generator)
        ? RandomMarkdown.text(using: &generator) : names.randomElement(using: &generator) ?? ""
    }.joined(separator: " ")
    let text = RichText(markdown: markdown)
    for language in Language.allCases {
      var glosses = TermGlosses(Self.glossary, language: language)
      let before = text.lines(width: 60).map(\.plain).joined().filter { !$0.isWhitespace }.count
      let after = glosses.add(to: text).lines(width: 60).map(\.plain).joined()
        .filter { !$0.isWhitespace }.count
      let extra = glosses.added.reduce(0) { $0 + $1.other.filter { $0 != " " }.count + 2 }
      // Tables may wrap, rules and bars with them; without any, the sum is exact.
      if !markdown.contains("|") { #expect(after - before == extra, "seed \(seed)") }
      #expect(Set(glosses.added.map(\.name)).count == glosses.added.count, "seed \(seed)")
    }
  }
}
