import Foundation
import Testing

/// Reviews by lines: input that ends or is closed, and terminals that can do no more.
@Suite struct PlainReviewTests {
  /// Where the input ends, the sitting ends; what was answered by then is kept.
  @Test(arguments: [
    ("", 0, "0 answered · 20 left"), ("\n", 0, "0 answered · 20 left"),
    ("\n3", 1, "1 answered"), ("\n3\n\n", 1, "1 answered"), ("\n9\n x\n\n", 1, "1 answered"),
    ("q\n", 0, "0 answered"), ("\n3\n\u{4}", 1, "1 answered"),
    ("\n3\n\0\u{FFFD}\n4\n", 2, "2 answered"),
  ])
  func `ends with its input`(input: String, answers: Int, summary: String) throws {
    let home = try TemporaryHome()
    let run = try QuizBinary.run(["review", "--plain"], input: input, home: home.url)
    #expect(run.status == 0, "\(run.notices)")
    #expect(run.output.contains("\n" + summary), "\(run.output)")
    #expect(try ExchangedDeck(of: home.url).answered.count == answers)
  }

  /// A line that is no grade changes nothing, and says what would.
  @Test(arguments: [
    ("ko", "1 2 3 4: 다시, 어려움, 알맞음, 쉬움", "없는 키입니다.", "Which effect evicts?"),
    ("en", "1 2 3 4: again, hard, good, easy", "No such key.", "어느 효과가 내보내나?"),
  ])
  func `explains its keys and flips the language`(
    language: String, keys: String, unknown: String, other: String
  ) throws {
    let home = try TemporaryHome()
    let notes = try OwnNotes(
      in: home.url, note: "ko/mine/taints.md",
      "# 내 것\n\n<!-- card: own -->\nQ: 어느 효과가 내보내나?\nA: NoExecute\n")
    try notes.write(
      "# Mine\n\n<!-- card: own -->\nQ: Which effect evicts?\nA: NoExecute\n",
      to: "en/mine/taints.md")
    try notes.reimport()
    // Two notes end in that name, so it names neither.
    let unclear = try QuizBinary.run(["review", "taints", "--plain"], home: home.url)
    #expect(unclear.status == 2)
    let named = try QuizBinary.run(
      ["review", "mine/taints", "--plain"], input: "\n7\n?\nl\n4\n", home: home.url,
      variables: ["QUIZ_LANG": language])
    #expect(named.status == 0, "\(named.notices)")
    for part in ["\n" + keys + "\n", "\n" + unknown, "\n" + other + "\n"] {
      #expect(named.output.contains(part), "\(part) in \(named.output)")
    }
    #expect(try ExchangedDeck(of: home.url).states["own"]?.phase == "review")
  }

  /// Standard input may not be there at all, as in a cron job or a service.
  @Test(arguments: [
    ("<&-", "en", "0 answered · 20 left"), ("<&-", "ko", "답한 카드 0장 · 남은 카드 20장"),
    ("</dev/null", "ko", "답한 카드 0장 · 남은 카드 20장"), ("<&- 2>&-", "en", "0 answered · 20 left"),
  ])
  func `ends with closed input`(redirection: String, language: String, summary: String) throws {
    let home = try TemporaryHome()
    for mode in ["", "--plain"] {
      let binary = QuizBinary.url.path(percentEncoded: false)
      let run = try QuizBinary.run(
        ["-c", "exec \"$0\" review \(mode) \(redirection)", binary], home: home.url,
        variables: ["QUIZ_LANG": language], binary: URL(filePath: "/bin/sh"))
      #expect(run.status == 0, "\(run.notices)")
      #expect(run.output.contains(summary), "\(run.output)")
    }
  }

  @Test(arguments: [("ko", "답한 카드 1장"), ("en", "1 answered")])
  func `reviews by lines in a terminal that cannot draw`(language: String, summary: String) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["review"], home: home.url, variables: ["QUIZ_LANG": language, "TERM": "dumb"])
    let (grades, next) = language == "ko" ? ("4 쉬움", "[2]") : ("4 Easy", "[2]")
    try #require(terminal.wait(for: "[1]"), "\(terminal.screen.text)")
    terminal.send("\n")
    try #require(terminal.wait(for: grades), "\(terminal.screen.text)")
    terminal.send("4\n")
    try #require(terminal.wait(for: next), "\(terminal.screen.text)")
    #expect(terminal.isCooked)
    // Ctrl-D at the start of a line ends the input.
    terminal.send("\u{4}")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.screen.text.contains(summary), "\(terminal.screen.text)")
    #expect(!terminal.bytes.contains(0x1B))
    #expect(try ExchangedDeck(of: home.url).answered.count == 1)
  }
}
