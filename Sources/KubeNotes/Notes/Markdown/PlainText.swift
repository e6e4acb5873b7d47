/// Markdown without its markup, for searching: the text of paragraphs, lists, tables, code and
/// links. Blocks and rows end with a line feed, lines within a paragraph do not; cells stand apart by
/// `|`; tags of HTML are dropped, the text between them stays.
struct PlainText {
  private var bytes: [UInt8] = []

  /// The text of a whole Markdown source.
  static func of(markdown: some Collection<UInt8>) -> String {
    MarkdownTree.parsing(markdown) { root in
      var text = PlainText()
      text.append(root)
      return text.string
    } ?? ""
  }

  /// What has been appended, without white space at the ends.
  var string: String { String(decoding: bytes, as: UTF8.self).trimmed }

  mutating func append(_ node: MarkdownNode) {
    // Closures cannot capture an inout self; the buffer goes in and comes back.
    var out = bytes
    bytes = []
    node.walk { node, kind in
      switch kind {
      case .text, .codeSpan, .code: node.appendLiteral(to: &out)
      case .softBreak: out.append(0x20)
      case .lineBreak: out.append(.lineFeed)
      case .htmlSpan: if node.literal.lowercased().hasPrefix("<br") { out.append(.lineFeed) }
      case .htmlBlock:
        Self.appendText(ofHTML: node.literal, to: &out)
        Self.endLine(&out)
      default: break
      }
      if kind == .code { Self.endLine(&out) }
    } exit: { _, kind in
      switch kind {
      case .paragraph, .heading, .item, .tableRow, .table, .quote: Self.endLine(&out)
      case .tableCell: out.append(contentsOf: " | ".utf8)
      default: break
      }
    }
    bytes = out
  }

  private static func endLine(_ out: inout [UInt8]) {
    // Behind the last cell of a row as well.
    while out.last == 0x20 || out.suffix(2).elementsEqual(" |".utf8) { out.removeLast() }
    if let last = out.last, last != .lineFeed { out.append(.lineFeed) }
  }

  /// Appends what a browser would show of a piece of HTML: no tags, comments, scripts or styles.
  private static func appendText(ofHTML html: String, to out: inout [UInt8]) {
    out.append(contentsOf: HTMLText.visible(in: html).utf8)
  }
}
