internal import KubeNotes

/// Fronts of cards that were drawn before they are shown, all but their first line: that has the numbers
/// which an answer changes.
///
/// A value beside the view, like `PreparedMarkdown`: with it or without, the view draws the same.
struct PreparedFronts: Sendable {
  /// A front below the first line of the screen.
  struct Front: Sendable {
    /// The control sequences (`Frame.drawingBelowFirstLine`).
    var below: String
    /// The first line of the card that is shown.
    var first: Int
    fileprivate var card: Card
    fileprivate var language: Language
  }

  /// What besides card and language a front depends on.
  private struct Setting: Hashable {
    var columns: Int
    var rows: Int
    var language: Language
    var isColored: Bool

    init(_ view: ReviewView) {
      columns = view.columns
      rows = view.rows
      language = view.language
      isColored = view.style.isColored
    }
  }

  private var fronts: [CardID: Front] = [:]
  private var setting: Setting?

  /// What a screen shows below its first line; nil where that was not prepared.
  func front(of screen: ReviewScreen, _ view: ReviewView) -> Front? {
    guard screen.isFreshFront, let front = fronts[screen.item.card.id],
      front.language == screen.language, front.card == screen.item.card, setting == Setting(view)
    else { return nil }
    return front
  }

  /// Draws the fronts of some cards in place of those that were drawn before.
  ///
  /// - Parameter screen: the screen that they would come after.
  mutating func prepare(_ cards: [Card], after screen: ReviewScreen, _ view: ReviewView) {
    var wanted: [CardID: Front] = [:]
    for card in cards {
      var next = screen
      next.notice = nil
      var item = screen.item
      item.card = card
      next.show(item)
      wanted[card.id] = front(of: next, view) ?? Self.drawn(next, view)
    }
    (fronts, setting) = (wanted, Setting(view))
  }

  private static func drawn(_ screen: ReviewScreen, _ view: ReviewView) -> Front {
    let (frame, first) = view.frame(screen, elapsedSeconds: 0)
    return Front(
      below: frame.drawingBelowFirstLine(rows: view.rows), first: first, card: screen.item.card,
      language: screen.language)
  }
}
