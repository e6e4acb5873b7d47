import Testing

@testable import KubeNotes

@Suite struct CardReaderTests {
  private func read(_ text: String) -> NoteReading { NoteReader.read(text, path: "deck.md") }

  /// A card on one line, for tables of expectations.
  private func line(_ card: NoteCard) -> String {
    "\(card.kind.rawValue): \(card.face.prompt) => \(card.face.answer)"
  }

  @Test(arguments: [
    ("Q: What?\nA: That.", ["question: What? => That."]),
    ("Q:What?\nA:That.", ["question: What? => That."]),
    ("Q: Two\nlines?\nA: One\n\ntwo", ["question: Two\nlines? => One\n\ntwo"]),
    ("R: pod\nA: 파드", ["reversed: pod => 파드", "reversed: 파드 => pod"]),
    (
      "C: A [Pod] has [containers].",
      ["cloze: A […] has containers. => Pod", "cloze: A Pod has […]. => containers"]
    ),
    (
      "C: [`None`] with [link](u) and ![i](j) and `a[0]`",
      [
        "cloze: […] with [link](u) and ![i](j) and `a[0]` => `None`"
      ]
    ),
    ("C: only `a[0]`", ["cloze: only `a[…]` => 0"]),
    ("C: keep \\[this\\] not [that]", ["cloze: keep \\[this\\] not […] => that"]),
    (
      "Cmd: List Pods.\nA: `kubectl get pods`\nOr: `kubectl get po`",
      [
        "command: List Pods. => `kubectl get pods`"
      ]
    ),
    ("Vs: a and b\nA: c", ["compare: a and b => c"]),
    ("If: a\nA: b\nWhy: c", ["whatIf: a => b"]),
    (
      "Steps: Order\n1. one\n2. two\n3. three",
      [
        "step: Order\n\n1. one\n2. […] => two", "step: Order\n\n2. two\n3. […] => three",
      ]
    ),
    ("Q: a\nA: b\n---\nQ: c\nA: d\n---\n", ["question: a => b", "question: c => d"]),
    ("Q: a\nA: b\n## Next\ntext", ["question: a => b"]),
    ("```\nQ: a\nA: b\n```\n", []),
    ("~~~md\nQ: a\nA: b\n~~~\nQ: c\nA: d", ["question: c => d"]),
    ("<!--\nQ: a\nA: b\n-->\n", []),
    ("Q: code\n```\nA: no\n# no\n```\nA: yes", ["question: code\n```\nA: no\n# no\n``` => yes"]),
  ])
  func `reads cards`(text: String, cards: [String]) {
    let reading = read(text)
    #expect(reading.note.cards.map(line) == cards)
    #expect(reading.problems.isEmpty)
  }

  @Test func `reads a gap in YAML`() {
    let card = read(
      "Yaml: Which?\n```yaml\nspec:\n  ____:\n  - a: b\n```\nA: tolerations\nOr: `x`\n"
    )
    .note.cards.first
    #expect(card?.face.accepted == ["tolerations", "x"])
    #expect(card?.face.answer == "`tolerations`")
    #expect(card?.face.prompt.contains("  ____:") == true)
  }

  @Test func `reads the comment with the id`() throws {
    let reading = read(
      "<!-- card: taint-run; since: 1.18; deprecated: 1.30; source: https://k.io/a -->\nR: a\nA: b\n"
    )
    let card = try #require(reading.note.cards.first)
    #expect(reading.note.cards.map(\.id.rawValue) == ["taint-run", "taint-run~back"])
    #expect(card.hasDeclaredID)
    #expect(card.since == "1.18")
    #expect(card.deprecated == "1.30")
    #expect(card.source == "https://k.io/a")
    #expect(card.lines == 1..<4)
    #expect(card.line == 2)
  }

