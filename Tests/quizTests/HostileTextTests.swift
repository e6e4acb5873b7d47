import Foundation
import FuzzTargets
import Testing

/// Notes, cards, names of files and fields of Anki that try to steer the terminal, through the real
/// binary: nothing it prints does anything but stand there.
@Suite struct HostileTextTests {
  /// Sets the title, clears the screen, turns text round: raw, and as Markdown would decode it.
  private static let poison =
    "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}evil\u{2066}x\u{2028}&#27;[31m&#x202E;&#x9b;2J&rlm;"

  private static let note = """
    ---
    title: "T\(poison) \\e[2J \\u202E"
    topic: "topic \\e]0;x \\u202e"
    aliases: ["a\\e[2J"]
    ---

    # Head \(poison)

    Zebrafish \(poison) `code \(poison)` [link \(poison)](https://a.b/\(poison))

    | a \(poison) | b |
    |---|---|
    | c | d \(poison) |

    <!-- card: hostile\(poison) -->
    Q: What is a zebrafish \(poison)?
    A: A fish \(poison).
    Why: \(poison)
    """

  private static func home(_ home: URL) throws {
    let names = ["mine/a\u{1B}[2Jb\u{202E}c.md", "m\u{9B}2J/\u{2067}line\nbreak.md"]
    let own = try OwnNotes(in: home, note: names[0], note)
    try own.write(note.replacing("Zebrafish", with: "Walrus"), to: names[1])
    try own.write("\u{1B}[2J\u{202E}Q: no answer\n", to: "broken\u{202E}.md")
    try Data([0xFF, 0x1B, 0x5B]).write(to: own.folder.appending(path: "bytes\u{1B}[1m.md"))
    try own.reimport()
    let field = "kubectl \(poison)<b>\u{1B}[2J</b>&#27;[2J&#x202e;"
    let deck = home.appending(path: "deck.apkg")
    try Data(
      try HostilePackage.oneNote(
        front: field, back: field, tags: "t\u{202E}ag", deck: "D\u{1B}[2J::\u{202E}E",
        media: "pict\u{202E}gnp.exe.png")
    ).write(to: deck)
    let taken = try QuizBinary.run(["import", deck.path(percentEncoded: false)], home: home)
    #expect(taken.status == 0, "\(taken.notices)")
    #expect(taken.output.contains("1"), "\(taken.output)")
    expectHarmless(taken, "import of a deck")
  }

