import Foundation
import Testing

/// Progress follows a card through everything that people do to their notes, with the real binary.
@Suite struct CardIdentityTests {
  /// What is done to the notes, and how many of the two cards keep their answers.
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The files afterwards; nil for one that is removed.
    var files: [String: String?]
    /// A text of the card that has the answers afterwards.
    var prompt: String
  }

  private static let start = """
    # Taints

    ## Effects

    Q: Which effect evicts runing Pods?
    A: NoExecute

    <!-- card: wish -->
    Q: Which effect is a wish?
    A: PreferNoSchedule
    """

  static let changes = [
    Change(
      testDescription: "edited",
      files: ["mine/taints.md": start.replacing("evicts runing", with: "evicts the running")],
      prompt: "evicts the running"),
    Change(
      testDescription: "given an id",
      files: [
        "mine/taints.md": start.replacing(
          "Q: Which effect evicts", with: "<!-- card: evicts -->\nQ: Which effect evicts")
      ], prompt: "runing"),
    Change(
      testDescription: "moved to another section",
      files: ["mine/taints.md": start.replacing("## Effects", with: "## What they do")],
      prompt: "runing"),
    Change(
      testDescription: "the note renamed",
      files: ["mine/taints.md": nil, "mine/taints-and-more.md": start], prompt: "runing"),
    Change(
      testDescription: "moved to another folder and edited",
      files: [
        "mine/taints.md": nil,
        "other/effects.md": start.replacing("evicts runing", with: "evicts running"),
      ], prompt: "evicts running"),
    Change(
      testDescription: "translated in place",
      files: [
        "mine/taints.md": """
        # 테인트

        ## Effects

        Q: 실행 중인 파드를 축출하는 효과는?
        A: NoExecute

        <!-- card: wish -->
        Q: 바람일 뿐인 효과는?
        A: PreferNoSchedule
        """
      ], prompt: "축출하는"),
  ]

  @Test(arguments: changes) func `keeps its answers when it is`(change: Change) throws {
    let home = try TemporaryHome()
    let notes = try OwnNotes(in: home.url, Self.start)
    try answerBoth(home.url)
    for (file, text) in change.files { try notes.write(text, to: file) }
    try notes.reimport()
    let cards = try answered(home.url)
    #expect(cards.count == 2, "\(cards)")
    for card in cards {
      let history = try QuizBinary.run(["card", "history", card], home: home.url).output
      #expect(history.split(separator: "\n").count == 1, "\(history)")
    }
    let shown = try cards.map { try QuizBinary.run(["card", "show", $0], home: home.url).output }
    #expect(shown.contains { $0.contains(change.prompt) }, "\(shown)")
    #expect(try QuizBinary.run(["doctor"], home: home.url).status == 0)
  }

  @Test func `is deleted with its history kept, and comes back with it`() throws {
    let home = try TemporaryHome()
    let notes = try OwnNotes(in: home.url, Self.start)
    try answerBoth(home.url)
    let before = try answered(home.url)
    try notes.write("# Taints\n\nNothing is left.\n")
    try notes.reimport()
    #expect(try answered(home.url).isEmpty)
    let gone = try names(home.url, state: "gone")
    #expect(Set(gone) == Set(before))
    let history = try QuizBinary.run(["card", "history", "wish"], home: home.url)
    #expect(history.output.split(separator: "\n").count == 1, "\(history.output)")
    try notes.write(Self.start)
    try notes.reimport()
    #expect(try Set(answered(home.url)) == Set(before))
    #expect(try names(home.url, state: "gone").isEmpty)
    #expect(try QuizBinary.run(["doctor"], home: home.url).status == 0)
  }

  /// Easy: each answer makes a card a review.
  private func answerBoth(_ home: URL) throws {
    let run = try QuizBinary.run(
      ["review", "mine/taints", "--plain"], input: "\n4\n\n4\n", home: home)
    try #require(run.status == 0, "\(run.output)\(run.notices)")
    #expect(try answered(home).count == 2, "\(run.output)")
  }

  private func answered(_ home: URL) throws -> [String] { try names(home, state: "review") }

  private func names(_ home: URL, state: String) throws -> [String] {
    try QuizBinary.run(["card", "list", "--state", state, "-o", "name"], home: home).output
      .split(separator: "\n").map(String.init)
  }
}
