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
    var wrapper = Wrapper(width: max(1, width))
    for cell in styledCells(cells) {
      if cell.character == "\n" {
        wrapper.endLine()
      } else if Self.isSpace(cell.character) {
        wrapper.endWord(space: cell)
      } else {
        wrapper.word.append(cell)
      }
    }
    wrapper.endLine()
    return wrapper.lines.map(Self.init)
  }

  /// White space at which a line may break.
  private static func isSpace(_ character: Character) -> Bool {
    // Asking the Unicode tables about every letter is most of the work of wrapping.
    if let byte = character.utf8.first, byte < 0x80 || (0xEA...0xED).contains(byte) {
      return byte == 0x20 || (0x09...0x0D).contains(byte)
    }
    return character.isWhitespace && character != "\u{A0}"
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

  /// Fills lines with words.
  private struct Wrapper {
    let width: Int
    var lines: [[StyledCell]] = []
    /// The word that is being read.
    var word: [StyledCell] = []
    private var line: [StyledCell] = []
    private var used = 0
    private var space: StyledCell?

    init(width: Int) {
      self.width = width
    }

    mutating func endWord(space next: StyledCell) {
      placeWord()
      if space == nil { space = next }
    }

    mutating func endLine() {
      placeWord()
      lines.append(line)
      line = []
      used = 0
      space = nil
    }

    private mutating func placeWord() {
      guard !word.isEmpty else { return }
      defer { word = [] }
      var rest = word[...]
      let wordWidth = Self.width(rest)
      let gap = line.isEmpty ? 0 : space?.width ?? 0
      if used + gap + wordWidth <= width {
        if !line.isEmpty, let space { add([space]) }
        add(rest)
      } else {
        if !line.isEmpty { breakLine() }
        // Measured once and counted down: a word may be as long as the whole text.
        var left = wordWidth
        while left > width {
          let count = Self.fitting(rest, width)
          left -= Self.width(rest.prefix(count))
          add(rest.prefix(count))
          rest = rest.dropFirst(count)
          if !rest.isEmpty { breakLine() }
        }
        add(rest)
      }
      space = nil
    }

    private mutating func add(_ cells: ArraySlice<StyledCell>) {
      for cell in cells {
        line.append(cell)
        used += cell.width
      }
    }

    private mutating func breakLine() {
      lines.append(line)
      line = []
      used = 0
    }

    private static func width(_ cells: ArraySlice<StyledCell>) -> Int {
      cells.reduce(0) { $0 + $1.width }
    }

    /// How many characters of a word that is too long go on a line; at least one.
    private static func fitting(_ word: ArraySlice<StyledCell>, _ width: Int) -> Int {
      var count = 0
      var used = 0
      for cell in word {
        if used + cell.width > width && count > 0 { break }
        used += cell.width
        count += 1
      }
      let characters = Array(word.prefix(count + 1)).map(\.character)
      var end = count
      while end > 1, end < characters.count,
        LineMarks.closing.contains(characters[end])
          || LineMarks.opening.contains(characters[end - 1])
      {
        end -= 1
      }
      // A run of marks alone is broken where it is full.
      return end > 1 || count <= 1 ? end : count
    }
  }
}

/// Marks that stay with what they close or open.
private enum LineMarks {
  static let closing = Set<Character>(".,;:!?)]}>'\"”’…·、。，．」』】》〉）］｝％%")
  static let opening = Set<Character>("([{<“‘「『【《〈（［｛")
}
