internal import KubeNotes

/// Lays help out in lines of a width in cells, not characters: Hangul takes two.
struct HelpLayout {
  /// The widest that a line may be: one less than the 80 cells of a terminal.
  static let widest = 79
  /// The widest that the column of names gets.
  static let widestColumn = 26

  let width: Int

  init(terminalWidth: Int) {
    width = max(40, min(Self.widest, terminalWidth - 1))
  }

  /// A text in lines, all but the first behind an indentation.
  func wrap(_ text: String, first: String = "", rest: String = "") -> [String] {
    let room = width - max(CellWidth.standard.of(first), CellWidth.standard.of(rest))
    let lines = StyledText(text).wrapped(to: max(10, room)).map(\.plain)
    return lines.enumerated().map { index, line in
      line.isEmpty ? "" : (index == 0 ? first : rest) + line
    }
  }

  /// Parts that are not broken themselves, such as `[--limit <limit>]`.
  func wrap(parts: [String], first: String, rest: String) -> [String] {
    let joined = parts.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: " ")
    return wrap(joined, first: first, rest: rest).map { $0.replacing("\u{A0}", with: " ") }
  }

  /// Names and what they mean, in two columns.
  func rows(_ rows: [(name: String, meaning: String)]) -> [String] {
    let widestName = rows.map { CellWidth.standard.of($0.name) }.max() ?? 0
    let column = min(Self.widestColumn, widestName + 4)
    let indent = String(repeating: " ", count: column)
    return rows.flatMap { row in
      let name = "  " + row.name
      guard !row.meaning.isEmpty else { return [name] }
      if CellWidth.standard.of(name) + 2 <= column {
        return wrap(row.meaning, first: name.padding(toCells: column), rest: indent)
      }
      return [name] + wrap(row.meaning, first: indent, rest: indent)
    }
  }

  /// A discussion: its paragraphs filled anew, its indented lines (examples) kept.
  func discussion(_ text: String) -> [String] {
    var lines: [String] = []
    var paragraph: [String] = []
    func close() {
      if !paragraph.isEmpty { lines += wrap(paragraph.joined(separator: " ")) }
      paragraph = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.isEmpty || line.hasPrefix(" ") {
        close()
        let indent = String(line.prefix { $0 == " " })
        lines += line.isEmpty ? [""] : keep(line, indent)
      } else {
        paragraph.append(line)
      }
    }
    close()
    return lines
  }

  private func keep(_ line: String, _ indent: String) -> [String] {
    if CellWidth.standard.of(line) <= width { return [line] }
    return wrap(String(line.dropFirst(indent.count)), first: indent, rest: indent + "  ")
  }
}
