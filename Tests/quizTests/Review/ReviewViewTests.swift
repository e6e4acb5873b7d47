import KubeNotes
import Testing

@testable import quiz

@Suite struct ReviewViewTests {
  static let sizes = [(80, 24), (40, 12), (200, 50), (20, 5), (10, 3)]

  @Test(arguments: sizes)
  func `never draws wider or higher than the window`(columns: Int, rows: Int) {
    for kind in CardKind.allCases {
      for language in Language.allCases {
        for stage in 0..<3 {
          var screen = ReviewScreen(item: .sample(kind), language: language)
          if stage == 1 { screen.reveal(nil) }
          if stage == 2 { _ = screen.press(.character("?")) }
          let view = ReviewView(
            columns: columns, rows: rows, language: language, style: Styler(isColored: false))
          let (frame, _) = view.frame(screen, elapsedSeconds: 61)
          for line in frame.lines where columns >= 20 {
            #expect(CellWidth.standard.of(line) <= columns, "\(kind) \(language) '\(line)'")
          }
          if rows >= 12 { #expect(frame.lines.count <= rows) }
        }
      }
    }
  }

  @Test func `tells the interval of each grade`() {
    var screen = ReviewScreen(item: .sample(.question), language: .ko)
    screen.reveal(nil)
    let view = ReviewView(
      columns: 80, rows: 24, language: .ko, style: Styler(isColored: false))
    let text = view.frame(screen, elapsedSeconds: 0).frame.lines.joined(separator: "\n")
    for part in ["1 다시 1분", "2 어려움 6분", "▸3 알맞음 10분", "4 쉬움", "답이다"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  /// Whoever turns a card in a small window sees the answer, and as much of the question as fits.
  @Test(arguments: [Language.ko, .en])
  func `shows the answer where the card does not fit`(language: Language) {
    var item = ReviewItem.sample(.question)
    let question = (1...8).map { "Line \($0)." }.joined(separator: "\n\n")
    item.card.faces = [language: CardFace(prompt: question, answer: "The answer.", why: "Because.")]
    var screen = ReviewScreen(item: item, language: language)
    let view = ReviewView(
      columns: 40, rows: 12, language: language, style: Styler(isColored: false))
    #expect(view.frame(screen, elapsedSeconds: 0).frame.lines.contains(" Line 1."))
    screen.reveal(nil)
    let (frame, first) = view.frame(screen, elapsedSeconds: 0)
    #expect(frame.lines.contains(" The answer.") && frame.lines.contains(" Because."))
    #expect(frame.lines.contains(" Line 8.") && !frame.lines.contains(" Line 1."))
    screen.settleScroll(at: first)
    // A window that shrinks later shows it as well.
    let smaller = ReviewView(
      columns: 30, rows: 9, language: language, style: Styler(isColored: false))
    #expect(smaller.frame(screen, elapsedSeconds: 0).frame.lines.contains(" The answer."))
    for _ in 0..<30 { _ = screen.press(.up) }
    #expect(view.frame(screen, elapsedSeconds: 0).frame.lines.contains(" Line 1."))
  }

  @Test(arguments: [Language.ko, .en], [28, 33, 40, 60, 80, 200])
  func `cuts no hint and no key's meaning`(language: Language, columns: Int) {
    var screen = ReviewScreen(item: .sample(.question), language: language)
    let view = ReviewView(
      columns: columns, rows: 60, language: language, style: Styler(isColored: false))
    let hints = view.frame(screen, elapsedSeconds: 0).frame.lines.last ?? ""
    #expect(hints.hasPrefix(" space") && !hints.contains("…"))
    _ = screen.press(.character("?"))
    let help = view.frame(screen, elapsedSeconds: 0).frame.lines.joined(separator: "\n")
    #expect(!help.contains("…"), "\(help)")
    for row in ReviewKeys.rows where columns >= 60 {
      #expect(help.contains(row.meaning[language]))
    }
  }

  @Test func `promises no interval while the schedule is left alone`() {
    var item = ReviewItem.sample(.question)
    item.isPractice = true
    var screen = ReviewScreen(item: item, language: .ko)
    screen.reveal(nil)
    let view = ReviewView(columns: 80, rows: 24, language: .ko, style: Styler(isColored: false))
    let lines = view.frame(screen, elapsedSeconds: 0).frame.lines
    #expect(lines.last == "  1 다시   2 어려움  ▸3 알맞음   4 쉬움")
    #expect(lines.first?.contains("연습 12") == true)
  }

  @Test func `puts the cursor behind what was typed, by cells`() {
    var screen = ReviewScreen(item: .sample(.command), language: .en)
    for letter in "k 가" { _ = screen.press(.character(letter)) }
    let view = ReviewView(columns: 80, rows: 24, language: .en, style: Styler(isColored: false))
    #expect(view.frame(screen, elapsedSeconds: 0).frame.cursor?.column == 1 + 2 + 4)
  }

  @Test(arguments: [
    (Interval.seconds(30), "30초", "30 s"), (.seconds(60), "1분", "1 min"),
    (.seconds(600), "10분", "10 min"), (.seconds(5400), "1.5시간", "1.5 h"),
    (.days(1), "1일", "1 d"), (.days(30), "30일", "30 d"), (.days(61), "2개월", "2 mo"),
    (.days(400), "1.1년", "1.1 y"),
  ])
  func `says intervals in words`(interval: Interval, ko: String, en: String) {
    #expect(IntervalText.text(interval, .ko) == ko)
    #expect(IntervalText.text(interval, .en) == en)
  }

  @Test func `a card without a topic has its title at the head`() {
    var item = ReviewItem.sample(.question)
    #expect(item.place(.ko) == "scheduling · 테인트와 톨러레이션")
    item.card.topic = ""
    let view = ReviewView(columns: 80, rows: 24, language: .en, style: Styler(isColored: false))
    let frame = view.frame(ReviewScreen(item: item, language: .en), elapsedSeconds: 0).frame
    #expect(frame.lines.first?.hasPrefix(" Taints and tolerations ") == true)
  }

  @Test func `draws the same with texts that were laid out before`() {
    for kind in CardKind.allCases {
      var screen = ReviewScreen(item: .sample(kind), language: .ko)
      let style = Styler(isColored: true)
      var view = ReviewView(columns: 60, rows: 24, language: .ko, style: style)
      var plain: [Frame] = []
      var prepared: [Frame] = []
      for _ in 0..<2 {
        plain.append(view.frame(screen, elapsedSeconds: 5).frame)
        let face = screen.face
        view.prepared.prepare([face.prompt, face.answer, face.why ?? ""], view.drawing)
        prepared.append(view.frame(screen, elapsedSeconds: 5).frame)
        screen.reveal(nil)
        view.prepared = PreparedMarkdown()
      }
      #expect(plain == prepared)
    }
  }

  @Test func `texts that were laid out for another window are not drawn`() {
    let text = "one two three four five six seven eight"
    let wide = MarkdownDrawing(width: 60, style: Styler(isColored: false))
    let narrow = MarkdownDrawing(width: 20, style: Styler(isColored: false))
    var prepared = PreparedMarkdown()
    prepared.prepare([text], wide)
    #expect(prepared.lines(text, wide) == [text])
    #expect(prepared.lines(text, narrow) == nil)
    #expect(prepared.lines(text, MarkdownDrawing(width: 60, style: Styler(isColored: true))) == nil)
    prepared.prepare([text], narrow)
    #expect(prepared.lines(text, narrow) == ["one two three four", "five six seven eight"])
    prepared.prepare([], narrow)
    #expect(prepared.lines(text, narrow) == nil)
  }
}
