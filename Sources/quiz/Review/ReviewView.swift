internal import KubeNotes

/// Draws the review screen. Pure: the same screen and size give the same frame.
struct ReviewView {
  let columns: Int
  let rows: Int
  let language: Language
  let style: Styler

  private var width: Int { max(10, columns - 2) }

  /// The frame, and the last line that the card can be scrolled to.
  func frame(_ screen: ReviewScreen, elapsedSeconds: Int) -> (frame: Frame, mostScroll: Int) {
    if case .help = screen.stage { return help(from: screen.scroll) }
    let top = [header(screen.item, elapsedSeconds), rule]
    var bottom = footer(screen)
    let room = max(1, rows - top.count - bottom.count)
    let (body, cursor) = card(screen)
    let most = max(0, body.count - room)
    // While an answer is typed the line must be seen, so the card's end is.
    let first = cursor == nil ? min(screen.scroll, most) : most
    var visible = Array(body.dropFirst(first).prefix(room))
    visible += Array(repeating: "", count: room - visible.count)
    if most > first { bottom[0] = rule(hidden: most - first) }
    var frame = Frame(lines: top + visible + bottom)
    if let cursor { frame.cursor = (top.count + cursor.row - first, cursor.column) }
    return (frame, most)
  }

  private func text(_ pair: Bilingual) -> String { pair[language] }

  private var rule: String {
    style(String(repeating: "─", count: columns), .understated)
  }

  /// The rule above the keys, with the number of lines that are hidden below it.
  private func rule(hidden: Int) -> String {
    let mark = " ↓ \(hidden) "
    let dashes = max(0, columns - CellWidth.standard.of(mark) - 1)
    return style(String(repeating: "─", count: dashes) + mark + "─", .understated)
  }

  private func header(_ item: ReviewItem, _ seconds: Int) -> String {
    let left = item.remaining
    let labels = [
      text(Bilingual(ko: "새 카드 \(left.new)", en: "new \(left.new)")),
      text(Bilingual(ko: "학습 \(left.learning)", en: "learning \(left.learning)")),
      text(Bilingual(ko: "복습 \(left.due)", en: "due \(left.due)")),
      IntervalText.clock(seconds: seconds),
    ]
    var right = labels.joined(separator: "  ")
    // A narrow window keeps the numbers and lets the words go.
    if CellWidth.standard.of(right) > width { right = "\(left.new)+\(left.learning)+\(left.due)" }
    let room = width - CellWidth.standard.of(right) - 2
    let place = "\(item.card.topic) · \(item.title(language))".displaySafe.truncated(toCells: room)
    let gap = width - CellWidth.standard.of(place) - CellWidth.standard.of(right)
    return " " + style(place, .path) + String(repeating: " ", count: max(1, gap))
      + style(right, .understated)
  }

  /// The card's lines, and where the cursor is in them.
  private func card(_ screen: ReviewScreen) -> ([String], (row: Int, column: Int)?) {
    let face = screen.face
    var lines = [""] + markdown(face.prompt)
    if screen.item.card.faces[screen.language] == nil {
      let note =
        screen.language == .ko
        ? Bilingual(ko: "(한국어 면이 없어 영어로 보여 줍니다)", en: "(no Korean face)")
        : Bilingual(ko: "(영어 면이 없음)", en: "(no English face: shown in Korean)")
      lines.append(" " + style(text(note), .understated))
    }
    switch screen.stage {
    case .asking where screen.isTyping:
      let prompt = screen.item.card.kind == .command ? "$ " : "> "
      lines += ["", " " + style(prompt, .understated) + screen.line.text.displaySafe]
      let before = CellWidth.standard.of(String(screen.line.before).displaySafe)
      return (lines, (lines.count - 1, min(columns - 1, 1 + 2 + before)))
    case .asking, .help: return (lines, nil)
    case .grading(let check):
      lines += ["", " " + style(String(repeating: "·", count: min(width, 20)), .understated), ""]
      if let check {
        let typed = screen.line.text.displaySafe.truncated(toCells: width - 2)
        lines.append(" " + style("> ", .understated) + typed)
        lines += AnswerDrawing(width: width, language: language, style: style).lines(check)
      }
      lines += markdown(face.answer)
      let others = face.accepted.dropFirst()
      if !others.isEmpty {
        let label = text(Bilingual(ko: "또는", en: "or"))
        lines += others.flatMap { wrap("\(label) \($0)").map { style($0, .understated) } }
      }
      if let why = face.why { lines += [""] + markdown(why) }
      if let source = screen.item.card.source {
        lines += [""] + wrap(source).map { style($0, .understated) }
      }
      return (lines, nil)
    }
  }

