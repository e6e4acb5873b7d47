import Foundation
import Testing

/// The first meeting in a real pseudo-terminal.
@Suite(.serialized) struct WelcomeTerminalTests {
  @Test(arguments: [
    ("ko", "환영합니다", "시험은?", "새 카드 몇 장", "첫 복습", "답 보기"),
    ("en", "Welcome", "Which exam", "How many new", "first review", "answer"),
  ])
  func `asks two questions and begins`(
    language: String, welcome: String, exam: String, number: String, begin: String, hint: String
  ) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal([], home: home.url, variables: ["QUIZ_LANG": language])
    try #require(terminal.wait(for: exam), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains(welcome))
    terminal.send("ckx\r")
    #expect(terminal.wait(for: "ckad, none"))
    terminal.send("CKA\r")
    try #require(terminal.wait(for: number), "\(terminal.screen.text)")
    terminal.send("7\r")
    try #require(terminal.wait(for: begin), "\(terminal.screen.text)")
    terminal.send("\r")
    #expect(terminal.wait(for: hint), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    let settings = try String(
      contentsOf: home.url.appending(path: "config/config.yaml"), encoding: .utf8)
    #expect(settings == "exam: cka\nnew-per-day: 7\n")
    let today = try QuizBinary.run(["-o", "json"], home: home.url)
    #expect(today.output.contains("\"new\":7"), "\(today.output)")
  }

  @Test func `does not ask twice, and takes Enter for what stands there`() throws {
    let home = try TemporaryHome()
    let first = try PseudoTerminal([], home: home.url)
    #expect(first.wait(for: "Which exam"))
    first.send("\r")
    #expect(first.wait(for: "How many new"))
    first.send("\r")
    #expect(first.wait(for: "first review"))
    first.send("n\r")
    #expect(first.exitStatus() == 0)
    let settings = home.url.appending(path: "config/config.yaml")
    #expect(!FileManager.default.fileExists(atPath: settings.path()))
    let second = try PseudoTerminal([], home: home.url)
    #expect(second.exitStatus() == 0)
    #expect(second.screen.text.contains("20 new"), "\(second.screen.text)")
  }

  @Test func `blocks no script`() throws {
    let home = try TemporaryHome()
    let run = try QuizBinary.run([], home: home.url)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 5)
    #expect(!run.output.contains("?"))
  }
}
