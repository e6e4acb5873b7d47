internal import KubeNotes

/// Draws the review screen. Pure: the same screen and size give the same frame.
struct ReviewView {
  let columns: Int
  let rows: Int
  let language: Language
  let style: Styler
  /// Texts that were laid out already; what is not among them is laid out when it is drawn.
  var prepared = PreparedMarkdown()
  /// Fronts that were drawn already, but for their first line.
  var fronts = PreparedFronts()

  private var width: Int { max(10, columns - 2) }

  /// How the texts of cards are laid out.
  var drawing: MarkdownDrawing { MarkdownDrawing(width: width, style: style) }

  /// The drawing of the frame, and the first line of the card that it shows.
  func drawing(_ screen: ReviewScreen, elapsedSeconds: Int) -> (text: String, first: Int) {
    if let front = fronts.front(of: screen, self) {
      let top = header(screen.item, elapsedSeconds)
      return (Frame.drawing(firstLine: top, below: front.below), front.first)
    }
    let (frame, first) = frame(screen, elapsedSeconds: elapsedSeconds)
    return (frame.drawing(rows: rows), first)
  }

  /// The frame, and the first line of the card that it shows.
  func frame(_ screen: ReviewScreen, elapsedSeconds: Int) -> (frame: Frame, first: Int) {
    if case .help = screen.stage { return help(from: screen.scroll ?? 0) }
    let top = [header(screen.item, elapsedSeconds), rule]
    var bottom = footer(screen)
    let room = max(1, rows - top.count - bottom.count)
    let (body, cursor, answer) = card(screen)
    let most = max(0, body.count - room)
    // While an answer is typed the line must be seen, so the card's end is; and whoever turns a card
    // wants to see its back.
    let unscrolled = min(answer.lowerBound, max(0, answer.upperBound - room))
    let first = cursor == nil ? min(screen.scroll ?? unscrolled, most) : most
    var visible = Array(body.dropFirst(first).prefix(room))
    visible += Array(repeating: "", count: room - visible.count)
    if most > first { bottom[0] = rule(hidden: most - first) }
    var frame = Frame(lines: top + visible + bottom)
    if let cursor { frame.cursor = (top.count + cursor.row - first, cursor.column) }
    return (frame, first)
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
    let clock = IntervalText.clock(seconds: seconds)
    let counts =
      switch (item.isPractice, language) {
      case (true, .ko): "연습 \(left.due)"
      case (true, .en): "practice \(left.due)"
      case (false, .ko): "새 카드 \(left.new)  학습 \(left.learning)  복습 \(left.due)"
      case (false, .en): "new \(left.new)  learning \(left.learning)  due \(left.due)"
      }
    var right = "\(counts)  \(clock)"
    var taken = CellWidth.standard.of(right)
    // A narrow window keeps the numbers and lets the words go, so that the title has room.
    if width - taken < 20 {
      let numbers =
        item.isPractice ? counts : "\(left.new)+\(left.learning)+\(left.due)"
      right = "\(numbers)  \(clock)"
      if width - CellWidth.standard.of(right) < 12 { right = numbers }
      taken = CellWidth.standard.of(right)
    }
    let place = item.place(language).displaySafe.truncated(toCells: width - taken - 2)
    let gap = width - CellWidth.standard.of(place) - taken
    return " " + style(place, .path) + String(repeating: " ", count: max(1, gap))
      + style(right, .understated)
  }

  /// The card's lines, where the cursor is in them, and which of them are the answer.
  private func card(
    _ screen: ReviewScreen
  ) -> (lines: [String], cursor: (row: Int, column: Int)?, answer: Range<Int>) {
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
      return (lines, (lines.count - 1, min(columns - 1, 1 + 2 + before)), 0..<0)
    case .asking, .help: return (lines, nil, 0..<0)
    case .grading(let check):
      let start = lines.count + 1
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
      let end = lines.count
      if let source = screen.item.card.source {
        lines += [""] + wrap(source).map { style($0, .understated) }
      }
      return (lines, nil, start..<end)
    }
  }

  private func footer(_ screen: ReviewScreen) -> [String] {
    var lines = [rule]
    if let notice = screen.notice {
      lines += wrap(notice).prefix(rows < 10 ? 1 : 3).map { style($0, .warning) }
    }
    switch screen.stage {
    case .asking where screen.isTyping:
      lines.append(
        hint([
          Bilingual(ko: "enter 답 확인", en: "enter check"),
          Bilingual(ko: "esc 답 보기", en: "esc show the answer"),
          Bilingual(ko: "ctrl-c 끝내기", en: "ctrl-c quit"),
        ]))
    case .asking:
      lines.append(
        hint([
          Bilingual(ko: "space 답 보기", en: "space answer"),
          Bilingual(ko: "? 도움말", en: "? help"), Bilingual(ko: "q 끝내기", en: "q quit"),
          Bilingual(ko: "t 답 적기", en: "t type it"),
        ]))
    case .grading(let check): lines += grades(screen.item, proposed: check?.proposedGrade)
    case .help: break
    }
    return lines
  }

  /// As many of some hints as fit, the first ones first.
  private func hint(_ pairs: [Bilingual]) -> String {
    var line = pairs.first.map(text) ?? ""
    for pair in pairs.dropFirst() {
      let longer = line + " · " + text(pair)
      if CellWidth.standard.of(longer) > width { break }
      line = longer
    }
    return " " + style(line.truncated(toCells: width), .understated)
  }

  /// The four grades with their intervals: on one line, on two, or without their names, as the
  /// window allows.
  private func grades(_ item: ReviewItem, proposed: Grade?) -> [String] {
    func cells(named: Bool) -> [(grade: Grade, text: String)] {
      Grade.allCases.map { grade in
        let mark = grade == (proposed ?? .good) ? "▸" : " "
        let name = named || item.isPractice ? [ReviewKeys.name(of: grade)[language]] : []
        let interval =
          item.isPractice ? [] : [IntervalText.text(item.outcomes[grade].interval, language)]
        return (grade, (["\(mark)\(grade.rawValue)"] + name + interval).joined(separator: " "))
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
  private func help(from scroll: Int) -> (frame: Frame, first: Int) {
    let lines = help
    guard lines.count > rows else { return (Frame(lines: lines), 0) }
    let room = max(1, rows - 1)
    let first = min(scroll, lines.count - room)
    let more = hint([
      Bilingual(ko: "↑ ↓ 더 보기", en: "↑ ↓ more"),
      Bilingual(ko: "다른 키: 돌아가기", en: "any other key: back"),
    ])
    return (Frame(lines: Array(lines[first..<first + room]) + [more]), first)
  }

  private var help: [String] {
    let keys = ReviewKeys.rows.flatMap { row in
      let meaning = StyledText(row.meaning[language]).wrapped(to: max(4, columns - 14))
      return meaning.enumerated().map { index, line in
        " " + style((index == 0 ? row.keys : "").padding(toCells: 12), .key) + " " + line.plain
      }
    }
    let title = Bilingual(ko: "복습 화면의 키", en: "Keys of the review screen")
    let heading = style(text(title).truncated(toCells: width), .heading)
    return [" " + heading, ""] + keys
  }

  private func markdown(_ source: String) -> [String] {
    (prepared.lines(source, drawing) ?? drawing.lines(source)).map { $0.isEmpty ? "" : " " + $0 }
  }

  private func wrap(_ plain: String) -> [String] {
    StyledText(plain.displaySafe).wrapped(to: width).map { " " + $0.plain }
  }
}