  private func footer(_ screen: ReviewScreen) -> [String] {
    var lines = [rule]
    if let notice = screen.notice {
      lines.append(" " + style(notice.displaySafe.truncated(toCells: width), .warning))
    }
    switch screen.stage {
    case .asking where screen.isTyping:
      lines.append(
        hint(Bilingual(ko: "enter 답 확인 · esc 답 보기", en: "enter check · esc show the answer")))
    case .asking:
      lines.append(
        hint(
          Bilingual(
            ko: "space 답 보기 · ? 도움말 · q 끝내기 · t 답 적기",
            en: "space answer · ? help · q quit · t type it")))
    case .grading(let check): lines += grades(screen.item.outcomes, proposed: check?.proposedGrade)
    case .help: break
    }
    return lines
  }

  private func hint(_ pair: Bilingual) -> String {
    " " + style(text(pair).truncated(toCells: width), .understated)
  }

  /// The four grades with their intervals: on one line, on two, or without their names, as the
  /// window allows.
  private func grades(_ outcomes: Outcomes, proposed: Grade?) -> [String] {
    func cells(named: Bool) -> [(grade: Grade, text: String)] {
      Grade.allCases.map { grade in
        let mark = grade == (proposed ?? .good) ? "▸" : " "
        let name = named ? ReviewKeys.name(of: grade)[language] + " " : ""
        let interval = IntervalText.text(outcomes[grade].interval, language)
        return (grade, "\(mark)\(grade.rawValue) \(name)\(interval)")
      }
    }
    func fits(_ line: some Sequence<(grade: Grade, text: String)>) -> Bool {
      line.reduce(-1) { $0 + CellWidth.standard.of($1.text) + 2 } < columns
    }
    func drawn(_ line: some Sequence<(grade: Grade, text: String)>) -> String {
      " " + line.map { style($0.text, ReviewKeys.style(of: $0.grade)) }.joined(separator: "  ")
    }
    let named = cells(named: true)
    if fits(named) { return [drawn(named)] }
    if rows >= 8, fits(named.prefix(2)), fits(named.suffix(2)) {
      return [drawn(named.prefix(2)), drawn(named.suffix(2))]
    }
    let short = cells(named: false)
    return fits(short) ? [drawn(short)] : [drawn(short.prefix(2)), drawn(short.suffix(2))]
  }

  /// The keys; where they do not fit they can be scrolled.
  private func help(from scroll: Int) -> (frame: Frame, mostScroll: Int) {
    let lines = help
    guard lines.count > rows else { return (Frame(lines: lines), 0) }
    let room = max(1, rows - 1)
    let first = min(scroll, lines.count - room)
    let more = hint(Bilingual(ko: "↑ ↓ 더 보기 · 다른 키: 돌아가기", en: "↑ ↓ more · any other key: back"))
    return (
      Frame(lines: Array(lines[first..<first + room]) + [more]), lines.count - room
    )
  }

  private var help: [String] {
    let keys = ReviewKeys.rows.map { row in
      " " + style(row.keys.padding(toCells: 12), .key) + " "
        + row.meaning[language].truncated(toCells: max(4, columns - 15))
    }
    let title = Bilingual(ko: "복습 화면의 키", en: "Keys of the review screen")
    let heading = style(text(title).truncated(toCells: width), .heading)
    return [" " + heading, ""] + keys
  }

  private func markdown(_ source: String) -> [String] {
    MarkdownDrawing(width: width, style: style).lines(source).map { $0.isEmpty ? "" : " " + $0 }
  }

  private func wrap(_ plain: String) -> [String] {
    StyledText(plain.displaySafe).wrapped(to: width).map { " " + $0.plain }
  }
}
