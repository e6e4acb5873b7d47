/// Code in backquotes on the answer lines of cards.
enum CodeSpans {
  /// The code spans of a text that holds nothing else but commas, or else nothing; a fenced block of
  /// one line counts as one.
  static func only(in text: String) -> [String] {
    if let code = FencedCode.first(in: text), code.isWholeText {
      let line = code.text.trimmed
      return line.isEmpty || line.contains("\n") ? [] : [line]
    }
    var spans: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace || first == "," {
        rest = rest.dropFirst()
        continue
      }
      let ticks = rest.prefix { $0 == "`" }
      guard !ticks.isEmpty else { return [] }
      rest = rest[ticks.endIndex...]
      guard let end = closing(ticks.count, in: rest) else { return [] }
      spans.append(rest[..<end].trimmed)
      rest = rest[end...].drop { $0 == "`" }
    }
    return spans.filter { !$0.isEmpty }
  }

  /// The text as code, with as many backquotes as it needs.
  static func quoted(_ text: String) -> String {
    guard text.contains("`") else { return "`\(text)`" }
    return "`` \(text) ``"
  }

  /// Where a run of exactly `count` backquotes begins.
  private static func closing(_ count: Int, in text: Substring) -> String.Index? {
    var position = text.startIndex
    while let open = text[position...].firstIndex(of: "`") {
      let run = text[open...].prefix { $0 == "`" }
      if run.count == count { return open }
      position = run.endIndex
    }
    return nil
  }
}
