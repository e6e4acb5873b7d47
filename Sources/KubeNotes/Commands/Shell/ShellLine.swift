/// A shell command line cut into tokens.
///
/// Positions count Unicode scalars from the start of the input, as most programming languages
/// count characters; no input is refused, and every scalar that is not blank belongs to exactly one
/// token.
package struct ShellLine: Sendable, Hashable {
  package let scalars: [Unicode.Scalar]
  package let tokens: [ShellToken]
  /// The position of a quote, `$(` or `${` that is never closed.
  package let unclosed: Int?

  /// The characters of a range, as typed.
  package func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
    return String(view)
  }

  /// The text that a program gets for a range: quotes and escapes taken away; variables and
  /// substitutions stay as they are written.
  package func value(_ range: Range<Int>) -> String {
    ShellQuoting.value(of: scalars[range.clamped(to: scalars.indices)])
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
