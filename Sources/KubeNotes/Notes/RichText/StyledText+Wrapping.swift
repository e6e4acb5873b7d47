extension StyledText {
  /// The text in lines of at most `width` cells, broken at white space.
  ///
  /// A word that is longer than a line is broken between its characters, so that no line begins with
  /// a closing mark or ends with an opening one where that can be. Marks and Korean particles are
  /// not parted from their word otherwise. Only a character wider than `width` is ever too wide.
  ///
  /// - Parameters:
  ///   - width: cells, at least 1.
  ///   - cells: how wide characters are.
  /// - Returns: one line or more; an empty text is one empty line.
  package func wrapped(to width: Int, cells: CellWidth = .standard) -> [StyledText] {
    if isOneLine(within: width, cells) { return [self] }
    var wrapper = LineWrapper(spans: spans, width: max(1, width), cells: cells)
    for index in spans.indices { wrapper.read(index) }
    wrapper.endLine()
    return wrapper.lines
  }

  /// The text in lines of at most `width` cells, broken anywhere and with its spaces, as code is.
  package func chopped(to width: Int, cells: CellWidth = .standard) -> [StyledText] {
    var lines: [[StyledCell]] = [[]]
    var used = 0
    for cell in styledCells(cells) {
      if used + cell.width > max(1, width) && used > 0 {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(cell)
      used += cell.width
    }
    return lines.map(Self.init)
  }

  /// The cells that the text takes on one line.
  package func width(_ cells: CellWidth = .standard) -> Int { cells.of(plain) }

  fileprivate struct StyledCell {
    var character: Character
    var width: Int
    var style: TextStyle?
    var address: String?
  }

  private func styledCells(_ cells: CellWidth) -> [StyledCell] {
    spans.flatMap { span in
      span.text.map {
        StyledCell(
          character: $0, width: cells.of($0), style: span.style, address: span.address)
      }
    }
  }

  fileprivate init(_ cells: [StyledCell]) {
    self.init()
    for cell in cells {
      append(StyledSpan(String(cell.character), cell.style, address: cell.address))
    }
  }
}
