internal import Foundation
internal import KubeNotes
internal import NotesStore
internal import ProcessStart

/// Runs a sitting on the full screen: reads keys, asks the state machine, does what it requests.
struct ReviewLoop {
  let context: Context
  var session: ReviewSession
  var checking: AnswerChecking
  private var reader = KeyReader()
  private var shownAt: Date
  private var prepared = PreparedMarkdown()
  private var fronts = PreparedFronts()
  /// Whether those that may come after the card that is shown were made ready.
  private var isPrepared = false
  /// The screen that was drawn while an answer was stored, and shown as soon as it was.
  private var draft: Draft?

  private struct Draft {
    var screen: ReviewScreen
    /// The drawing, and the first line of the card that it shows.
    var text: String
    var first: Int
  }

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
    process_keep_freed_memory()
    guard let first = try session.next(at: context.now()) else { return .finished }
    var screen = ReviewScreen(item: first, language: context.language)
    shownAt = context.now()
    while true {
      draw(&screen)
      if !isPrepared {
        isPrepared = true
        if prepareNext(&screen) { draw(&screen) }
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
      var draft: Draft?
      let (context, prepared, fronts) = (context, prepared, fronts)
      let seconds = elapsedSeconds(at: now)
      try session.grade(screen.item, grade, at: now, milliseconds: Int(spent * 1000)) { item in
        var next = screen
        next.show(item)
        let (text, first) = Self.view(context, prepared, fronts)
          .drawing(next, elapsedSeconds: seconds)
        draft = Draft(screen: next, text: text, first: first)
      }
      // The answer is on the disk.
      if let draft { context.console.out.write(draft.text) }
      self.draft = draft
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
    case .edit:
      // What is edited may change the cards that come next.
      isPrepared = false
      try edit(&screen, raw)
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
    isPrepared = false
    if let done {
      // A cram takes back its own answers only.
      let undo = context.console.text(ko: " u로 되돌립니다.", en: " u takes that back.")
      screen.notice = done[context.language] + (session.isCramming ? "" : undo)
    }
    shownAt = context.now()
    return true
  }

  private func view() -> ReviewView { Self.view(context, prepared, fronts) }

  private static func view(
    _ context: Context, _ prepared: PreparedMarkdown, _ fronts: PreparedFronts
  ) -> ReviewView {
    let size = context.console.out.size ?? (80, 24)
    return ReviewView(
      columns: size.columns, rows: size.rows, language: context.language,
      style: context.console.out.style, prepared: prepared, fronts: fronts)
  }

  /// While the person thinks, lays out the back of the card and draws the fronts that may come after it.
  ///
  /// - Returns: whether the card has another text by now than the one that was drawn.
  private mutating func prepareNext(_ screen: inout ReviewScreen) -> Bool {
    let shown = screen.item.card.id
    // Where this fails, the card is read when it is shown, and what is wrong is said then.
    var next = (try? session.prepareNext(after: shown, at: context.now())) ?? [:]
    let current = next.removeValue(forKey: shown)
    var isOld = false
    if let current, current.card != screen.item.card || current.titles != screen.item.titles {
      screen.replace(card: current.card, titles: current.titles)
      isOld = true
    }
    let face = screen.face
    let texts = [face.prompt, face.answer] + [face.why].compactMap { $0 }
    let cards = next.values.map(\.card)
    var view = view()
    prepared.prepare(texts + cards.map { $0.face(screen.language).prompt }, view.drawing)
    view.prepared = prepared
    fronts.prepare(cards, after: screen, view)
    return isOld
  }

  private func elapsedSeconds(at now: Date) -> Int {
    Int(max(0, now.timeIntervalSince(session.start)))
  }

  private mutating func draw(_ screen: inout ReviewScreen) {
    if let draft, draft.screen == screen {
      screen.settleScroll(at: draft.first)
    } else {
      let seconds = elapsedSeconds(at: context.now())
      let (drawing, first) = view().drawing(screen, elapsedSeconds: seconds)
      context.console.out.write(drawing)
      screen.settleScroll(at: first)
    }
    draft = nil
  }
}
