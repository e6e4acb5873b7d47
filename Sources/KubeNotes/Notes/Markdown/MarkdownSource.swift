/// Writes inline Markdown back, so that code and emphasis are not lost.
enum MarkdownSource {
  /// The inline text of a paragraph with its code spans and strong text; links become their text.
  static func text(of node: MarkdownNode) -> String {
    var result = ""
    node.walk { node, kind in
      switch kind {
      case .text: result += node.literal
      case .codeSpan: result += CodeSpans.quoted(node.literal)
      case .softBreak, .lineBreak: result += "\n"
      case .htmlSpan: if node.literal.lowercased().hasPrefix("<br") { result += "\n" }
      case .strong: result += "**"
      default: break
      }
    } exit: { _, kind in
      if kind == .strong { result += "**" }
    }
    return result.trimmed
  }
}
