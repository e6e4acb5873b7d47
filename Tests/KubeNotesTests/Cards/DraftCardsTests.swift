import Foundation
import Testing

@testable import KubeNotes

@Suite struct DraftCardsTests {
  private func drafts(_ markdown: String) -> [String] {
    let note = NoteReader.read(markdown, path: "n.md").note
    return note.sections.flatMap(DraftCards.cards).map {
      "\($0.kind.rawValue) \($0.prompt) => \($0.answer)"
    }
  }

  @Test(arguments: [
    ("- `kubectl get pods -w` : watch Pods", ["Cmd: watch Pods => kubectl get pods -w"]),
    ("- `maxSurge` : how many more Pods", ["Q: What is `maxSurge`? => how many more Pods"]),
    ("`볼륨` : 디스크", ["Q: `볼륨`: 무엇인가? => 디스크"]),
    ("label: used by the scheduler", ["Q: What is label? => used by the scheduler"]),
    ("- NoExecute\n  - 예약되지 않음\n  - 제거됨", ["Q: NoExecute: 무엇인가? => - 예약되지 않음\n- 제거됨"]),
    ("- Why old?\n  - It was **imperative**", ["Q: Why old? => It was **imperative**"]),
    ("see https://k.io and `a: b` at 10:30", []),
    ("Just a sentence without any structure.", []),
    ("```\na : b\n```", []),
    ("- a\n- b", []), ("change it (blue-green deployment : twice the Pods)", []),
  ])
  func `finds terms and lists`(markdown: String, expected: [String]) {
    #expect(drafts(markdown) == expected)
  }

  @Test func `drafts read back as the same cards`() throws {
    let note = NoteReader.read(
      "# Pod \"x\"\n\n- a : b\n- `kubectl get po` : list\n- c\n  - d\n  - Q:e\n", path: "n.md"
    ).note
    let markdown = try #require(DraftCards.markdown(of: [note]))
    let reading = NoteReader.read(markdown, path: "d.md")
    #expect(reading.problems.isEmpty)
    #expect(reading.note.title == note.title)
    #expect(reading.note.cards.map(\.kind) == [.question, .command, .question])
    #expect(reading.note.cards.last?.face.answer == "- d\n- Q:e")
  }

  @Test func `drafts of several notes stand under their titles, each once`() throws {
    let notes = ["a", "b"].map {
      NoteReader.read("term : meaning\n\n\($0) : x\n", path: "\($0).md").note
    }
    let markdown = try #require(DraftCards.markdown(of: notes))
    let note = NoteReader.read(markdown, path: "d.md").note
    #expect(note.sections.map(\.heading) == ["a", "b"])
    #expect(note.cards.count == 3)
  }

  @Test func `a note without structure gives no draft`() {
    #expect(DraftCards.markdown(of: [NoteReader.read("text", path: "n.md").note]) == nil)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `drafts of any note are cards`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let text = RandomMarkdown.text(using: &generator)
      let note = NoteReader.read(text, path: "n.md").note
      let count = Set(note.sections.flatMap(DraftCards.cards)).count
      guard let markdown = DraftCards.markdown(of: [note]) else {
        #expect(count == 0)
        continue
      }
      let reading = NoteReader.read(markdown, path: "d.md")
      #expect(
        reading.note.cards.count == count, "seed \(seed): \(text.debugDescription)\n\(markdown)")
    }
  }
}
