import Foundation
import Testing

/// Reviews in a real pseudo-terminal.
@Suite(.serialized) struct ReviewTerminalTests {
  @Test(arguments: [("ko", "답 보기", "알맞음", "답한 카드 2장"), ("en", "answer", "Good", "2 answered")])
  func `reviews two cards and says what was done`(
    language: String, hint: String, grade: String, summary: String
  ) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["review", "--limit", "2", "scheduling/taints"], home: home.url,
      variables: ["QUIZ_LANG": language])
    for _ in 0..<2 {
      try answer(terminal, hint: hint, grade: grade)
    }
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.screen.text.contains(summary), "\(terminal.screen.text)")
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
    #expect(terminal.isCooked)
    #expect(try status(home.url).contains("\"reviewedToday\":2"))
  }

  @Test func `keeps every answer when it is killed and goes on where it was`() throws {
    let home = try TemporaryHome()
    do {
      let terminal = try PseudoTerminal(["review"], home: home.url)
      try answer(terminal, hint: "answer", grade: "Good")
      try answer(terminal, hint: "answer", grade: "Good")
      try #require(terminal.wait(for: "new 18"), "\(terminal.screen.text)")
      kill(terminal.child, SIGKILL)
      #expect(terminal.exitStatus() == 128 + SIGKILL)
    }
    #expect(try status(home.url).contains("\"reviewedToday\":2"))
    let terminal = try PseudoTerminal(["review"], home: home.url)
    #expect(terminal.wait(for: "new 18"), "\(terminal.screen.text)")
    terminal.send("u")
    #expect(terminal.wait(for: "new 19"), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    #expect(try status(home.url).contains("\"reviewedToday\":1"))
    let doctor = try QuizBinary.run(["doctor"], home: home.url)
    #expect(doctor.status == 0, "\(doctor.output)")
  }

  @Test(arguments: [(SIGTERM, 128 + SIGTERM), (SIGHUP, 128 + SIGHUP)])
  func `gives the terminal back when it is told to end`(signal: Int32, status: Int32) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["review"], home: home.url)
    #expect(terminal.wait(for: "space"))
    #expect(!terminal.isCooked)
    kill(terminal.child, signal)
    #expect(terminal.exitStatus() == status)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
  }

  @Test func `ends with 130 on Ctrl-C and loses nothing`() throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["review"], home: home.url)
    try answer(terminal, hint: "answer", grade: "Good")
    try #require(terminal.wait(for: "new 19"), "\(terminal.screen.text)")
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 130)
    #expect(terminal.isCooked)
    #expect(terminal.screen.text.contains("1 answered"))
  }

  @Test func `follows the window to 40 by 12 and back`() throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["review"], home: home.url, variables: ["QUIZ_LANG": "ko"])
    #expect(terminal.wait(for: "q 끝내기"))
    terminal.resize(rows: 12, columns: 40)
    #expect(terminal.wait { terminal.screen.lines.last?.contains("q 끝내기") == true })
    terminal.resize(rows: 50, columns: 200)
    #expect(terminal.wait { terminal.screen.lines.last?.contains("q 끝내기") == true })
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `reviews by lines without a terminal and never hangs`() throws {
    let home = try TemporaryHome()
    let run = try QuizBinary.run(
      ["review", "--limit", "2", "--topic", "scheduling"], input: "\n3\n\nu\n", home: home.url)
    #expect(run.status == 0)
    #expect(run.output.contains("[1] scheduling"), "\(run.output)")
    #expect(run.output.contains("The last answer was taken back."), "\(run.output)")
    #expect(!run.output.contains("\u{1B}"))
    let empty = try QuizBinary.run(["review"], input: "", home: home.url)
    #expect(empty.status == 0)
  }

  private func answer(_ terminal: PseudoTerminal, hint: String, grade: String) throws {
    try #require(
      terminal.wait {
        terminal.screen.text.contains(hint) && !terminal.screen.text.contains(grade)
      }, "\(terminal.screen.text)")
    // Escape shows the back of a typed card, too.
    terminal.send(terminal.screen.text.contains("esc") ? "\u{1B}" : " ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("3")
  }

  private func status(_ home: URL) throws -> String {
    try QuizBinary.run(["-o", "json"], home: home).output
  }
}
