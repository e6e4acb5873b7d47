internal import CCmarkGFM
internal import Foundation

/// Markdown as HTML, for programs that show HTML.
package enum MarkdownHTML {
  /// The HTML of a text: a single paragraph without its `<p>`, line breaks as `<br>`. Raw HTML in the
  /// text is left out.
  package static func html(of markdown: String) -> String {
    let html =
      MarkdownTree.rendering(
        Array(markdown.utf8), options: CMARK_OPT_HARDBREAKS | CMARK_OPT_GITHUB_PRE_LANG) ?? ""
    if html.utf8.count(where: { $0 == UInt8(ascii: "<") }) == 2, html.hasPrefix("<p>"),
      html.hasSuffix("</p>\n")
    {
      // One paragraph of plain text, as most texts are.
      return String(html.dropFirst(3).dropLast(5))
    }
    var text = html.replacing("<br />\n", with: "<br>")
      .replacing(" alt=\"\" />", with: ">").trimmed
    for (long, short) in [("strong>", "b>"), ("em>", "i>")] {
      text = text.replacing("<" + long, with: "<" + short).replacing(
        "</" + long, with: "</" + short)
    }
    let inner = text.dropFirst(3).dropLast(4)
    if text.hasPrefix("<p>"), text.hasSuffix("</p>"), !inner.contains("<p>") {
      return String(inner)
    }
    return text
  }
}

extension MarkdownTree {
  /// The text rendered as HTML by cmark-gfm.
  fileprivate static func rendering(_ bytes: [UInt8], options: Int32) -> String? {
    guard let parser = parser(of: bytes, options: options) else { return nil }
    defer { cmark_parser_free(parser) }
    feed(bytes, to: parser)
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let text = cmark_render_html(root, options, extensions) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
