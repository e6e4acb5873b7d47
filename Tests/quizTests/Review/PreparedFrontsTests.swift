import KubeNotes
import Testing

@testable import quiz

/// Fronts that were drawn before they are shown.
@Suite struct PreparedFrontsTests {
  /// Whatever is shown, and whatever was prepared, the drawing is that of a view without any.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `draws what a fresh view draws`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var taken = 0
    for _ in 0..<30 {
      var view = ReviewView(
        columns: [12, 20, 40, 80, 200].randomElement(using: &random) ?? 80,
        rows: [1, 3, 6, 12, 24].randomElement(using: &random) ?? 24,
        language: .random(using: &random), style: Styler(isColored: .random(using: &random)))
      let before = ReviewScreen(item: .random(using: &random), language: .random(using: &random))
      let items = (0..<3).map { _ in ReviewItem.random(using: &random) }
      view.fronts.prepare(items.map(\.card), after: before, view)
      if Int.random(in: 0..<4, using: &random) == 0 {
        view = view.resized(by: Int.random(in: 0...1, using: &random))
      }
      // The next card, with numbers of its own, is often one that was prepared.
      var next =
        Int.random(in: 0..<4, using: &random) > 0 ? items[0] : .random(using: &random)
      next.remaining = .init(new: .random(in: 0...999, using: &random), learning: 1, due: 20)
      if Int.random(in: 0..<4, using: &random) == 0 {
        next.card.faces[.ko]?.prompt += " 더"
        next.card.faces[.en]?.prompt += " more"
      }
      var screen = before
      screen.show(next)
      for _ in 0..<6 {
        let seconds = Int.random(in: 0..<9000, using: &random)
        var fresh = view
        fresh.fronts = PreparedFronts()
        let expected = fresh.frame(screen, elapsedSeconds: seconds)
        let drawn = view.drawing(screen, elapsedSeconds: seconds)
        #expect(drawn.text == expected.frame.drawing(rows: view.rows), "seed \(seed)")
        #expect(drawn.first == expected.first, "seed \(seed)")
        taken += view.fronts.front(of: screen, view) == nil ? 0 : 1
        let keys: [Key] = [
          .character("a"), .character("l"), .character("?"), .character("t"), .tab, .down, .enter,
          .escape, .control("l"),
        ]
        if case .check = screen.press(keys.randomElement(using: &random) ?? .tab) {
          screen.reveal(nil)
        }
        if Int.random(in: 0..<5, using: &random) == 0 { screen.notice = "알림 notice" }
      }
    }
    // Otherwise nothing was tried.
    #expect(taken >= 5, "seed \(seed): \(taken)")
  }

  @Test func `keeps only what was asked for last`() {
    let view = ReviewView(columns: 80, rows: 24, language: .en, style: Styler(isColored: false))
    let screen = ReviewScreen(item: .sample(.question), language: .en)
    var fronts = PreparedFronts()
    fronts.prepare([screen.item.card], after: screen, view)
    #expect(fronts.front(of: screen, view)?.below.contains("What?") == true)
    fronts.prepare([], after: screen, view)
    #expect(fronts.front(of: screen, view) == nil)
  }

  @Test(arguments: [(80, "enter 답 확인 · esc 답 보기 · ctrl-c 끝내기"), (34, "enter 답 확인 · esc 답 보기")])
  func `a typed card says how to quit where there is room`(columns: Int, hint: String) {
    let view = ReviewView(
      columns: columns, rows: 24, language: .ko, style: Styler(isColored: false))
    let screen = ReviewScreen(item: .sample(.command), language: .ko)
    #expect(view.frame(screen, elapsedSeconds: 0).frame.lines.last == " " + hint)
    let english = ReviewView(columns: 80, rows: 24, language: .en, style: Styler(isColored: false))
    let line = english.frame(screen, elapsedSeconds: 0).frame.lines.last
    #expect(line == " enter check · esc show the answer · ctrl-c quit")
  }
}

extension ReviewView {
  fileprivate func resized(by columns: Int) -> ReviewView {
    ReviewView(
      columns: self.columns + columns, rows: rows, language: language, style: style,
      prepared: prepared, fronts: fronts)
  }
}

extension Language {
  fileprivate static func random(using random: inout SplitMix64) -> Language {
    Bool.random(using: &random) ? .ko : .en
  }
}

extension ReviewItem {
  /// A card of any kind whose front has up to five lines, in one language or both.
  fileprivate static func random(using random: inout SplitMix64) -> ReviewItem {
    var item = ReviewItem.sample(CardKind.allCases.randomElement(using: &random) ?? .question)
    let number = Int.random(in: 0..<1000, using: &random)
    item.card.id = CardID(rawValue: "card-\(number)")
    let more = (0..<Int.random(in: 0..<5, using: &random)).map { "\n\n`kubectl get pod-\($0)` 확인" }
    for language in Language.allCases { item.card.faces[language]?.prompt += more.joined() }
    if Int.random(in: 0..<4, using: &random) == 0 { item.card.faces[.random(using: &random)] = nil }
    item.isPractice = Bool.random(using: &random)
    return item
  }
}
