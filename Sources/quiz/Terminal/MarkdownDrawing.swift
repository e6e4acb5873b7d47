internal import KubeNotes

/// Draws Markdown as lines.
struct MarkdownDrawing {
  let width: Int
  let style: Styler

  func lines(_ markdown: String) -> [String] {
    markdown.displaySafe.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
