import Foundation
import KubeNotes
import Testing

@testable import quiz

@Suite struct ReviewScreenTests {
  @Test(arguments: [Key.enter, .character(" ")])
  func `shows the back, then takes the proposed grade`(key: Key) {
    var screen = ReviewScreen(item: .sample(.question), language: .en)
    #expect(press(&screen, key) == nil)
    #expect(screen.stage == .grading(nil))
    #expect(press(&screen, key) == .grade(.good))
  }

  @Test(
    arguments: [
      ("1", Grade.again), ("2", .hard), ("3", .good), ("4", .easy), ("p", .good), ("f", .again),
      ("ㅔ", .good), ("ㄹ", .again),
    ] as [(Character, Grade)])
  func `grades only once the back is shown`(key: Character, grade: Grade) {
    var screen = ReviewScreen(item: .sample(.question), language: .en)
    #expect(press(&screen, .character(key)) == nil)
    #expect(screen.stage == .asking)
    screen.reveal(nil)
    #expect(press(&screen, .character(key)) == .grade(grade))
  }

  @Test(
    arguments: [
      ("u", ReviewScreen.Request.undo), ("ㅕ", .undo), ("s", .suspend), ("b", .bury),
      ("e", .edit), ("ㄷ", .edit), ("o", .openNote), ("c", .explain), ("q", .quit), ("ㅂ", .quit),
    ] as [(Character, ReviewScreen.Request)])
  func `knows its keys on both sides, with a Korean input method too`(
    key: Character, request: ReviewScreen.Request
  ) {
    var screen = ReviewScreen(item: .sample(.question), language: .en)
    #expect(press(&screen, .character(key)) == request)
    screen.reveal(nil)
    #expect(press(&screen, .character(key)) == request)
  }

  @Test func `takes letters for the answer while one is typed`() {
    var screen = ReviewScreen(item: .sample(.command), language: .en)
    for letter in "q u 1" { #expect(press(&screen, .character(letter)) == nil) }
    #expect(press(&screen, .enter) == .check("q u 1"))
  }

  @Test func `proposes the grade that the check found`() {
    var screen = ReviewScreen(item: .sample(.command), language: .en)
    screen.reveal(AnswerChecker().check("no", against: screen.face, kind: .question))
    #expect(press(&screen, .enter) == .grade(.again))
  }

  @Test func `flips the language and falls back to the face that is there`() {
    var screen = ReviewScreen(item: .sample(.question), language: .ko)
    #expect(screen.face.prompt == "무엇?")
    #expect(press(&screen, .character("l")) == nil)
    #expect(screen.face.prompt == "What?")
    var item = ReviewItem.sample(.question)
    item.card.faces[.ko] = nil
    #expect(ReviewScreen(item: item, language: .ko).face.prompt == "What?")
  }

  @Test func `shows help over a stage and comes back to it`() {
    var screen = ReviewScreen(item: .sample(.question), language: .en)
    screen.reveal(nil)
    #expect(press(&screen, .character("?")) == nil)
    #expect(screen.stage == .help(over: .grading(nil)))
    #expect(press(&screen, .character("q")) == nil)
    #expect(screen.stage == .grading(nil))
  }

  @Test(arguments: [(Key.control("c"), ReviewScreen.Request.interrupt), (.closed, .quit)])
  func `always lets the person leave`(key: Key, request: ReviewScreen.Request) {
    for kind in CardKind.allCases {
      var screen = ReviewScreen(item: .sample(kind), language: .en)
      #expect(press(&screen, key) == request)
      screen.reveal(nil)
      #expect(press(&screen, key) == request)
    }
  }
}

/// `press`, for use inside an expectation.
private func press(_ screen: inout ReviewScreen, _ key: Key) -> ReviewScreen.Request? {
  screen.press(key)
}