  @Test func `a card without an id gets one from its text alone`() {
    let one = read("Q: a  b?\nA: c").note.cards
    let two = read("# Elsewhere\n\nQ: a\nb?\n\nA: c\n\n---\n").note.cards
    #expect(one.map(\.id) == two.map(\.id))
    #expect(one.map(\.id) != read("Q: a b?\nA: d").note.cards.map(\.id))
    #expect(one.first?.hasDeclaredID == false)
    #expect(
      one.first?.id.rawValue == "text-\(ContentHash.hexadecimal(of: "question\u{1F}a b?\u{1F}c"))")
  }

  @Test func `cards belong to sections and stay out of the prose`() {
    let note = read(
      "Intro\n\nQ: one?\nA: **eins**\n\n## Second {#second}\n\nProse.\n\nC: The [gap].\n"
    ).note
    #expect(note.cards.map(\.anchor) == ["", "second"])
    #expect(note.sections.map(\.markdown) == ["Intro", "Prose."])
    #expect(note.sections.map(\.text) == ["Intro", "Prose."])
    #expect(note.sections.map(\.cardText) == ["one?\neins", "The gap."])
  }

  @Test(arguments: [
    ("Q: 1️⃣\n", ContentFact.cardWithoutAnswer(tag: "Q:"), 1, 1),
    ("Q:\nA: b\n", .cardWithoutPrompt(tag: "Q:"), 1, 1),
    ("text\nA: b\n", .answerWithoutCard(tag: "A:"), 2, 1),
    ("Q: a\nA:\n", .emptyField(tag: "A:"), 2, 1),
    ("Q: a\nA: b\nA: c\n", .repeatedField(tag: "A:"), 3, 1),
    ("Q: a\nOr: b\nA: c\n", .misplacedField(tag: "Or:", card: "Q:"), 2, 1),
    ("C: [a]\nA: b\n", .misplacedField(tag: "A:", card: "C:"), 2, 1),
    ("<!-- card: x -->\n\ntext\n", .cardCommentWithoutCard, 1, 1),
    ("<!-- card: x; sinse: 1 -->\nQ: a\nA: b\n", .cardCommentKey(key: "sinse"), 1, 15),
    ("<!-- card: Big_Id -->\nQ: a\nA: b\n", .cardIDForm(id: "Big_Id"), 1, 12),
    ("C: 빈칸 없음\n", .clozeWithoutBlank, 1, 1),
    ("C: 파드는 [가장\n작다\n", .clozeNotClosed, 1, 8),
    ("C: a\nb [ ] c\n", .clozeBlankEmpty, 2, 3),
    ("Cmd: a\nA: kubectl get po\n", .commandNotInBackquotes, 2, 4),
    ("Yaml: a\nA: b\n", .yamlBlockMissing, 1, 1),
    ("Yaml: a\n```yaml\nb: c\n```\nA: b\n", .yamlGapCount(found: 0), 1, 1),
    ("Steps: a\n1. b\n", .stepsTooFew(found: 1), 1, 1),
  ])
  func `says what is wrong with a card, and where`(
    text: String, fact: ContentFact, line: Int, column: Int
  ) {
    let problems = read(text).problems
    #expect(problems.map(\.fact) == [fact])
    #expect(problems.map(\.line) == [line])
    #expect(problems.map(\.column) == [column])
  }

  @Test func `the caret counts cells`() throws {
    let problem = try #require(read("C: 파드는 [가장 작다\n").problems.first)
    #expect(problem.column == 8)
    #expect(problem.caretOffset() == 10)
  }

  @Test func `joins the faces of both languages`() {
    let ko = NoteReader.read("<!-- card: a -->\nQ: 질문\nA: 답\n", path: "ko/t/n.md").note
    let en = NoteReader.read(
      "<!-- card: a; since: 1.2 -->\nQ: Question\nA: Answer\n", path: "en/t/n.md"
    )
    .note
    let cards = CardMerger.cards(of: [ko, en])
    #expect(cards.map(\.id.rawValue) == ["a"])
    #expect(cards.first?.faces.mapValues(\.prompt) == [.ko: "질문", .en: "Question"])
    #expect(cards.first?.section == SectionAddress("t/n"))
    #expect(cards.first?.topic == "t")
    #expect(cards.first?.since == "1.2")
  }
}
