import Testing

@testable import KubeNotes
@testable import quiz

@Suite struct ExplanationDrawingTests {
  private func token(
    _ text: String, _ start: Int, _ role: TokenRole, _ meaning: String? = nil,
    parts: [TokenPart] = []
  ) -> ExplainedToken {
    var token = ExplainedToken(text: text, start: start, role: role)
    token.meaning = meaning.map { Bilingual(ko: $0, en: $0) }
    token.parts = parts
    return token
  }

  private func drawing(
    _ input: String, _ tokens: [ExplainedToken], width: Int = 60, notices: [ExplanationNotice] = [],
    replacement: [String] = []
  ) -> ExplanationDrawing {
    ExplanationDrawing(
      explanation: Explanation(
        input: input, commands: ["kubectl get"], status: .ok, since: nil, replacement: replacement,
        tokens: tokens, notices: notices),
      language: .en, style: Styler(isColored: false), width: width)
  }

  @Test func hangsMeaningsUnderTheirWords() {
    let lines = drawing(
      "kubectl get po",
      [
        token("kubectl", 0, .program, "the tool"), token("get", 8, .command, "list"),
        token("po", 12, .resource, "Pods"),
      ]
    ).lines
    #expect(
      lines == [
        "kubectl get po",
        "│       │   └ Pods",
        "│       └ list",
        "└ the tool",
      ])
  }

  @Test func countsWideCharacters() {
    let lines = drawing(
      "kubectl get po 가나 b",
      [
        token("kubectl", 0, .program), token("get", 8, .command), token("po", 12, .resource),
        token("가나", 15, .name, "first"), token("b", 18, .name, "second"),
      ]
    ).lines
    #expect(
      lines == [
        "kubectl get po 가나 b",
        "               │    └ second",
        "               └ first",
      ])
  }

  @Test func listsWordsThatDoNotFit() {
    let input = "kubectl get po -o custom-columns=NAME:.metadata.name"
    let lines = drawing(
      input,
      [
        token("kubectl", 0, .program, "the tool"),
        token("custom-columns=NAME:.metadata.name", 18, .value, "columns"),
      ], width: 40
    ).lines
    #expect(lines.contains("  kubectl        the tool"))
    #expect(!lines.contains { $0.contains("│") })
  }

  @Test(arguments: 20...90)
  func keepsTheTreeInsideTheWidth(width: Int) {
    let meaning = "a rather long meaning that has to be broken into several lines to fit"
    let input = "kubectl get po"
    let lines = drawing(
      input,
      [
        token("kubectl", 0, .program, meaning), token("get", 8, .command, meaning),
        token(
          "po", 12, .resource, meaning,
          parts: [TokenPart("po", Bilingual(ko: meaning, en: meaning))]),
      ], width: width
    ).lines
    let isTree = lines.contains { $0.contains("└") }
    for line in lines where isTree { #expect(CellWidth.standard.of(line) <= width) }
  }

  @Test(arguments: 34...90)
  func keepsTheListInsideTheWidth(width: Int) {
    let meaning = "컨테이너 하나 이상을 함께 실행하는 가장 작은 배포 단위, a rather long meaning"
    let input = "kubectl get po,svc " + String(repeating: "x", count: 90)
    let lines = drawing(
      input,
      [
        token("kubectl", 0, .program, meaning),
        token(
          "po,svc", 12, .resource, meaning,
          parts: [TokenPart("po", Bilingual(ko: meaning, en: meaning))]),
      ], width: width
    ).lines
    #expect(lines.contains { $0.contains("· po") })
    for line in lines.dropFirst() { #expect(CellWidth.standard.of(line) <= width) }
  }

  @Test func tellsWhatToTypeInstead() {
    let notice = ExplanationNotice(
      status: .typo, message: Bilingual(ko: "틀림", en: "wrong"), since: nil, range: 0..<1)
    let lines = drawing("k gte", [], notices: [notice], replacement: ["k get"]).lines
    #expect(lines.suffix(2) == ["! wrong", "→ k get"])
  }

  @Test func neverPrintsControlCharacters() {
    let lines = drawing(
      "kubectl \u{1B}[31m", [token("\u{1B}[31m", 8, .argument, "x")]
    ).lines
    #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
  }
}
