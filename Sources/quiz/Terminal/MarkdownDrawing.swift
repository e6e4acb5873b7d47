internal import KubeNotes

/// Draws Markdown as lines of a terminal.
struct MarkdownDrawing {
  let width: Int
  let style: Styler

  /// The lines, none wider than the width, without control characters of the source.
  func lines(_ markdown: String) -> [String] {
    lines(RichText(markdown: markdown))
  }

  func lines(_ text: RichText) -> [String] {
    text.lines(width: width).map(line)
  }

  /// One line in the terminal's styles.
  func line(_ text: StyledText) -> String {
    text.spans.map { span in
      guard let style = span.style.map(Style.init) else { return span.text }
      return self.style(span.text, style)
    }.joined()
  }
}

extension Style {
  /// How a kind of text looks.
  init(_ style: TextStyle) {
    switch style {
    case .title: self = .title
    case .heading: self = .heading
    case .emphasis: self = .emphasis
    case .strong: self = .title
    case .struck, .understated: self = .understated
    case .code: self = .code
    case .key: self = .key
    case .string: self = .string
    case .comment: self = .comment
    case .link: self = .link
    }
  }
}
