/// A fenced code block inside the text of a card.
struct FencedCode {
  /// The first word behind the opening fence.
  var language: String
  /// The code, with a line feed after each line.
  var text: String
  /// Whether the block is all there is.
  var isWholeText: Bool

  /// The first block in a text.
  static func first(in text: String) -> FencedCode? {
    var classifier = LineClassifier()
    var code: [Substring]?
    var isWholeText = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let kind = classifier.kind(of: Array(line.utf8)[...])
      if kind == .code {
        code = (code ?? []) + [line]
      } else if code != nil {
        isWholeText = isWholeText && kind == .blank
        break
      } else {
        isWholeText = isWholeText && kind == .blank
      }
    }
    guard let lines = code, let opening = lines.first else { return nil }
    let mark: Character = opening.contains("~~~") ? "~" : "`"
    let info = opening.drop { $0 != mark }.drop { $0 == mark }.trimmed
    var body = lines.dropFirst()
    if let last = body.last?.trimmed, last.count >= 3, last.allSatisfy({ $0 == mark }) {
      body = body.dropLast()
    }
    let indent = opening.prefix { $0 == " " }.count
    return FencedCode(
      language: info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "",
      text: body.map { unindented($0, by: indent) + "\n" }.joined(),
      isWholeText: isWholeText)
  }

  private static func unindented(_ line: Substring, by indent: Int) -> Substring {
    line.dropFirst(min(indent, line.prefix { $0 == " " }.count))
  }
}
