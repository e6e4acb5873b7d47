/// Markdown that was laid out before it is drawn, for one width and style.
///
/// A value beside the view: with it or without, the view draws the same.
struct PreparedMarkdown: Sendable {
  private var lines: [String: [String]] = [:]
  private var width = 0
  private var isColored = false

  /// The lines of a text; nil where it was not prepared for this drawing.
  func lines(_ markdown: String, _ drawing: MarkdownDrawing) -> [String]? {
    drawing.width == width && drawing.style.isColored == isColored ? lines[markdown] : nil
  }

  /// Lays out some texts in place of those that were prepared before.
  mutating func prepare(_ markdown: [String], _ drawing: MarkdownDrawing) {
    var wanted: [String: [String]] = [:]
    for text in markdown where wanted[text] == nil {
      wanted[text] = lines(text, drawing) ?? drawing.lines(text)
    }
    (lines, width, isColored) = (wanted, drawing.width, drawing.style.isColored)
  }
}
