internal import KubeNotes
internal import NotesStore

/// Draws a note for reading.
struct NoteView {
  let width: Int
  let language: Language
  let style: Styler

  func text(_ report: NoteReport) -> String {
    let drawing = MarkdownDrawing(width: min(width, 100), style: style)
    var lines = [style(report.title.displaySafe, .title)]
    for (part, content) in zip(report.sections, report.texts) {
      if part.level > 1 || !part.heading.isEmpty, part.heading != report.title {
        lines += ["", style(part.heading.displaySafe, .heading)]
      }
      let body = drawing.lines(content)
      if !body.isEmpty { lines += [""] + body }
    }
    lines += [""] + footer(report)
    return lines.joined(separator: "\n") + "\n"
  }

  private func footer(_ report: NoteReport) -> [String] {
    var lines: [String] = []
    if !report.cards.isEmpty {
      let count = report.cards.count
      let review = "quiz review \(report.note)"
      lines.append(
        language == .ko
          ? "카드 \(count)장: \(review)" : "\(count) \(count == 1 ? "card" : "cards"): \(review)")
    }
    if let version = report.kubernetes {
      lines.append(
        language == .ko ? "쿠버네티스 \(version) 기준" : "Checked against Kubernetes \(version)")
    }
    return (lines + report.sources).map { style($0.displaySafe, .understated) }
  }
}

/// Draws the list of notes, by topic.
struct NoteListView {
  let width: Int
  let language: Language
  let style: Styler

  func text(_ notes: [NoteSummary]) -> String {
    var lines: [String] = []
    var topic: String?
    let column = notes.map { CellWidth.standard.of($0.id.rawValue) }.max() ?? 0
    for note in notes {
      if note.topic != topic {
        if topic != nil { lines.append("") }
        topic = note.topic
        lines.append(style(note.topic.displaySafe, .heading))
      }
      let title = note.titles[language] ?? note.titles[language.other] ?? ""
      let id = note.id.rawValue.displaySafe.padding(toCells: column)
      lines.append(
        "  " + style(id, .path) + "  "
          + title.displaySafe.truncated(toCells: max(10, width - column - 4)))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
