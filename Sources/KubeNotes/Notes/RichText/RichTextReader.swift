/// Turns the tree of a Markdown text into blocks.
enum RichTextReader {
  /// Deeper than this, structure is dropped and only the text stays: nobody can read it, and
  /// recursion must end.
  private static let deepest = 24

  static func blocks(_ parent: MarkdownNode, depth: Int) -> [RichText.Block] {
    parent.children.compactMap { block($0, depth: depth) }
  }

  private static func block(_ node: MarkdownNode, depth: Int) -> RichText.Block? {
    guard depth < deepest else {
      var text = PlainText()
      text.append(node)
      return text.string.isEmpty ? nil : .paragraph(StyledText(safe(text.string)))
    }
    switch node.kind {
    case .heading: return .heading(level: node.headingLevel, inlines(node))
    case .paragraph:
      let text = inlines(node)
      return text.plain.allSatisfy(\.isWhitespace) ? nil : .paragraph(text)
    case .list:
      let items = node.children.map { blocks($0, depth: depth + 1) }
      return .list(RichText.List(start: node.listStart, isTight: node.isTight, items: items))
    case .quote: return .quote(blocks(node, depth: depth + 1))
    case .code:
      let lines = CodeHighlighter.lines(of: safe(node.literal), language: node.codeLanguage)
      return .code(RichText.Code(language: node.codeLanguage, lines: lines))
    case .htmlBlock:
      let text = HTMLText.visible(in: node.literal).trimmed
      return text.isEmpty ? nil : .paragraph(StyledText(safe(text)))
    case .table: return .table(table(node))
    case .rule: return .rule
    default:
      let text = inlines(node)
      return text.isEmpty ? nil : .paragraph(text)
    }
  }

  private static func table(_ node: MarkdownNode) -> RichText.Table {
    let alignments = node.columnAlignments.map { letter -> RichText.Table.Alignment in
      switch letter {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .left
      }
    }
    var rows: [[StyledText]] = []
    for row in node.children {
      rows.append(row.children.map(inlines))
    }
    return RichText.Table(
      alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  // MARK: - Inlines

  private static func inlines(_ parent: MarkdownNode) -> StyledText {
    var text = StyledText()
    appendInlines(of: parent, style: nil, address: nil, depth: 0, to: &text)
    return text
  }

  private static func appendInlines(
    of parent: MarkdownNode, style: TextStyle?, address: String?, depth: Int,
    to text: inout StyledText
  ) {
    for node in parent.children {
      func descend(_ inner: TextStyle, _ target: String? = nil) {
        guard depth < deepest else {
          var plain = PlainText()
          plain.append(node)
          text.append(StyledSpan(safe(plain.string), inner, address: target ?? address))
          return
        }
        appendInlines(
          of: node, style: inner, address: target ?? address, depth: depth + 1, to: &text)
      }
      switch node.kind {
      case .text: text.append(StyledSpan(safe(node.literal), style, address: address))
      case .codeSpan: text.append(StyledSpan(safe(node.literal), .code, address: address))
      case .softBreak: text.append(StyledSpan(" ", style, address: address))
      case .lineBreak: text.append(StyledSpan("\n", style, address: address))
      case .htmlSpan:
        if node.literal.lowercased().hasPrefix("<br") { text.append(StyledSpan("\n", style)) }
      case .emphasis: descend(.emphasis)
      case .strong: descend(.strong)
      case .strikethrough: descend(.struck)
      case .link: descend(.link, safe(node.url))
      case .image: descend(.understated)
      default: descend(style ?? .emphasis)
      }
    }
  }

  private static func safe(_ text: String) -> String {
    let safe = text.displaySafe
    return safe.utf8.contains(UInt8(ascii: "\t")) ? safe.replacing("\t", with: "    ") : safe
  }
}
