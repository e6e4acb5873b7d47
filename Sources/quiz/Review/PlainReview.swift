internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Runs a sitting as lines: for screen readers, dumb terminals, and scripts.
///
/// The same session as on the full screen; no cursor movement, no boxes, words instead of symbols.
struct PlainReview {
  let context: Context
  var session: ReviewSession
  /// The answer to a line read from standard input; nil at its end.
  let readLine: () -> String?

  private var console: Console { context.console }

  /// Runs until nothing is left, the person leaves, or the input ends.
  mutating func run() throws -> ReviewLoop.End {
    var number = 0
    var checking = AnswerChecking(library: session.library)
    var language = context.language
    while let item = try session.next(at: context.now()) {
      number += 1
      let shownAt = context.now()
      var screen = ReviewScreen(item: item, language: language)
      ask(screen, number)
      guard let typed = read() else { return .left }
      let answer = typed.trimmingCharacters(in: .whitespaces)
      if answer == "q" { return .left }
      screen.reveal(answer.isEmpty ? nil : checking.check(answer, screen))
      answerLines(screen)
      switch try decide(&screen, shownAt) {
      case .graded: language = screen.language
      case .ended: return .left
      }
    }
    return .finished
  }

  /// The line that was typed; the line of the prompt is over afterwards. Only a terminal ends it by
  /// itself, with the echo of the enter key.
  private func read() -> String? {
    let line = readLine()
    if line == nil || !console.canAsk { console.out.line() }
    return line
  }

  private enum Decision {
    case graded, ended
  }

  /// Reads lines until one of them decides about the card.
  private mutating func decide(_ screen: inout ReviewScreen, _ shownAt: Date) throws -> Decision {
    while true {
      console.out.write(gradePrompt(screen))
      guard let line = read() else { return .ended }
      let word = line.trimmingCharacters(in: .whitespaces)
      if word == "?" {
        keys()
        continue
      }
      let key: Key = word.isEmpty ? .enter : .character(word.first ?? " ")
      let shown = screen.language
      guard let request = screen.press(key) else {
        if screen.language != shown {
          drawing.lines(screen.face.prompt).forEach(console.out.line)
          answerLines(screen)
        } else {
          console.say(ko: "없는 키입니다. ?를 치면 키를 보여 줍니다.", en: "No such key. Type ? for the keys.")
        }
        continue
      }
      let now = context.now()
      switch request {
      case .grade(let grade):
        let spent = min(120, max(0, now.timeIntervalSince(shownAt)))
        try session.grade(screen.item, grade, at: now, milliseconds: Int(spent * 1000))
        return .graded
      case .undo:
        guard let undone = try session.undo(at: now) else {
          console.say(ko: "되돌릴 것이 없습니다.", en: "There is nothing to take back.")
          continue
        }
        console.out.line(ReviewKeys.undone(undone)[context.language])
        return .graded
      case .suspend:
        try session.suspend(screen.item.card.id, at: now)
        return .graded
      case .bury:
        try session.bury(screen.item.card.id, at: now)
        return .graded
      case .quit, .interrupt: return .ended
      case .check, .edit, .openNote, .explain, .stopProcess:
        console.say(
          ko: "이 모드에서는 쓸 수 없는 키입니다.", en: "This key does not work in plain mode.")
      }
    }
  }

  private func ask(_ screen: ReviewScreen, _ number: Int) {
    let item = screen.item
    console.out.line()
    console.out.line(
      "[\(number)] \(item.place(context.language))".displaySafe)
    drawing.lines(screen.face.prompt).forEach(console.out.line)
    let prompt =
      item.card.kind.isTyped
      ? Bilingual(ko: "답을 입력하세요 (빈 줄: 답 보기): ", en: "Your answer (empty: show it): ")
      : Bilingual(
        ko: "엔터를 누르면 답이 나옵니다 (적으면 맞춰 봅니다): ",
        en: "Press enter for the answer (or type it to compare): ")
    console.out.write(prompt[context.language])
  }

  private func answerLines(_ screen: ReviewScreen) {
    if case .grading(let check?) = screen.stage {
      AnswerDrawing(width: console.out.width, language: context.language, style: console.out.style)
        .lines(check).forEach(console.out.line)
    }
    drawing.lines(screen.face.answer).forEach(console.out.line)
    if let why = screen.face.why { drawing.lines(why).forEach(console.out.line) }
  }

  /// The keys that work here, each on a line.
  private func keys() {
    for row in ReviewKeys.rows where "s1pulbq".contains(row.keys.first ?? " ") {
      console.out.line("\(row.keys): \(row.meaning[context.language])")
    }
  }

  private var drawing: MarkdownDrawing {
    MarkdownDrawing(width: console.out.width, style: console.out.style)
  }

  private func gradePrompt(_ screen: ReviewScreen) -> String {
    let grades = Grade.allCases.map { grade in
      let name = "\(grade.rawValue) \(ReviewKeys.name(of: grade)[context.language])"
      if screen.item.isPractice { return name }
      return name + " "
        + IntervalText.text(screen.item.outcomes[grade].interval, context.language)
    }
    let more = console.text(
      ko: "u 되돌리기, q 끝내기, ? 도움말", en: "u undo, q quit, ? help")
    return grades.joined(separator: ", ") + " (\(more)): "
  }
}
