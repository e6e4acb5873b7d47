import Foundation
import Testing

/// What may happen to a terminal in the middle of a sitting.
@Suite(.serialized) struct ReviewWindowTerminalTests {
  @Test func `loses nothing when the terminal is closed`() throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["review"], home: home.url)
    try show(terminal, "Good")
    terminal.send("3")
    try #require(terminal.wait(for: "new 19"), "\(terminal.screen.text)")
    terminal.hangUp()
    // 129 by the signal, 0 where the end of the input is noticed first.
    let status = try #require(terminal.exitStatus())
    #expect([0, 128 + SIGHUP].contains(status), "\(status)")
    let json = try QuizBinary.run(["-o", "json"], home: home.url).output
    #expect(json.contains("\"reviewedToday\":1"), "\(json)")
    let again = try PseudoTerminal(["review"], home: home.url)
    #expect(again.wait(for: "new 19"), "\(again.screen.text)")
    again.send("\u{3}")
    #expect(again.exitStatus() == 130)
  }

  @Test(arguments: [("ko", "답 보기", "알맞음"), ("en", "answer", "Good")])
  func `stops with Ctrl-Z and goes on where it was`(
    language: String, hint: String, grade: String
  ) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["review", "scheduling/taints"], inShell: true, home: home.url,
      variables: ["QUIZ_LANG": language])
    try #require(terminal.wait(for: hint), "\(terminal.screen.text)")
    try show(terminal, grade)
    let before = terminal.screen.lines
    terminal.send("\u{1A}")
    try #require(terminal.wait { !terminal.screen.isAlternate }, "\(terminal.screen.text)")
    #expect(terminal.wait { terminal.isCooked })
    terminal.send("echo the shell has $((40 + 2))\n")
    try #require(terminal.wait(for: "the shell has 42"), "\(terminal.screen.text)")
    terminal.send("fg\n")
    try #require(terminal.wait { terminal.screen.isAlternate }, "\(terminal.screen.text)")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    // All but the clock is as it was.
    #expect(terminal.screen.lines.dropFirst() == before.dropFirst())
    #expect(!terminal.isCooked)
    terminal.send("q")
    try #require(terminal.wait { !terminal.screen.isAlternate })
    terminal.send("exit\n")
    #expect(terminal.exitStatus() != nil)
  }

  @Test(arguments: [
    ("ko", 12, 40, "알맞음"), ("en", 12, 40, "Good"), ("ko", 50, 200, "알맞음"),
    ("en", 50, 200, "Good"),
  ])
  func `fits the window, whatever its size`(
    language: String, rows: Int, columns: Int, grade: String
  ) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["review", "scheduling/taints"], home: home.url, rows: rows, columns: columns,
      variables: ["QUIZ_LANG": language])
    for _ in 0..<4 {
      try show(terminal, grade)
      // The rule above the grades is as wide as the window: nothing was wrapped.
      #expect(
        terminal.screen.lines.contains(String(repeating: "─", count: columns)),
        "\(terminal.screen.text)")
      terminal.send("4")
      try #require(
        terminal.wait { !terminal.screen.text.contains(grade) },
        "\(terminal.screen.text)")
    }
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 130)
  }

  @Test func `draws a key in one write and clears nothing before it draws`() throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["review"], home: home.url)
    try show(terminal, "Good")
    let text = String(decoding: terminal.bytes, as: UTF8.self)
    #expect(!text.contains("\u{1B}[2J"))
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 130)
  }

  private func show(_ terminal: PseudoTerminal, _ grade: String) throws {
    try #require(
      terminal.wait {
        ["space", "esc", "답 보기"].contains(where: terminal.screen.text.contains)
      }, "\(terminal.screen.text)")
    terminal.send(terminal.screen.text.contains("esc") ? "\u{1B}" : " ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
  }
}
