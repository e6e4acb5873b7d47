internal import CCmarkGFM

/// A parsed Markdown text: CommonMark with GitHub's tables, strikethrough and autolinks, read by
/// cmark-gfm.
///
/// The tree lives as long as the closure that it is handed to; no node may leave it.
enum MarkdownTree {
  static func parsing<Result>(
    _ bytes: some Collection<UInt8>, _ body: (MarkdownNode) -> Result
  ) -> Result? {
    guard let parser = parser(of: bytes, options: CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    feed(bytes, to: parser)
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    return body(MarkdownNode(root))
  }

  /// A parser with GitHub's syntax for a text; the caller feeds it and frees it.
  static func parser(of bytes: some Collection<UInt8>, options: Int32) -> OpaquePointer? {
    guard extensionsAreRegistered, let parser = cmark_parser_new(options) else { return nil }
    let tables = ruleCount(bytes) <= mostRules ? ["table"] : []
    for name in tables + ["strikethrough", "autolink"] {
      if let syntax = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntax)
      }
    }
    return parser
  }

  /// A paragraph with more lines than these that could part a table's head from its rows has no tables. For
  /// each of them cmark-gfm looks at the whole paragraph again: a megabyte of them would take minutes.
  private static let mostRules = 1000

  /// The most lines such as `|---|:-:|` that stand together without a blank line, also in a quotation.
  private static func ruleCount(_ bytes: some Collection<UInt8>) -> Int {
    var most = 0
    var count = 0
    var isRule = true
    var hasDash = false
    // A line of dashes alone is another thing: a heading's end, a break, the end of a card.
    var hasMark = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if isRule && hasDash && hasMark { count += 1 }
        if isRule && !hasDash && !hasMark { count = 0 }
        most = max(most, count)
        (isRule, hasDash, hasMark) = (true, false, false)
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasMark = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): break
      default: isRule = false
      }
    }
    return most
  }

  /// Registering is not safe from several threads at once; a static runs once.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  static func feed(_ bytes: some Collection<UInt8>, to parser: OpaquePointer) {
    func feed(_ buffer: UnsafeBufferPointer<UInt8>) {
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        cmark_parser_feed(parser, start, text.count)
      }
    }
    if bytes.withContiguousStorageIfAvailable(feed) == nil {
      Array(bytes).withUnsafeBufferPointer(feed)
    }
  }
}

/// A node of a parsed Markdown text.
struct MarkdownNode {
  enum Kind {
    case document, paragraph, heading, quote, list, item, code, htmlBlock, rule
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, codeSpan, htmlSpan, emphasis, strong, strikethrough, link
    case image, other
  }

  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  var kind: Kind { Self.kind(of: pointer) }

  fileprivate static func kind(of pointer: OpaquePointer) -> Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_TEXT: return .text
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .codeSpan
    case CMARK_NODE_HTML_INLINE: return .htmlSpan
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK: return .link
    case CMARK_NODE_IMAGE: return .image
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING: return .heading
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_ITEM: return .item
    case CMARK_NODE_CODE_BLOCK: return .code
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    default: break
    }
    // The types of extensions are variables in C, which Swift 6 refuses to read; names are not.
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": return .table
    case "table_row", "table_header": return .tableRow
    case "table_cell": return .tableCell
    case "strikethrough": return .strikethrough
    default: return .other
    }
  }

  var children: MarkdownChildren { MarkdownChildren(upcoming: cmark_node_first_child(pointer)) }

  /// The text of text, code and HTML.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  /// The first word after the fence of a code block.
  var codeLanguage: String {
    let info = cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? ""
    return info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
  }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// From 1.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  /// The first number of an ordered list; `nil` for bullets.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// `l`, `c`, `r` or 0 for each column of a table.
  var columnAlignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let start = cmark_gfm_extensions_get_table_alignments(pointer) else {
      return Array(repeating: 0, count: count)
    }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}

/// The children of a node, in order.
struct MarkdownChildren: Sequence, IteratorProtocol {
  fileprivate var upcoming: OpaquePointer?

  mutating func next() -> MarkdownNode? {
    guard let current = upcoming else { return nil }
    upcoming = cmark_node_next(current)
    return MarkdownNode(current)
  }
}

extension MarkdownNode {
  /// Visits the node and everything below it without recursion, so that no nesting is too deep.
  func walk(enter: (MarkdownNode, Kind) -> Void, exit: (MarkdownNode, Kind) -> Void) {
    guard let iterator = cmark_iter_new(pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let current = cmark_iter_get_node(iterator) else { return }
      let node = MarkdownNode(current)
      if event == CMARK_EVENT_ENTER { enter(node, node.kind) } else { exit(node, node.kind) }
    }
  }

  /// Appends the literal's bytes without making a string.
  func appendLiteral(to bytes: inout [UInt8]) {
    guard let literal = cmark_node_get_literal(pointer) else { return }
    var position = UnsafeRawPointer(literal).assumingMemoryBound(to: UInt8.self)
    while position.pointee != 0 {
      bytes.append(position.pointee)
      position += 1
    }
  }
}
