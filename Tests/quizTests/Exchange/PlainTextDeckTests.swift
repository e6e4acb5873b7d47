import Foundation
import KubeNotes
import Testing

/// Decks of other programs that keep cards in plain text.
///
/// Formats as documented by hashcards (https://github.com/eudoxia0/hashcards, "Format") and repeater
/// (https://github.com/shaankhosla/repeater, "Quick Start"). The decks are our own.
@Suite struct PlainTextDeckTests {
  private struct Question: Hashable, CustomStringConvertible {
    var prompt: String
    var answer: String
    init(_ prompt: String, _ answer: String) { (self.prompt, self.answer) = (prompt, answer) }
    var description: String { "\(prompt) → \(answer)" }
  }

  private func questions(_ files: [String: String]) throws -> Set<Question> {
    let home = try TemporaryHome()
    let folder = home.url.appending(path: "decks/deck", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let decks = folder.deletingLastPathComponent().path(percentEncoded: false)
    let check = try QuizBinary.run(["check", decks], home: home.url)
    #expect(check.status == 0, "\(check.output)\(check.notices)")
    let run = try QuizBinary.run(["import", decks], home: home.url)
    #expect(run.status == 0, "\(run.notices)")
    let deck = try ExchangedDeck(of: home.url, topic: "deck")
    let second = try QuizBinary.run(["import", decks], home: home.url)
    #expect(second.output.contains("\(files.count) unchanged"), "\(second.output)")
    return Set(
      deck.cards.compactMap { card in
        card.faces.values.first.map { Question($0.prompt, $0.answer) }
      })
  }

  @Test func `hashcards`() throws {
    let first = """
      ---
      name = "Workloads"
      ---

      Q: What does a ReplicaSet keep?
      A: The number of its Pods.

      C: A [Deployment] makes [ReplicaSets].

      Q: Name the probes.
      A:

      - liveness
      - readiness
      - startup

      ---

      Q: What does this picture show?

      ![control plane](images/plane.png)

      A: The control plane.

      C:
      Desired state is written by people,
      actual state by controllers.

      — [reconciliation] [loop]:[control]

      Q: How many replicas does $n \\cdot (1 + s)$ mean?
      A: $$\\lceil n (1 + s) \\rceil$$

      C: Labels are written \\[key=value\\] in no [manifest], ![as here](a.png).
      """
    let second = """
      Q: 서비스는 무엇으로 파드를 고릅니까?
      A: 레이블 셀렉터
      C: 서비스는 [레이블]로 [파드]를 고른다.
      """
    let desired = "Desired state is written by people,\nactual state by controllers.\n\n— "
    #expect(
      try questions(["Chapter1.md": first, "서비스.md": second]) == [
        Question("What does a ReplicaSet keep?", "The number of its Pods."),
        Question("A […] makes ReplicaSets.", "Deployment"),
        Question("A Deployment makes […].", "ReplicaSets"),
        Question("Name the probes.", "- liveness\n- readiness\n- startup"),
        Question(
          "What does this picture show?\n\n![control plane](images/plane.png)",
          "The control plane."),
        Question(desired + "[…] loop:control", "reconciliation"),
        Question(desired + "reconciliation […]:control", "loop"),
        Question(desired + "reconciliation loop:[…]", "control"),
        Question(
          "How many replicas does $n \\cdot (1 + s)$ mean?", "$$\\lceil n (1 + s) \\rceil$$"),
        Question("Labels are written \\[key=value\\] in no […], ![as here](a.png).", "manifest"),
        Question("서비스는 무엇으로 파드를 고릅니까?", "레이블 셀렉터"),
        Question("서비스는 […]로 파드를 고른다.", "레이블"),
        Question("서비스는 레이블로 […]를 고른다.", "파드"),
      ])
  }

  @Test func `repeater`() throws {
    let text = """
      Notes stand here, and are no cards. They may end with a colon:

      Q: What does a taint do?
      A: It repels Pods
      that do not tolerate it.

      ---
      More notes, with a [bracket] that is no blank.

      C: A [toleration] lets a Pod onto a [tainted] node.
      ---

      # A heading

      Q: And a sound?
      A: [tick](media/tick.mp3)
      C: Last one [without] a separator
      """
    #expect(
      try questions(["taints.md": text]) == [
        Question("What does a taint do?", "It repels Pods\nthat do not tolerate it."),
        Question("A […] lets a Pod onto a tainted node.", "toleration"),
        Question("A toleration lets a Pod onto a […] node.", "tainted"),
        Question("And a sound?", "[tick](media/tick.mp3)"),
        Question("Last one […] a separator", "without"),
      ])
  }
}
