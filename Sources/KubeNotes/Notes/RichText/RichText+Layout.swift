extension RichText {
  /// The text in lines of at most `width` cells.
  ///
  /// - Parameters:
  ///   - width: cells, at least 2, since a Hangul syllable takes two.
  ///   - cells: how wide characters are.
  /// - Returns: no empty line at the start and end; one between blocks.
  package func lines(width: Int, cells: CellWidth = .standard) -> [StyledText] {
    Layout(cells: cells).lines(blocks, width: max(2, width), isTight: false)
  }
}

/// Places blocks one below another.
struct Layout {
  let cells: CellWidth

  /// The narrowest column in which indenting still helps.
  private static let narrowest = 16

  func lines(_ blocks: [RichText.Block], width: Int, isTight: Bool) -> [StyledText] {
    var result: [StyledText] = []
    for block in blocks {
      let lines = lines(block, width: width)
      guard !lines.isEmpty else { continue }
      if !result.isEmpty && !isTight { result.append(StyledText()) }
      result += lines
    }
    return result
  }

  private func lines(_ block: RichText.Block, width: Int) -> [StyledText] {
    switch block {
    case .heading(let level, let text):
      let style = level == 1 ? TextStyle.title : .heading
      let spans = text.spans.map {
        StyledSpan($0.text, $0.style ?? style, address: $0.address)
      }
      return StyledText(spans).wrapped(to: width, cells: cells)
    case .paragraph(let text): return text.wrapped(to: width, cells: cells)
    case .list(let list): return lines(list, width: width)
    case .quote(let blocks):
      let bar = StyledText("│ ", .understated)
      return indented(width: width, first: bar, rest: bar) { inner in
        lines(blocks, width: inner, isTight: false)
      }
    case .code(let code):
      let indent = StyledText("  ")
      return indented(width: width, first: indent, rest: indent) { inner in
        code.lines.flatMap { $0.chopped(to: inner, cells: cells) }
      }
    case .table(let table): return TableLayout(table: table, cells: cells).lines(width: width)
    case .rule:
      let mark = "─"
      let count = min(width, 40) / max(1, cells.of(mark))
      return [StyledText(String(repeating: mark, count: count), .understated)]
    }
  }

  private func lines(_ list: RichText.List, width: Int) -> [StyledText] {
    var result: [StyledText] = []
    let last = (list.start ?? 0) + list.items.count - 1
    let numberWidth = String(last).count
    for (index, item) in list.items.enumerated() {
      var marker = "• "
      if let start = list.start {
        let number = String(start + index)
        marker = String(repeating: " ", count: max(0, numberWidth - number.count)) + number + ". "
      }
      let space = StyledText(String(repeating: " ", count: cells.of(marker)))
      let placed = indented(
        width: width, first: StyledText(marker, .understated), rest: space
      ) { inner in
        let content = lines(item, width: inner, isTight: list.isTight)
        return content.isEmpty ? [StyledText()] : content
      }
      if !result.isEmpty && !list.isTight { result.append(StyledText()) }
      result += placed
    }
    return result
  }

  /// Lines with something before each. Where too little width would be left, what comes before them
  /// goes.
  private func indented(
    width: Int, first: StyledText, rest: StyledText, _ content: (Int) -> [StyledText]
  ) -> [StyledText] {
    let inner = width - max(first.width(cells), rest.width(cells))
    guard inner >= Self.narrowest else { return content(width) }
    return content(inner).enumerated().map { index, line in
      let prefix = index == 0 ? first : rest
      return line.isEmpty && prefix.plain.allSatisfy(\.isWhitespace) ? line : prefix + line
    }
  }
}
