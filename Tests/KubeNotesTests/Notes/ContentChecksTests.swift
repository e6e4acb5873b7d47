import Testing

@testable import KubeNotes

@Suite struct ContentChecksTests {
  private static let front = """
    ---
    title: T
    topic: probes
    aliases: [a]
    kubernetes: "1.34"
    sources:
      - https://kubernetes.io/docs/x
    order: 1
    ---

    """

  /// The rules that two files of one note break; bodies begin on line 11.
  private func rules(
    ko: String, en: String? = nil, front: String = ContentChecksTests.front,
    objection: @escaping @Sendable (String) -> Bilingual? = { _ in nil }
  ) -> [String] {
    let readings = [
      NoteReader.read(front + "\n" + ko, path: "ko/probes/n.md"),
      NoteReader.read(front + "\n" + (en ?? ko), path: "en/probes/n.md"),
    ]
    return ContentChecks(readings, rules: .shipped, commandObjection: objection).problems().map {
      "\($0.file.prefix(2)):\($0.line) \($0.severity == .warning ? "warning " : "")\(name($0.fact))"
    }
  }

  private func name(_ fact: ContentFact) -> String {
    guard case .rule(let rule) = fact else { return "syntax" }
    return String(String(describing: rule).prefix { $0 != "(" })
  }

  private func card(_ id: String, _ text: String) -> String { "<!-- card: \(id) -->\n\(text)\n" }

  @Test func `a good pair has no problem`() {
    let body = "Probes restart containers.\n\n## A {#a}\n\nkubectl get shows Pods.\n\n"
    let cards =
      card("q", "Q: What do probes do?\nA: Restart containers.")
      + card("c", "Cmd: List Pods.\nA: `kubectl get pods`")
    #expect(rules(ko: body + cards).isEmpty)
  }

  @Test(arguments: [
    ("## A {#a}\n\n## B {#b}\n", "## A {#a}\n\n## B {#c}\n", ["ko:13 anchorsDiffer"]),
    ("## A {#a}\n", "## A {#a}\n\n## B {#b}\n", ["ko:11 anchorsDiffer"]),
    ("## A\n", "## A {#a}\n", ["ko:11 headingWithoutAnchor"]),
    (
      "[x](note:probes/n#a) [y](note:probes/n)\n", "[x](note:no/n)\n",
      [
        "en:11 linkBroken", "ko:11 linkBroken",
      ]
    ),
    ("```yaml\na: [\n```\n", "```yaml\na: 1\n---\nb: 2\n```\n", ["ko:13 yamlInvalid"]),
    ("```sh\na: [\n```\n", "`[x](note:no)` is code\n", ["en:11 linkBroken"]),
  ])
  func `compares and reads the text`(ko: String, en: String, expected: [String]) {
    #expect(rules(ko: ko, en: en) == expected)
  }

  @Test(arguments: [
    ("Q: What?\nA: Eins zwei.", ["idMissing"]),
    ("<!-- card: x -->\nQ: What does a probe do?\nA: probe", ["answerInQuestion"]),
    ("<!-- card: x -->\nQ: Eins, zwei?\nA: a b c d e f g h i j k l m", ["answerTooLong"]),
    ("<!-- card: x; since: v1 -->\nQ: What?\nA: Eins zwei.", ["versionForm"]),
    ("<!-- card: x; source: http://blog -->\nQ: What?\nA: Eins zwei.", ["sourceNotOfficial"]),
    ("<!-- card: x -->\nCmd: Eins.\nA: `kubectl bad zwei`", ["commandNotAccepted"]),
    ("<!-- card: x -->\nQ: What?\nA: Elephants trumpet loudly.", ["warning answerNotInNote"]),
    ("<!-- card: x -->\nYaml: Q\n```yaml\na: ____\n```\nA: `eins`\nOr: `{`", ["filledYAMLInvalid"]),
  ])
  func `checks cards`(text: String, expected: [String]) {
    let found = rules(ko: "Eins zwei kubectl bad probe a b c d e f g h i j k l m\n\n" + text + "\n")
    {
      $0.contains("bad") ? Bilingual(ko: "나쁨", en: "bad") : nil
    }
    #expect(
      Set(found.map { $0.split(separator: " ", maxSplits: 1)[1] }) == Set(expected.map { $0[...] }))
    #expect(found.count == expected.count * 2, "in both languages")
  }

  @Test func `finds cards that ask the same`() {
    let body = "Probes restart containers.\n\n"
    let cards =
      card("a", "Q: What does a failing liveness probe do?\nA: Restart containers.")
      + card("b", "Q: What does a failed liveness probe do?\nA: Restart containers.")
    #expect(
      rules(ko: body + cards).map { $0.split(separator: " ").last } == [
        "nearDuplicate", "nearDuplicate",
      ])
  }

  @Test func `cards need both faces, the same kind and the same section`() {
    let text = "Eins.\n\n"
    #expect(rules(ko: text + card("a", "Q: W?\nA: Eins."), en: text) == ["ko:14 faceMissing"])
    #expect(
      rules(ko: text + card("a", "Q: W?\nA: Eins."), en: text + card("a", "If: W?\nA: Eins."))
        == ["ko:14 kindsDiffer"])
    let heading = "## A {#a}\n\n"
    #expect(
      rules(
        ko: text + card("a", "Q: W?\nA: Eins.") + "\n" + heading,
        en: text + heading + card("a", "Q: W?\nA: Eins.")) == ["ko:14 placesDiffer"])
  }

  @Test func `a note needs its translation and complete front matter`() {
    let reading = NoteReader.read(
      "---\ntopic: nonsense\norder: 1\n---\ntext\n", path: "ko/probes/n.md")
    let problems = ContentChecks([reading], rules: .shipped).problems()
    #expect(
      Set(problems.map { name($0.fact) }) == ["keyMissing", "topicUnknown", "translationMissing"])
    #expect(problems.count { name($0.fact) == "keyMissing" } == 4)
  }

  @Test func `a person's own notes keep only the rules of what works`() {
    let reading = NoteReader.read(
      "Q: probe?\nA: probe\n---\nQ: x\nA: y\n\n## A\n\n[x](note:no)\n\n```yaml\na: [\n```\n",
      path: "n.md")
    let problems = ContentChecks([reading], rules: .personal).problems()
    #expect(problems.map { name($0.fact) } == ["linkBroken"])
  }

  @Test func `an id is used once in a language`() {
    let readings = ["a.md", "b.md"].map {
      NoteReader.read("<!-- card: x -->\nQ: 하나\nA: 둘\n", path: $0)
    }
    let problems = ContentChecks(readings, rules: .personal).problems()
    #expect(problems.map(\.fact) == [.rule(.idRepeated(id: "x", other: "a.md:2"))])
    #expect(problems.map(\.file) == ["b.md"])
  }

  @Test(arguments: [
    ("https://kubernetes.io/docs", true), ("https://gateway-api.sigs.k8s.io/x", true),
    ("http://kubernetes.io", false), ("https://notkubernetes.io", false),
    ("https://github.com/kubernetes/enhancements", true), ("https://github.com/me/x", false),
  ])
  func `knows official sites`(address: String, isOfficial: Bool) {
    #expect(OfficialSite.contains(address) == isOfficial)
  }
}
