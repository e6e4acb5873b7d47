/// A shell command line cut into tokens.
///
/// Positions count Unicode scalars from the start of the input, as most programming languages
/// count characters; no input is refused, and every scalar that is not blank belongs to exactly one
/// token.
package struct ShellLine: Sendable {
  package let scalars: [Unicode.Scalar]
  package let tokens: [ShellToken]
  /// The position of a quote, `$(` or `${` that is never closed.
  package let unclosed: Int?
  /// What words stand for that were typed on the wrong keyboard layout, by where they begin.
  private var meant: [Int: (end: Int, text: String)] = [:]

  package init(scalars: [Unicode.Scalar], tokens: [ShellToken], unclosed: Int?) {
    self.scalars = scalars
    self.tokens = tokens
    self.unclosed = unclosed
  }

  /// Reads a word from now on as another text.
  mutating func read(_ word: Range<Int>, as text: String) {
    meant[word.lowerBound] = (word.upperBound, text)
  }

  /// The characters of a range, as typed.
  package func text(_ range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: scalars.indices)])
  }

  /// The text that a program gets for a range: quotes and escapes taken away; variables and
  /// substitutions stay as they are written.
  package func value(_ range: Range<Int>) -> String {
    if !meant.isEmpty, let word = meant[range.lowerBound], word.end == range.upperBound {
      return ShellQuoting.value(of: word.text.unicodeScalars)
    }
    return ShellQuoting.value(of: scalars[range.clamped(to: scalars.indices)])
  }

  /// What stands inside the first `$(…)` of a word, or inside its backquotes.
  func substitution(in word: Range<Int>) -> Range<Int>? {
    let text = scalars[word]
    if let dollar = text.firstIndex(of: "$"), text.indices.contains(dollar + 1),
      text[dollar + 1] == "(", let end = text.lastIndex(of: ")"), dollar + 2 < end
    {
      return dollar + 2..<end
    }
    guard let start = text.firstIndex(of: "`"), let end = text.lastIndex(of: "`"), start + 1 < end
    else { return nil }
    return start + 1..<end
  }
}

/// One token of a shell line.
package struct ShellToken: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A word, with its quotes.
    case word
    /// `|`, `||`, `|&`, `&&`, `&`, `;`, `;;`, `(`, `)`.
    case control
    /// `>`, `2>`, `&>`, `<`, `<<`, …; `takesTarget` is false for `2>&1`.
    case redirect(takesTarget: Bool)
    /// From ` #` to the end of the line.
    case comment
    /// The lines of a here document, with the closing delimiter.
    case heredoc
    /// The end of a line.
    case newline
  }

  package let kind: Kind
  /// Positions of Unicode scalars.
  package let range: Range<Int>

  package init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
