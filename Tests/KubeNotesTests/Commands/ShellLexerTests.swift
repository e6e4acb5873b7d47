import KubeNotes
import Testing

@Suite struct ShellLexerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var input: String
    /// The tokens: words as they are, operators in brackets.
    var tokens: [String]
    var testDescription: String { input }

    init(_ input: String, _ tokens: [String]) {
      self.input = input
      self.tokens = tokens
    }
  }

  static let cases = [
    Case("kubectl get po", ["kubectl", "get", "po"]),
    Case("a 'b c' \"d e\"f", ["a", "'b c'", "\"d e\"f"]),
    Case("a|b&&c;d&", ["a", "[|]", "b", "[&&]", "c", "[;]", "d", "[&]"]),
    Case("a >out 2>/dev/null 2>&1", ["a", "[>]", "out", "[2>]", "/dev/null", "[2>&1]"]),
    Case("a # b c", ["a", "[# b c]"]),
    Case("a#b", ["a#b"]),
    Case(
      "kubectl logs <pod-name> -c <the container>",
      ["kubectl", "logs", "<pod-name>", "-c", "<the container>"]),
    Case("deploy/<name>", ["deploy/<name>"]),
    Case("a <in >out", ["a", "[<]", "in", "[>]", "out"]),
    Case("x $(a 'b)' (c)) y", ["x", "$(a 'b)' (c))", "y"]),
    Case("x `a b` ${c d}", ["x", "`a b`", "${c d}"]),
    Case("a \\\n  b", ["a", "b"]),
    Case("a \\ --b", ["a", "--b"]),
    Case("a\\ b", ["a\\ b"]),
    Case("jsonpath={.items[?(@.x==\"y z\")].a}", ["jsonpath={.items[?(@.x==\"y z\")].a}"]),
    Case(
      "cat <<EOF | k\nx: 1\nEOF\nk",
      ["cat", "[<<]", "EOF", "[|]", "k", "[\n]", "[x: 1\nEOF]", "[\n]", "k"]),
    Case("(a; b)", ["[(]", "a", "[;]", "b", "[)]"]),
    Case("source <(a b)", ["source", "<(a b)"]),
    Case("a \"b", ["a", "\"b"]),
    Case("가 '나 다'", ["가", "'나 다'"]),
    Case("", []),
  ]

  @Test(arguments: cases)
  func cutsIntoTokens(_ item: Case) {
    let line = ShellLexer.lex(item.input)
    let tokens = line.tokens.map { token in
      token.kind == .word ? line.text(token.range) : "[\(line.text(token.range))]"
    }
    #expect(tokens == item.tokens)
  }

  @Test func takesQuotesAway() {
    let line = ShellLexer.lex(#"'a b'"c\"d"\e"#)
    #expect(line.value(0..<line.scalars.count) == #"a bc"de"#)
  }

  @Test func namesTheQuoteThatIsNeverClosed() {
    #expect(ShellLexer.lex("a 'b").unclosed == 2)
    #expect(ShellLexer.lex("a 'b'").unclosed == nil)
  }

  /// Any text is cut; the tokens are in order, do not overlap, and leave out nothing but blanks.
  @Test(arguments: 0..<8)
  func coversAnyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "kubectl", " ", "  ", "'", "\"", "\\", "$(", ")", "(", "`", "<", ">", "|", "&", ";", "\n",
      "#",
      "<<EOF", "EOF", "--", "-n", "=", "가", "é", "{", "}", "\t", "\u{0}", "\u{1F600}", "a",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<24, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let line = ShellLexer.lex(text)
      var position = 0
      for token in line.tokens {
        #expect(token.range.lowerBound >= position, "seed \(seed): \(text.debugDescription)")
        #expect(!token.range.isEmpty, "seed \(seed): \(text.debugDescription)")
        let skipped = line.scalars[position..<max(position, token.range.lowerBound)]
        let blank = skipped.allSatisfy { $0.properties.isWhitespace || $0 == "\\" }
        #expect(blank, "seed \(seed): \(text.debugDescription)")
        position = token.range.upperBound
      }
      #expect(position <= line.scalars.count, "seed \(seed): \(text.debugDescription)")
    }
  }
}
