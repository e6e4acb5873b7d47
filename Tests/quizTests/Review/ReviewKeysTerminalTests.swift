import Foundation
import Testing

/// The keys of the review screen in a real pseudo-terminal, in both languages.
@Suite(.serialized) struct ReviewKeysTerminalTests {
  private static let command = """
    # My commands

    <!-- card: my-web-yaml -->
    Cmd: Print the Deployment web of namespace shop as YAML.
    A: `kubectl get deployment/web --namespace shop -o yaml`
    """

  @Test(arguments: [("ko", "맞았습니다.", "알맞음"), ("en", "Right.", "Good")])
  func `accepts a typed command that does the same`(
    language: String, right: String, grade: String
  ) throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, note: "mine/commands.md", Self.command)
    let terminal = try PseudoTerminal(
      ["review", "mine/commands"], home: home.url, variables: ["QUIZ_LANG": language])
    try #require(terminal.wait(for: "esc"), "\(terminal.screen.text)")
    terminal.send("k -n shop get deploy web -o=yaml\r")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains(right), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("▸3"), "\(terminal.screen.text)")
    terminal.send("\r")
    // It comes back within its steps; leaving takes giving up the answer first.
    try #require(terminal.wait { !terminal.screen.text.contains(grade) })
    terminal.send("\u{1B}")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func `says what a wrong command lacks`() throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, note: "mine/commands.md", Self.command)
    let terminal = try PseudoTerminal(["review", "mine/commands"], home: home.url)
    try #require(terminal.wait(for: "esc"), "\(terminal.screen.text)")
    terminal.send("k get deploy web -o=yaml\r")
    try #require(terminal.wait(for: "▸1"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("--namespace=shop  missing"), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
  }

  /// Every key is sent as the jamo on it: what a Korean input method sends.
  @Test(arguments: ["ko", "en"])
  func `works with a Korean input method on`(language: String) throws {
    let home = try TemporaryHome()
    let text = """
      # Mine

      Q: Which effect evicts Pods?
      A: NoExecute

      Q: Which effect is a wish?
      A: PreferNoSchedule
      """
    _ = try OwnNotes(in: home.url, text)
    let terminal = try PseudoTerminal(
      ["review", "mine/taints"], home: home.url, variables: ["QUIZ_LANG": language])
    let (grade, back, summary) =
      language == "ko"
      ? ("알맞음", "되돌렸습니다", "답한 카드 1장")
      : ("Good", "taken back", "1 answered")
    try #require(terminal.wait(for: "evicts"), "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("ㅔ")
    try #require(terminal.wait(for: "wish"), "\(terminal.screen.text)")
    terminal.send("ㅕ")
    try #require(terminal.wait(for: back), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("evicts"), "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("ㄹ")
    try #require(terminal.wait(for: "wish"), "\(terminal.screen.text)")
    // Typing the answer: a syllable may arrive byte by byte.
    terminal.send("ㅅ")
    try #require(terminal.wait(for: "esc"), "\(terminal.screen.text)")
    for byte in "표시".utf8 {
      terminal.send(bytes: [byte])
      usleep(60_000)
    }
    #expect(terminal.wait(for: "> 표시"), "\(terminal.screen.text)")
    terminal.send("\u{1B}")
    try #require(terminal.wait(for: "PreferNoSchedule"), "\(terminal.screen.text)")
    terminal.send("ㅂ")
    #expect(terminal.exitStatus() == 0)
    #expect(terminal.screen.text.contains(summary), "\(terminal.screen.text)")
    let list = try QuizBinary.run(
      ["card", "list", "--state", "learning", "-o", "name"], home: home.url)
    #expect(list.output.split(separator: "\n").count == 1, "\(list.output)")
  }

  /// A pager is left once; what needs no pager is left with enter.
  @Test(arguments: [
    ("ko", 12, "PAGED"), ("en", 12, "PAGED"), ("en", 120, "Press enter to go back"),
  ])
  func `opens the note and comes back to the card`(language: String, rows: Int, open: String) throws
  {
    let home = try TemporaryHome()
    let terminal = try PseudoTerminal(
      ["review", "taints#effects", "--topic", "scheduling"], home: home.url, rows: rows,
      variables: [
        "QUIZ_LANG": language, "QUIZ_PAGER": "head -n 3; echo PAGED; read x </dev/tty; :",
      ])
    try #require(terminal.wait { isCard(terminal) }, "\(terminal.screen.text)")
    if terminal.screen.text.contains("esc ") { terminal.send("\u{1B}") } else { terminal.send(" ") }
    let grade = language == "ko" ? "알맞음" : "Good"
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("o")
    try #require(terminal.wait(for: open), "\(terminal.screen.text)")
    #expect(terminal.isCooked && terminal.screen.isAlternate)
    #expect(
      terminal.screen.text.contains(language == "ko" ? "효과 세 가지" : "Three effects"),
      "\(terminal.screen.text)")
    terminal.send("\n")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    #expect(!terminal.screen.isAlternate && terminal.isCooked)
  }

  @Test(arguments: [
    ("ko", "카드를 쉬게 했습니다", "이 카드에 한 것을 되돌렸습니다", "알맞음"),
    ("en", "The card is suspended", "What was done to this card", "Good"),
  ])
  func `says what became of a card, and takes it back`(
    language: String, suspended: String, undone: String, grade: String
  ) throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, "# Mine\n\nQ: One?\nA: 1\n\nQ: Two?\nA: 2\n")
    let terminal = try PseudoTerminal(
      ["review", "mine/taints"], home: home.url, variables: ["QUIZ_LANG": language])
    try #require(terminal.wait(for: "One?"), "\(terminal.screen.text)")
    terminal.send("s")
    try #require(terminal.wait(for: suspended), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("Two?"), "\(terminal.screen.text)")
    #expect(
      try ExchangedDeck(of: home.url, topic: "mine").states.values.count { $0.suspended } == 1)
    terminal.send("u")
    try #require(terminal.wait(for: undone), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("One?"), "\(terminal.screen.text)")
    terminal.send("c")
    #expect(terminal.wait(for: language == "ko" ? "명령이 없습니다" : "no command on this card"))
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    #expect(
      try ExchangedDeck(of: home.url, topic: "mine").states.values.count { $0.suspended } == 0)
  }

  private func isCard(_ terminal: PseudoTerminal) -> Bool {
    ["space", "esc "].contains(where: terminal.screen.text.contains)
  }

  @Test func `undoes an answer of earlier sittings`() throws {
    let home = try TemporaryHome()
    for _ in 0..<3 {
      let run = try QuizBinary.run(
        ["review", "--limit", "1", "--plain"], input: "\n3\n", home: home.url)
      #expect(run.status == 0)
    }
    let terminal = try PseudoTerminal(["review"], home: home.url)
    for left in 17...20 {
      // A frame may arrive in pieces: its last line says that it is whole, and which key shows the back.
      try #require(
        terminal.wait {
          let text = terminal.screen.text
          return text.contains("new \(left)") && !text.contains("Good")
            && (text.contains("esc") || text.contains("space"))
        }, "\(terminal.screen.text)")
      terminal.send(terminal.screen.text.contains("esc") ? "\u{1B}" : " ")
      try #require(terminal.wait(for: "Good"), "\(terminal.screen.text)")
      if left < 20 { terminal.send("u") }
    }
    terminal.send("u")
    #expect(terminal.wait(for: "nothing to take back"), "\(terminal.screen.text)")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: [("ko", "알맞음"), ("en", "Good")])
  func `edits a card in the editor and keeps its state`(language: String, grade: String) throws {
    let home = try TemporaryHome()
    // Without an id: the text alone says which card it is.
    let notes = try OwnNotes(
      in: home.url, "# Mine\n\nQ: Which effect evicts runing Pods?\nA: NoExecute\n")
    let editor = try notes.editor(replacing: "runing", with: "running")
    let terminal = try PseudoTerminal(
      ["review", "mine/taints"], home: home.url,
      variables: ["QUIZ_LANG": language, "QUIZ_EDITOR": editor])
    try #require(terminal.wait(for: "runing"), "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("3")
    // It comes back within its steps, since nothing else is left.
    try #require(terminal.wait { !terminal.screen.text.contains(grade) })
    try #require(terminal.wait(for: "runing"), "\(terminal.screen.text)")
    terminal.send("e")
    try #require(terminal.wait(for: "running"), "\(terminal.screen.text)")
    #expect(!terminal.isCooked && terminal.screen.isAlternate)
    terminal.send(" ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    terminal.send("3")
    #expect(terminal.exitStatus() == 0, "\(terminal.screen.text)")
    let ids = try QuizBinary.run(
      ["card", "list", "--state", "review", "-o", "name"], home: home.url
    ).output.split(separator: "\n").map(String.init)
    #expect(ids.count == 1, "\(ids)")
    let history = try QuizBinary.run(["card", "history", ids.first ?? ""], home: home.url)
    #expect(history.output.split(separator: "\n").count == 2, "\(history.output)")
    let doctor = try QuizBinary.run(["doctor"], home: home.url)
    #expect(doctor.status == 0, "\(doctor.output)")
  }

  /// The cards that may come next are read ahead, and an editor may change all of a note.
  @Test func `shows the next card as the editor left it`() throws {
    let home = try TemporaryHome()
    let notes = try OwnNotes(
      in: home.url, "# Mine\n\nQ: One wish?\nA: Yes\n\nQ: Two wishes?\nA: No\n")
    let editor = try notes.editor(replacing: "wish", with: "starfish")
    let terminal = try PseudoTerminal(
      ["review", "--topic", "mine"], home: home.url,
      variables: ["QUIZ_LANG": "en", "QUIZ_EDITOR": editor])
    try #require(terminal.wait(for: "One wish?"), "\(terminal.screen.text)")
    terminal.send("e")
    try #require(terminal.wait(for: "One starfish?"), "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(terminal.wait(for: "Good"), "\(terminal.screen.text)")
    terminal.send("4")
    #expect(terminal.wait(for: "Two starfishes?"), "\(terminal.screen.text)")
  }
}
