import Testing

@testable import KubeNotes

/// YAML that unfolds to more than it says is refused before it is parsed; ordinary anchors are not.
@Suite struct YAMLTextTests {
  private func excess(_ text: String) throws -> YAMLText.Excess? {
    do {
      _ = try YAMLText.parser(text)
      return nil
    } catch let excess as YAMLText.Excess {
      return excess
    }
  }

  private static let doublings = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
    .joined()

  @Test(arguments: [
    "a0: &a0 [x, x]\n" + doublings,
    "a0: &a0 [x, x]\n" + doublings + "? *a40\n: y\n",
    // One name again and again.
    "- &a [x, x]\n" + String(repeating: "- &a [*a, *a]\n", count: 40) + "- ? *a\n  : y\n",
    // What looks like an alias inside quotes does not end the anchor.
    "a0: &a0 [\"*a0\", x, x]\n"
      + (1...40).map { "a\($0): &a\($0) ['*a\($0)', *a\($0 - 1), *a\($0 - 1)]\n" }.joined(),
    // Anchors live on in the next document, as Yams reads them.
    "&a [x, x]\n" + String(repeating: "---\n&a [*a, *a]\n", count: 40),
    "a: &a \(String(repeating: "x", count: 300))\nb: [\(String(repeating: "*a,", count: 1000))]\n",
  ])
  func `refuses what unfolds too far`(text: String) throws {
    let excess = try #require(try excess(text), "\(text.prefix(60))")
    #expect(excess.reason == "aliases unfold to more than 256 KiB")
    #expect(excess.place.line > 1)
  }

  @Test func `refuses a text that is too long`() throws {
    #expect(try excess("a: " + String(repeating: "x", count: YAMLText.longest)) == .tooLong)
    #expect(try excess(String(repeating: "x", count: YAMLText.longest)) == nil)
  }

  @Test func `takes anchors that manifests use`() throws {
    let text =
      "common: &common {image: nginx, resources: {limits: {cpu: 100m, memory: 64Mi}}}\n"
      + (1...200).map { "c\($0):\n  <<: *common\n  name: &n\($0) web\n  label: *n\($0)\n" }.joined()
    #expect(try excess(text) == nil)
    #expect(YAMLSyntax.error(in: text) == nil)
  }

  @Test(arguments: ["R&D and *D*", "a: 'x &b *b'", "- A&B\n- '*B'", "&a b", "*a b"])
  func `leaves what only looks like aliases`(text: String) throws {
    #expect(try excess(text) == nil)
  }

  @Test func `a bomb typed into a gap is a wrong answer`() {
    let bomb = "{a0: &a0 [x, x], \(Self.doublings.replacing("\n", with: ", "))? *a40 : y}"
    let answer = YAMLAnswer(prompt: "Fill\n\n```yaml\nspec: ____\n```", accepted: bomb)
    #expect(answer.check(bomb.replacing("[x, x]", with: "[x,x]")).verdict != .right)
  }

  @Test func `a problem in a long line shows its neighbourhood`() {
    let line = String(repeating: "a", count: 5000) + "!" + String(repeating: "b", count: 5000)
    let problem = ContentProblem(
      .frontMatterNotClosed, file: "x.md", line: 1, column: 5001, excerpt: line)
    let shown = problem.shortened()
    #expect(shown.excerpt.count == 242)
    #expect(Array(shown.excerpt)[shown.column - 1] == "!")
    #expect(Array(shown.excerpt)[shown.caretOffset()] == "!")
    let short = ContentProblem(
      .frontMatterNotClosed, file: "x.md", line: 1, column: 2, excerpt: "abc")
    #expect(short.shortened() == short)
  }
}
