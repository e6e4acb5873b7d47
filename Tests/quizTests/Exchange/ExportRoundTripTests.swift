import Foundation
import KubeNotes
import Testing

/// What is exported comes back with nothing lost, through the real binary.
@Suite struct ExportRoundTripTests {
  private static let answers = String(repeating: "\n3\n", count: 8)

  /// A home with the notes, some of whose cards were answered and one suspended.
  private func prepare(_ home: borrowing TemporaryHome) throws -> ExchangedDeck {
    let folder = home.url.appending(path: "notes", directoryHint: .isDirectory)
    try ExchangedNotes.write(to: folder)
    let commands = [
      ["import", folder.path(percentEncoded: false)],
      ["review", "--plain", "--topic", ExchangedNotes.topic, "--new", "8"],
      ["card", "suspend", "own-if"],
    ]
    for command in commands {
      let run = try QuizBinary.run(command, input: Self.answers, home: home.url)
      try #require(run.status == 0, "\(command): \(run.notices)")
    }
    let deck = try ExchangedDeck(of: home.url, topic: ExchangedNotes.topic)
    // Nine blocks in two languages and seven in one, of which clozes, steps and reversed ones make
    // several cards; two alike share their question only.
    #expect(deck.cards.count == 20)
    #expect(deck.states["own-if"]?.suspended == true)
    #expect(deck.reviews.count >= 9)
    return deck
  }

  private func export(_ format: String, _ home: URL, to name: String) throws -> String {
    let path = home.appending(path: name).path(percentEncoded: false)
    let run = try QuizBinary.run(
      ["export", format, path, "--topic", ExchangedNotes.topic], home: home)
    try #require(run.status == 0, "\(run.notices)")
    return path
  }

  private func take(_ path: String, into home: URL) throws -> QuizBinary.Result {
    let run = try QuizBinary.run(["import", path], home: home)
    try #require(run.status == 0, "\(run.notices)")
    return run
  }

  @Test(arguments: ["json", "csv", "markdown"])
  func `cards come back as they were`(format: String) throws {
    let home = try TemporaryHome()
    let other = try TemporaryHome()
    let original = try prepare(home)
    let name = format == "markdown" ? "out" : "out.\(format)"
    let path = try export(format, home.url, to: name)
    _ = try take(path, into: other.url)
    let copy = try ExchangedDeck(of: other.url, topic: ExchangedNotes.topic)
    let sections = format == "markdown"
    let expected = original.texts(withSections: sections)
    let found = copy.texts(withSections: sections)
    for id in expected.keys.sorted() { #expect(found[id] == expected[id], "\(id)") }
    #expect(found.keys.sorted() == expected.keys.sorted())
    if format == "json" {
      #expect(Set(copy.reviews) == Set(original.reviews))
      #expect(copy.states == original.states)
    }

    // What came in goes out once more as it is, and comes in without adding anything.
    let again = try export(format, other.url, to: name)
    let second = try take(again, into: other.url)
    let nothing = format == "markdown" ? "0 changed" : "0 cards added"
    #expect(second.output.contains(nothing), "\(second.output)")
    #expect(
      try ExchangedDeck(of: other.url, topic: ExchangedNotes.topic).texts(withSections: sections)
        == found)
  }

  @Test func `a home that has the cards learns nothing but the answers`() throws {
    let home = try TemporaryHome()
    let other = try TemporaryHome()
    let original = try prepare(home)
    let folder = home.url.appending(path: "notes", directoryHint: .isDirectory)
    _ = try take(folder.path(percentEncoded: false), into: other.url)
    let path = try export("json", home.url, to: "out.json")
    let trial = try QuizBinary.run(["import", path, "--dry-run"], home: other.url)
    #expect(trial.output.contains("0 cards added · \(original.cards.count) known"))
    #expect(try ExchangedDeck(of: other.url, topic: ExchangedNotes.topic).reviews.isEmpty)
    _ = try take(path, into: other.url)
    let copy = try ExchangedDeck(of: other.url, topic: ExchangedNotes.topic)
    #expect(copy.texts(withSections: true) == original.texts(withSections: true))
    #expect(copy.states == original.states)
    let doctor = try QuizBinary.run(["doctor"], home: other.url)
    #expect(doctor.status == 0, "\(doctor.output)")
  }

  @Test func `a sheet that a person wrote`() throws {
    let home = try TemporaryHome()
    let sheet = home.url.appending(path: "mine.csv")
    let text = """
      \u{FEFF}prompt_ko,answer_ko,id,topic,prompt_en,answer_en,extra
      "따옴표 ""안"", 쉼표","두 줄
      답",mine-1,mine,,,
      ,,mine-2,mine,Only English,"an answer",x
      ,,mine-3,mine,No answer,,
      no id,so no card,,mine,,,
      """
    try Data(text.replacing("\n", with: "\r\n").utf8).write(to: sheet)
    _ = try take(sheet.path(percentEncoded: false), into: home.url)
    let deck = try ExchangedDeck(of: home.url, topic: "mine")
    #expect(deck.cards.map(\.id).sorted() == ["mine-1", "mine-2"])
    let first = deck.texts()["mine-1"]?.faces["ko"]
    #expect(first?.prompt == "따옴표 \"안\", 쉼표")
    #expect(first?.answer == "두 줄\n답")
    #expect(deck.texts()["mine-2"]?.faces["en"]?.answer == "an answer")
  }
}
