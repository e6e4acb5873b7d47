internal import KubeNotes
internal import NotesStore

/// Draws a search while it is typed. Pure: the same state and size give the same frame.
struct LiveSearchView {
  let columns: Int
  let rows: Int
  /// The language of the interface.
  let language: Language
  let style: Styler

  private static let prompt = "> "
  /// Rows of one entry: its title, and its snippet.
  private static let entryRows = 2

  /// The cells of a line behind its margin. The last column stays free: erasing to the end of the
  /// line there would take the character in it away (xterm).
  private var width: Int { max(4, columns - 3) }

  private var room: Int { max(1, rows - 4) }

  /// How many entries can be seen at once.
  var visibleCount: Int { max(1, room / Self.entryRows) }

  func frame(_ search: LiveSearch) -> Frame {
    let (line, column) = queryLine(search.line)
    let rule = style(String(repeating: "─", count: columns), .understated)
    var body = search.entries.isEmpty ? placeholder(search) : entries(search)
    body = Array(body.prefix(room))
    body += Array(repeating: "", count: room - body.count)
    let lines = [line, rule] + body + [status(search), hints]
    return Frame(lines: Array(lines.prefix(rows)), cursor: (0, column))
  }

  private func text(_ ko: String, _ en: String) -> String { language == .ko ? ko : en }

  /// The line with the query, and the cell of the cursor in it.
  ///
  /// A query that is wider than the window moves left so far that the cursor can be seen.
  private func queryLine(_ line: LineEditor) -> (String, Int) {
    let room = max(1, columns - Self.prompt.count - 1)
    var before = String(line.before).displaySafe
    var cells = CellWidth.standard.of(before)
    if cells > room {
      while cells > room - 1, let dropped = before.first {
        cells -= CellWidth.standard.of(dropped)
        before.removeFirst()
      }
      before = "…" + before
      cells += 1
    }
    let after = String(line.after).displaySafe.truncated(toCells: room - cells)
    let prompt = style(Self.prompt, .key)
    return (prompt + style(before + after, .emphasis), Self.prompt.count + cells)
  }

  private func entries(_ search: LiveSearch) -> [String] {
    let shown = search.entries.enumerated().dropFirst(search.first).prefix(visibleCount)
    return shown.flatMap { index, entry -> [String] in
      guard let hit = entry.hit(in: search.language) else { return [] }
      let snippet = SnippetLine(width: width, style: style).text(hit.snippet)
      return [titleLine(hit, isSelected: index == search.selection), "  " + snippet]
    }
  }

  private func titleLine(_ hit: SearchHit, isSelected: Bool) -> String {
    let tag = hit.language.rawValue
    let room = max(1, width - tag.count - 1)
    let title = hit.title.displaySafe.truncated(toCells: room)
    var used = CellWidth.standard.of(title)
    var line = style(title, isSelected ? .match : .title)
    let left = room - used - 3
    if !hit.heading.isEmpty, hit.heading != hit.title, left >= 4 {
      let heading = hit.heading.displaySafe.truncated(toCells: left)
      line += " › " + style(heading, .heading)
      used += 3 + CellWidth.standard.of(heading)
    }
    let gap = String(repeating: " ", count: max(1, width - used - tag.count))
    return (isSelected ? style("▸ ", .match) : "  ") + line + gap + style(tag, .understated)
  }

  private func placeholder(_ search: LiveSearch) -> [String] {
    let sentence =
      if search.isBlank {
        text(
          "찾을 말을 입력하세요. 초성(ㅌㅇㅌ)이나 영어로도 찾습니다.",
          "Type what to find, in English or Korean.")
      } else if search.needsSearch {
        ""
      } else {
        text(
          "맞는 노트가 없습니다. 낱말을 줄이거나 다르게 써 보세요.",
          "No note matches. Try fewer or other words.")
      }
    return StyledText(sentence).wrapped(to: width).map { "  " + style($0.plain, .understated) }
  }

  /// What there is to know about the selected entry: its place, and how the query was read.
  private func status(_ search: LiveSearch) -> String {
    if let notice = search.notice {
      return " " + style(notice.displaySafe.truncated(toCells: width), .warning)
    }
    var parts: [String] = []
    if let suggestion = search.suggestion {
      parts.append(text("혹시 '\(suggestion)'?", "Did you mean '\(suggestion)'?"))
    }
    if let hit = search.selected {
      parts.insert("\(search.selection + 1)/\(search.entries.count)", at: 0)
      parts += hit.explanations.prefix(2).map { "\($0.typed) → \($0.read)" }
      parts.append(SectionAddress(note: hit.note, anchor: hit.anchor).description)
    } else if !search.isBlank, !search.unmatched.isEmpty {
      let words = search.unmatched.joined(separator: ", ")
      parts.append(text("노트에 없는 낱말: \(words)", "Not in the notes: \(words)"))
    }
    let line = parts.joined(separator: " · ").displaySafe.truncated(toCells: width)
    return " " + style(line, .understated)
  }

  /// The keys, with as much around them as the window has room for.
  private var hints: String {
    let keys =
      language == .ko
      ? ["↑↓ 선택", "enter 열기", "tab 한/영", "esc 끝내기"]
      : ["↑↓ select", "enter open", "tab ko/en", "esc quit"]
    let choices = [
      keys.joined(separator: " · "), keys.joined(separator: "  "),
      (["↑↓"] + keys.dropFirst()).joined(separator: "  "),
    ]
    let fitting = choices.first { CellWidth.standard.of($0) <= width } ?? choices[2]
    return " " + style(fitting.truncated(toCells: width), .understated)
  }
}
