import Foundation
import Testing

/// Searches in a real pseudo-terminal, letter by letter.
@Suite(.serialized) struct LiveSearchTerminalTests {
  struct Sitting: Sendable {
    var language: String
    var typed: String
    /// What is in the title of the best note.
    var found: String
    var size: (rows: Int, columns: Int)
    /// What tells that the note is open, and the keys that lead back.
    var open: String
    var back: String
  }

  @Test(arguments: [
    // The last syllable is still being composed. The section needs the pager.
    Sitting(
      language: "ko", typed: "톨ㄹ", found: "톨러레이션", size: (12, 40), open: "PAGED", back: "\n"),
    // The section fits on the screen.
    Sitting(
      language: "en", typed: "tolerat", found: "oleration", size: (90, 120),
      open: "Press any key to go back", back: "\u{1B}"),
  ])
  func `finds while typing, opens the note and comes back`(sitting: Sitting) throws {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["search", "-i"], home: home.url, rows: sitting.size.rows, columns: sitting.size.columns,
      variables: [
        "QUIZ_LANG": sitting.language,
        "QUIZ_PAGER": "head -n 3; echo PAGED; read x </dev/tty; :",
      ])
    try #require(terminal.wait(for: "tab"), "\(terminal.screen.text)")
    #expect(!terminal.isCooked && terminal.screen.isAlternate)
    for letter in sitting.typed { terminal.send(String(letter)) }
    let isListed = {
      terminal.screen.lines[0] == "> \(sitting.typed)"
        && terminal.screen.lines.contains { $0.hasPrefix("▸ ") && $0.contains(sitting.found) }
    }
    try #require(terminal.wait(until: isListed), "\(terminal.screen.text)")
    terminal.send("\r")
    try #require(terminal.wait(for: sitting.open), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains(sitting.found), "\(terminal.screen.text)")
    terminal.send(sitting.back)
    try #require(terminal.wait(until: isListed), "\(terminal.screen.text)")
    #expect(terminal.screen.isAlternate)
    terminal.send("\u{1B}")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.isAlternate && terminal.screen.isCursorVisible)
  }

  @Test func `begins with given words, shows the other language and ends with 130 on Ctrl-C`()
    throws
  {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(["search", "-i", "taint"], home: home.url)
    try #require(terminal.wait(for: "Taints and tolerations"), "\(terminal.screen.text)")
    terminal.send("\t")
    try #require(terminal.wait(for: "테인트와 톨러레이션"), "\(terminal.screen.text)")
    terminal.resize(rows: 12, columns: 40)
    #expect(terminal.wait { terminal.screen.lines.last?.contains("esc quit") == true })
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 130)
    #expect(terminal.isCooked && !terminal.screen.isAlternate)
  }

  @Test(arguments: [("en", "needs a terminal"), ("ko", "터미널에서만")])
  func `is refused without a terminal`(language: String, reason: String) throws {
    let home = try TemporaryHome()
    let run = try QuizBinary.run(
      ["search", "-i", "taint"], home: home.url, variables: ["QUIZ_LANG": language])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.notices.contains(reason) && run.notices.split(separator: "\n").count == 1)
  }
}
