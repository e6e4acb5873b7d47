internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Runs a sitting on the full screen: reads keys, asks the state machine, does what it requests.
struct ReviewLoop {
  let context: Context
  var session: ReviewSession
  var checking: AnswerChecking
  private var reader = KeyReader()
  private var shownAt: Date
  private var prepared = PreparedMarkdown()

  init(context: Context, session: ReviewSession) {
    self.context = context
    self.session = session
    checking = AnswerChecking(library: session.library)
    shownAt = session.start
  }

  /// How a sitting ended.
  enum End: Sendable {
    case finished, left
    /// By Ctrl-C.
    case interrupted
  }

  /// Runs until nothing is left or the person leaves.
  mutating func run(_ raw: borrowing RawMode) throws -> End {
    guard let first = try session.next(at: context.now()) else { return .finished }
    var screen = ReviewScreen(item: first, language: context.language)
    shownAt = context.now()
    // The card for which the next ones were made ready.
    var preparedFor: CardID?
    while true {
      draw(&screen)
      if screen.item.card.id != preparedFor {
        preparedFor = screen.item.card.id
        prepareNext(screen)
      }
      // A second goes by: only the clock is drawn anew.
      guard let key = reader.next(timeout: 1000) else { continue }
      guard let request = screen.press(key) else { continue }
      switch request {
      case .quit: return .left
      case .interrupt: return .interrupted
      case .stopProcess: raw.stop()
      default:
        do {
          guard try perform(request, &screen, raw) else { return .finished }
        } catch let error as any DescribedError {
          // The card stays: the answer was not stored, so it can be given again.
          screen.notice = error.message.sentence(in: context.language)
        }
      }
    }
  }

  /// Does what was requested; false when the sitting is over.
  private mutating func perform(
    _ request: ReviewScreen.Request, _ screen: inout ReviewScreen, _ raw: borrowing RawMode
  ) throws -> Bool {
    let now = context.now()
    let card = screen.item.card
    switch request {
    case .check(let text): screen.reveal(text.isEmpty ? nil : check(text, screen))
    case .grade(let grade):
      // A card left open over lunch says nothing about how hard it is.
      let spent = min(120, max(0, now.timeIntervalSince(shownAt)))
      try session.grade(screen.item, grade, at: now, milliseconds: Int(spent * 1000))
      return try advance(&screen)
    case .undo:
      guard let undone = try session.undo(at: now) else {
        screen.notice = context.console.text(
          ko: "되돌릴 것이 없습니다.", en: "There is nothing to take back.")
        return true
      }
      guard try advance(&screen) else { return false }
      screen.notice = ReviewKeys.undone(undone)[context.language]
    case .suspend:
      try session.suspend(card.id, at: now)
      return try advance(
        &screen, saying: Bilingual(ko: "카드를 쉬게 했습니다.", en: "The card is suspended."))
    case .bury:
      try session.bury(card.id, at: now)
      return try advance(
        &screen,
        saying: Bilingual(ko: "카드를 내일까지 미루었습니다.", en: "The card rests until tomorrow."))
    case .edit: try edit(&screen, raw)
    case .openNote: try openNote(&screen, raw)
    case .explain: explain(&screen, raw)
    case .quit, .interrupt, .stopProcess: break
    }
    return true
  }

  /// Shows the next card; false when there is none.
  ///
  /// - Parameter done: what became of the card before, where that is not plain to see.
  private mutating func advance(
    _ screen: inout ReviewScreen, saying done: Bilingual? = nil
  ) throws -> Bool {
    guard let next = try session.next(at: context.now()) else { return false }
    screen.show(next)
    if let done {
      // A cram takes back its own answers only.
      let undo = context.console.text(ko: " u로 되돌립니다.", en: " u takes that back.")
      screen.notice = done[context.language] + (session.isCramming ? "" : undo)
    }
    shownAt = context.now()
    return true
  }

  private func view() -> ReviewView {
    let size = context.console.out.size ?? (80, 24)
    return ReviewView(
      columns: size.columns, rows: size.rows, language: context.language,
      style: context.console.out.style, prepared: prepared)
  }

  /// While the person thinks, lays out the back of the card and the fronts that may come after it.
  private mutating func prepareNext(_ screen: ReviewScreen) {
    // Where this fails, the card is read when it is shown, and what is wrong is said then.
    let next = (try? session.prepareNext(at: context.now())) ?? []
    let face = screen.face
    let texts = [face.prompt, face.answer] + [face.why].compactMap { $0 }
    prepared.prepare(
      texts + next.map { $0.face(screen.language).prompt }, view().drawing)
  }

  private func draw(_ screen: inout ReviewScreen) {
    let view = view()
    let elapsed = Int(max(0, context.now().timeIntervalSince(session.start)))
    let (frame, first) = view.frame(screen, elapsedSeconds: elapsed)
    screen.settleScroll(at: first)
    context.console.out.write(frame.drawing(rows: view.rows))
  }
}