  private static func expectHarmless(_ run: QuizBinary.Result, _ what: String) {
    for text in [run.output, run.notices] {
      let bad = text.unicodeScalars.filter(isHarmful)
      #expect(
        bad.isEmpty,
        "\(what): \(bad.map { String($0.value, radix: 16) }) in \(text.debugDescription)")
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  @Test func `no command prints what steers a terminal`() throws {
    let home = try TemporaryHome()
    try Self.home(home.url)
    let folder = home.url.appending(path: "notes").path(percentEncoded: false)
    let commands: [[String]] = [
      ["show"], ["search", "zebrafish"], ["search", "walrus"],
      ["search", "kubectl \(Self.poison)"],
      ["card", "list"], ["import", folder], ["import", folder, "--dry-run"], ["stats"], ["doctor"],
      ["paths"], ["check", folder], ["command", "kubectl get \(Self.poison)"], [],
    ]
    for command in commands {
      for format in ["text", "wide", "json", "name"] {
        Self.expectHarmless(
          try QuizBinary.run(command + ["-o", format], home: home.url), "\(command) \(format)")
      }
    }
    let ids = try QuizBinary.run(["show", "-o", "json"], home: home.url)
    #expect(ids.output.contains("mine/"), "\(ids.output)")
    for name in ["\(Self.poison)", "no/\u{202E}such"] {
      for command in [["show", name], ["card", "show", name], ["import", name], ["sync", name]] {
        Self.expectHarmless(try QuizBinary.run(command, home: home.url), "\(command)")
      }
    }
  }

  @Test func `nor does the colour of a terminal let it through`() throws {
    let home = try TemporaryHome()
    try Self.home(home.url)
    for command in [["show"], ["search", "zebrafish"], ["card", "list"], ["check", "notes"]] {
      let run = try QuizBinary.run(
        command + ["--color", "always"], home: home.url, variables: ["NO_COLOR": ""])
      let plain = run.output.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      Self.expectHarmless(.init(output: plain, notices: run.notices, status: 0), "\(command)")
      #expect(!run.output.contains("\u{1B}[31m"), "\(command): a colour of a note's own")
    }
  }

  @Test func `the plain review prints nothing harmful`() throws {
    let home = try TemporaryHome()
    try Self.home(home.url)
    let run = try QuizBinary.run(
      ["review", "--plain", "--new", "200", "--topic", "topic ]0;x "], input: "\n3\n\n3\nq\n",
      home: home.url)
    Self.expectHarmless(run, "review --plain")
    let anki = try QuizBinary.run(
      ["review", "--plain", "--new", "500", "--limit", "400"],
      input: String(repeating: "\n3\n", count: 400), home: home.url)
    Self.expectHarmless(anki, "review --plain")
  }

  @Test(arguments: ["../evil", "/etc/cron.d/x", "a/../../\u{1B}[2J\u{202E}b", "c\\d"])
  func `refuses a package that leads out of its folder`(name: String) throws {
    let home = try TemporaryHome()
    for isLink in [false, true] {
      let deck = home.url.appending(path: "deck.apkg")
      let entry = isLink ? "0" : name
      try Data(HostilePackage.withEntry(entry, isLink: isLink)).write(to: deck)
      let run = try QuizBinary.run(["import", deck.path(percentEncoded: false)], home: home.url)
      #expect(run.status == 2 && run.output.isEmpty, "\(run)")
      #expect(run.notices.contains("Nothing was taken in"), "\(run.notices)")
      Self.expectHarmless(run, "import of \(entry.debugDescription)")
    }
    let imported = home.url.appending(path: "data/imported").path(percentEncoded: false)
    #expect(!FileManager.default.fileExists(atPath: imported))
  }

  @Test func `a sync folder may hold any names`() throws {
    let home = try TemporaryHome()
    let folder = home.url.appending(path: "shared", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = [
      "quiz-\u{1B}[2J.jsonl", "quiz-\u{202E}gnp.jsonl", "quiz-a\nb.jsonl", "quiz-\u{9B}2J.jsonl",
      "quiz-\(String(repeating: "x", count: 240)).jsonl", "-rf.jsonl", "quiz-.jsonl",
      "quiz-$(id).jsonl",
    ]
    for name in names {
      try Data("0000000000000000 {}\n\(Self.poison)\n".utf8).write(to: folder.appending(path: name))
    }
    for options in [[], ["--dry-run"], ["-o", "json"], ["-o", "name"]] {
      let run = try QuizBinary.run(
        ["sync", folder.path(percentEncoded: false)] + options, home: home.url)
      #expect(run.status == 0, "\(run)")
      Self.expectHarmless(run, "sync \(options)")
    }
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    #expect(Set(names).isSubset(of: left))
  }

  /// What a multiplexer such as tmux passes on is what it is sent: these bytes.
  @Test func `the review screen sends no sequence of a card's own`() throws {
    let home = try TemporaryHome()
    try Self.home(home.url)
    let list = try QuizBinary.run(["card", "list", "-o", "json"], home: home.url)
    #expect(list.output.contains("zebrafish"))
    let terminal = try PseudoTerminal(["review", "--new", "1000", "mine/"], home: home.url)
    for _ in 0..<12 {
      guard terminal.wait(for: "space", seconds: 3) else { break }
      terminal.send(" ")
      guard terminal.wait(for: "Good", seconds: 3) else { break }
      terminal.send("3")
    }
    terminal.send("q")
    _ = terminal.exitStatus(seconds: 5)
    let text = String(decoding: terminal.bytes, as: UTF8.self)
    for sequence in ["\u{1B}]", "\u{1B}[2J", "\u{9B}", "\u{7}", "\u{202E}", "\u{2066}", "\u{200F}"]
    {
      #expect(!text.contains(sequence), "\(sequence.debugDescription)")
    }
  }
}
