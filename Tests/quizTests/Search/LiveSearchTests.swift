import KubeNotes
import Testing

@testable import quiz

@Suite struct LiveSearchTests {
  /// A search with 10 notes, the even ones in both languages, 4 of them on the screen.
  private static func listed() -> LiveSearch {
    var search = LiveSearch(query: "taint", language: .ko, limit: 10)
    let hits = (0..<10).flatMap { index -> [(note: String, language: Language)] in
      [("n/\(index)", .en)] + (index.isMultiple(of: 2) ? [("n/\(index)", .ko)] : [])
    }
    search.show(.sample("taint", hits))
    search.fit(visible: 4)
    return search
  }

  struct Step: Sendable {
    var keys: [Key]
    var query = "taint"
    var selection = 0
    var first = 0
    var language = Language.ko
    var request: LiveSearch.Request?
    var needsSearch = false
  }

  @Test(arguments: [
    Step(keys: [.down], selection: 1),
    Step(keys: [.down, .up, .up]),
    Step(keys: [.control("n"), .control("n"), .control("p")], selection: 1),
    Step(keys: [.down, .down, .down, .down], selection: 4, first: 1),
    Step(keys: [.pageDown, .up], selection: 3, first: 1),
    Step(keys: [.pageDown, .pageDown, .pageDown, .pageDown], selection: 9, first: 6),
    Step(keys: [.pageDown, .pageDown, .pageUp], selection: 4, first: 4),
    Step(keys: [.tab], language: .en),
    Step(keys: [.down, .tab, .tab], selection: 1),
    Step(keys: [.enter], request: .open),
    Step(keys: [.escape], request: .leave),
    Step(keys: [.closed], request: .leave),
    Step(keys: [.control("c")], request: .interrupt),
    Step(keys: [.control("z")], request: .stopProcess),
    Step(keys: [.resized]),
    Step(keys: [.left, .home, .end]),
    Step(keys: [.character("s")], query: "taints", needsSearch: true),
    Step(keys: [.character("s"), .backspace]),
    Step(keys: [.home, .character("가")], query: "가taint", needsSearch: true),
    Step(keys: [.control("u")], query: "", needsSearch: true),
  ])
  func `follows the keys`(step: Step) {
    var search = Self.listed()
    var request: LiveSearch.Request?
    for key in step.keys {
      request = search.press(key)
      search.fit(visible: 4)
    }
    #expect(search.query == step.query)
    #expect(search.selection == step.selection)
    #expect(search.first == step.first)
    #expect(search.language == step.language)
    #expect(request == step.request)
    #expect(search.needsSearch == step.needsSearch)
  }

  @Test func `lists a note once and shows it in the language that it has`() {
    var search = Self.listed()
    #expect(search.entries.count == 10)
    #expect(search.selected?.language == .ko)
    _ = search.press(.tab)
    #expect(search.selected?.language == .en)
    _ = search.press(.tab)
    _ = search.press(.down)
    #expect(search.selected?.note.rawValue == "n/1")
    #expect(search.selected?.language == .en, "there is no Korean one")
  }

  @Test func `leads to the section that was found in the other language`() {
    var answer = SearchAnswer.sample("taint", [("n/1", .ko), ("n/1", .en)])
    answer.hits[1].anchor = ""
    var search = LiveSearch(query: "taint", language: .en, limit: 10)
    search.show(answer)
    #expect(search.selected?.language == .en && search.selected?.anchor == "effects")
  }

  @Test func `begins at the best note of each new answer`() {
    var search = Self.listed()
    for _ in 0..<6 { _ = search.press(.down) }
    search.fit(visible: 4)
    search.show(.sample("taint", [("n/7", .en)]))
    #expect(search.selection == 0 && search.first == 0)
    search.show(.sample("taint", []))
    for key in [Key.down, .up, .pageDown, .pageUp] {
      _ = search.press(key)
      search.fit(visible: 4)
      #expect(search.selection == 0 && search.first == 0 && search.selected == nil)
    }
    #expect(search.press(.enter) == nil)
  }

  @Test func `keeps the selection in a window that shrinks and grows`() {
    var search = Self.listed()
    for _ in 0..<9 { _ = search.press(.down) }
    for count in [10, 3, 1, 0, 2, 20] {
      search.fit(visible: count)
      #expect(search.first <= 9 && search.first + max(1, count) > 9, "\(count): \(search.first)")
    }
    #expect(search.first == 0)
  }

  @Test func `takes given words as one line`() {
    let search = LiveSearch(query: "a\nb\tc", language: .en, limit: 1)
    #expect(search.query == "a b c")
    #expect(search.needsSearch && !search.isBlank)
  }
}
