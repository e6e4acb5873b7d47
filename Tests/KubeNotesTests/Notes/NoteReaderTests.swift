import Foundation
import Testing

@testable import KubeNotes

@Suite struct NoteReaderTests {
  private func read(_ text: String, path: String = "scheduling/taints.md") -> Note {
    NoteReader.read(text, path: path).note
  }

  @Test func `reads front matter and sections`() {
    let note = read(
      """
      ---
      title: 테인트
      topic: scheduling
      aliases: [taint, toleration]
      kubernetes: 1.30
      sources:
        - https://kubernetes.io/docs/a
      order: 10
      layout: post
      ---

      Introduction.

      ## Effects {#effects}

      Three of them.

      ### `NoExecute` in depth ###

      It evicts.
      """, path: "ko/scheduling/taints.md")
    #expect(note.id.rawValue == "scheduling/taints")
    #expect(note.language == .ko)
    #expect(note.title == "테인트")
    #expect(note.topic == "scheduling")
    #expect(note.frontMatter.aliases == ["taint", "toleration"])
    #expect(note.frontMatter.kubernetes == "1.30", "a version is text, not a number")
    #expect(note.frontMatter.sources == ["https://kubernetes.io/docs/a"])
    #expect(note.frontMatter.order == 10)
    #expect(note.sections.map(\.anchor) == ["", "effects", "noexecute-in-depth"])
    #expect(note.sections.map(\.level) == [0, 2, 3])
    #expect(note.sections[1].heading == "Effects")
    #expect(note.sections[1].hasDeclaredAnchor)
    #expect(note.sections[2].headingPath == ["Effects", "NoExecute in depth"])
    #expect(note.sections[2].headingMarkdown == "`NoExecute` in depth")
    #expect(note.sections[1].lines == 14..<18)
    #expect(note.sections[1].markdown == "Three of them.")
    #expect(note.sections[0].text == "Introduction.")
  }

  @Test(arguments: [
    ("# From the heading\n\ntext", "From the heading"),
    ("text only", "taints"),
    ("---\ntitle: ''\n---\n", "taints"),
  ])
  func `finds a title`(text: String, title: String) {
    #expect(read(text).title == title)
  }

  @Test func `repeated headings get numbered anchors`() {
    let note = read("## Pod\n\n## Pod\n\n## Pod\n\n## Pod-1\n\n## 🎉\n")
    #expect(note.sections.map(\.anchor) == ["pod", "pod-1", "pod-2", "pod-1-1", "section"])
  }

  @Test func `headings inside code and quotes are not sections`() {
    let note = read("~~~\n# a\n~~~\n\n```sh\n## b\n```\n\n> # c\n\n    # d\n")
    #expect(note.sections.map(\.level) == [0])
    #expect(note.sections[0].text.contains("## b"), "code stays searchable")
  }

  @Test(arguments: [
    ("a [link](https://x.y) and <a href='u'>이름</a>", "a link and 이름"),
    ("<div><p>one</p><p>two &amp; three</p></div>", "one\ntwo & three"),
    ("<!-- hidden -->\n\nshown", "shown"),
    ("| a | b |\n|---|---|\n| `c` | ~~d~~ |", "a | b\nc | d"),
    ("- one\n  - two\n\n    three", "one\ntwo\nthree"),
    ("{{< note >}}\n{{< glossary_tooltip text=\"노드\" term_id=\"node\" >}}입니다", "노드입니다"),
    ("a **b** _c_ `d`", "a b c d"),
    ("![그림](x.png)", "그림"),
    ("\u{FEFF}a\r\nb\rc\u{0}\u{1B}[31md\u{85}", "a b c[31md"),
  ])
  func `keeps the text of every construct`(markdown: String, text: String) {
    #expect(read(markdown).sections.map(\.text) == [text])
  }

  @Test func `composes decomposed Hangul`() {
    let note = read(
      "# 파드".decomposedStringWithCanonicalMapping,
      path: "노트.md".decomposedStringWithCanonicalMapping)
    #expect(Array(note.title.unicodeScalars) == Array("파드".unicodeScalars))
    #expect(Array(note.id.rawValue.unicodeScalars) == Array("노트".unicodeScalars))
  }

  @Test func `a setext heading and an unclosed fence`() {
    #expect(read("Title\n===\n\ntext\n\n```\n# no").sections.map(\.anchor) == ["title"])
  }

  @Test(arguments: [
    ("파드는 가장 작은 단위입니다.", Language.ko), ("A Pod is the smallest unit.", .en), ("", .en),
    ("kubectl로 파드를 봅니다", .ko),
  ])
  func `guesses the language of a note that does not say`(text: String, language: Language) {
    #expect(read(text).language == language)
  }

  @Test func `broken front matter still gives the body`() throws {
    let reading = NoteReader.read(
      "---\ntitle: 테인트\ntopic: [a, b\norder: 1\n---\n\n## Effects\n\ntext\n", path: "a.md")
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.count == 1)
    #expect(problem.line == 4)
    #expect(problem.excerpt == "order: 1")
    #expect(reading.note.title == "테인트")
    #expect(reading.note.sections.map(\.anchor) == ["effects"])
  }

  @Test(arguments: [
    (
      "---\norder: many\n---\n", ContentFact.frontMatterValue(key: "order", expected: .number), 2, 8
    ),
    ("---\ntitle: [a]\n---\n", .frontMatterValue(key: "title", expected: .text), 2, 8),
    ("---\nsources: {a: b}\n---\n", .frontMatterValue(key: "sources", expected: .list), 2, 10),
    ("---\ntitle: a\n\ntext\n", .frontMatterNotClosed, 1, 1),
    ("---\njust words\n---\n", .frontMatterNotMapping, 2, 1),
  ])
  func `says what is wrong in front matter`(
    text: String, fact: ContentFact, line: Int, column: Int
  ) {
    let problems = NoteReader.read(text, path: "a.md").problems
    #expect(problems.map(\.fact) == [fact])
    #expect(problems.map(\.line) == [line])
    #expect(problems.map(\.column) == [column])
  }

  @Test func `takes the front matter of hashcards`() {
    let reading = NoteReader.read("---\nname = \"Cell Biology\"\n---\n\nQ: a\nA: b\n", path: "a.md")
    #expect(reading.problems.isEmpty)
    #expect(reading.note.title == "Cell Biology")
  }

  @Test func `a file that is not UTF-8 is named with the offset`() {
    #expect(throws: NoteFileError.notUTF8(path: "a.md", offset: 2)) {
      try NoteReader.read(Data([0x61, 0x62, 0xB0, 0xA1]), path: "a.md")
    }
  }
}
