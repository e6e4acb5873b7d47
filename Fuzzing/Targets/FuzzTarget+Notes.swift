internal import Foundation
internal import KubeNotes

extension FuzzTarget {
  /// A file of notes: Markdown, front matter, cards (also those of hashcards and repeater), what is
  /// drawn of them, and what `quiz check` says.
  package static let notes = FuzzTarget(
    name: "notes",
    pieces: [
      "---\n", "# 제목", "## Effects {#effects}\n", "\n", "\n\n", "Q: ", "A: ", "C: ", "Cmd: ",
      "Or: ",
      "Yaml: ", "Steps: ", "Why: ", "R: ", "Vs: ", "If: ", "1. one\n", "[blank]", "[", "]", "`",
      "```", "```yaml\n", "~~~\n", "<!-- card: a-b; since: 1.2 -->\n", "<!--", "-->",
      "{{< note >}}",
      "{{%", "| a | b |\n|---|---|\n", "|", "- ", "  - ", "> ", "\t", "title: x\n", "key: [\n",
      "파드",
      "테인트는 ", "👩‍👩‍👧", "\u{1112}\u{1161}\u{11AB}", "\u{0}", "\u{1B}[2J", "\r\n", "\r",
      "<a href='x'>", "</a>", "<script>", "&amp;", "&#x202E;", "&#27;", "\\", "____", "====\n",
      "**",
      "_", "![x](y)", "(note:a#b)", "\u{FEFF}", ":", "\u{202E}", "\u{2066}", "\u{9B}",
      "&a [*a,*a]\n",
      "name = \"Deck\"\n", "aliases: &a [b, *a]\n", "sources:\n  - https://a.b/c\n",
      "99999999999. x\n",
    ],
    seeds: { root in
      SeedFiles.contents(root, "content/notes", ending: ".md")
        + SeedFiles.contents(root, "Tests/Fixtures/fuzz/notes", ending: "")
    },
    run: { input in
      let data = Data(input)
      let reading: NoteReading
      do throws(NoteFileError) {
        reading = try NoteReader.read(data, path: "ko/topic/note.md")
      } catch {
        try promise(
          String(validating: input, as: UTF8.self) == nil, "UTF-8 was refused: \(error)")
        let problem = ContentProblem(error, bytes: data)
        try promise(problem.line >= 1 && problem.column >= 1, "\(problem)")
        return
      }
      try NotePromises(reading: reading).check()
    })
}

/// What holds for every note that was read.
struct NotePromises {
  let reading: NoteReading

  func check() throws {
    try sections()
    try cards()
    try problems()
    try drawing()
    _ = DraftCards.markdown(of: [reading.note])
    let encoded = try JSONEncoder().encode(reading.note)
    try promise(
      try JSONDecoder().decode(Note.self, from: encoded) == reading.note, "the note as JSON differs"
    )
  }

  private func sections() throws {
    let note = reading.note
    try promise(!note.sections.isEmpty && !note.title.isEmpty, "no section or no title")
    var last = 0
    var anchors: Set<String> = []
    for section in note.sections {
      try promise(
        section.lines.lowerBound >= last && section.lines.upperBound <= reading.source.count + 1,
        "lines \(section.lines) of \(reading.source.count)")
      last = section.lines.lowerBound
      try promise(anchors.insert(section.anchor).inserted, "anchor '\(section.anchor)' twice")
      try promise(section.headingPath.count <= 7, "path \(section.headingPath)")
    }
  }

  private func cards() throws {
    for card in reading.note.cards {
      try promise(
        card.lines.contains(card.line) && card.lines.upperBound <= reading.source.count + 1,
        "card at \(card.line) in \(card.lines)")
      try promise(!card.id.rawValue.isEmpty && !card.face.prompt.isEmpty, "\(card)")
      try promise(
        reading.note.section(card.anchor) != nil || card.anchor.isEmpty, "anchor \(card.anchor)")
      let checker = AnswerChecker()
      for typed in [card.face.answer, card.face.prompt] {
        _ = checker.check(typed, against: card.face, kind: card.kind)
      }
    }
    let merged = CardMerger.cards(of: [reading.note])
    _ = CardMatching.continuations(
      known: merged.prefix(20).map {
        CardMatching.Known(
          id: CardID(rawValue: $0.id.rawValue + "x"), section: $0.section, faces: $0.faces)
      }, new: merged)
  }

  private func problems() throws {
    for rules in [ContentChecks.Rules.personal, .shipped] {
      for problem in ContentChecks([reading], rules: rules).problems() {
        try promise(
          (1...max(1, reading.source.count + 1)).contains(problem.line) && problem.column >= 1,
          "\(problem)")
        try promise(!problem.message.ko.isEmpty && !problem.message.en.isEmpty, "\(problem)")
        try promise(problem.caretOffset() >= 0, "\(problem)")
      }
    }
  }

  private func drawing() throws {
    for section in reading.note.sections {
      for width in [2, 20, 80] {
        for line in RichText(section: section).lines(width: width) {
          try promise(line.width() <= width, "\(line.width()) cells in \(width): \(line.plain)")
        }
      }
    }
    for card in reading.note.cards.prefix(20) {
      _ = RichText(markdown: card.face.prompt).lines(width: 40)
      _ = RichText(markdown: card.face.answer).lines(width: 40)
    }
  }
}
