/// Fills lines with the words of a styled text.
///
/// Words are places in the text of a span, so that a line is cut out of it once; most texts are looked at
/// byte by byte, only those with unusual characters by grapheme clusters.
struct LineWrapper {
  let spans: [StyledSpan]
  /// Cells of a line, at least 1.
  let width: Int
  let cells: CellWidth
  private(set) var lines: [StyledText] = []

  /// A part of a span, in bytes of its text.
  private struct Piece {
    var span: Int
    var bytes: Range<Int>
    var width: Int
  }

  /// The word that is being read; more than one piece where its style changes.
  private var word: [Piece] = []
  private var line: [Piece] = []
  private var used = 0
  /// The first white space since the last word.
  private var space: Piece?

  init(spans: [StyledSpan], width: Int, cells: CellWidth) {
    self.spans = spans
    self.width = width
    self.cells = cells
  }

  /// Reads the words of a span.
  mutating func read(_ span: Int) {
    let isRead = spans[span].text.utf8.withContiguousStorageIfAvailable { bytes in
      readPlain(bytes, of: span)
    }
    if isRead != true { readCharacters(of: span) }
  }

  /// Ends the line, also where it is empty.
  mutating func endLine() {
    placeWord()
    lines.append(styled(line))
    line.removeAll(keepingCapacity: true)
    used = 0
    space = nil
  }

  // MARK: - Reading

  /// False if the text has characters that only `readCharacters` can tell apart.
  private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, of span: Int) -> Bool {
    guard cells.ofPlain(bytes) != nil else { return false }
    var start = 0
    for place in 0...bytes.count {
      guard place == bytes.count || Self.isSpace(bytes[place]) else { continue }
      if start < place {
        let part = UnsafeBufferPointer(rebasing: bytes[start..<place])
        word.append(Piece(span: span, bytes: start..<place, width: cells.ofPlain(part) ?? 0))
      }
      start = place + 1
      if place < bytes.count {
        let isBreak = bytes[place] == 0x0A
        end(isBreak, Piece(span: span, bytes: place..<start, width: bytes[place] == 0x20 ? 1 : 0))
      }
    }
    return true
  }

  private mutating func readCharacters(of span: Int) {
    for piece in characters(of: span) {
      let character = self.character(piece)
      if character == "\n" || Self.isSpace(character) {
        end(character == "\n", piece)
      } else {
        word.append(piece)
      }
    }
  }

  private mutating func end(_ isBreak: Bool, _ space: Piece) {
    if isBreak {
      endLine()
    } else {
      placeWord()
      if self.space == nil { self.space = space }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// White space at which a line may break.
  private static func isSpace(_ character: Character) -> Bool {
    if let byte = character.utf8.first, byte < 0x80 { return isSpace(byte) }
    return character.isWhitespace && character != "\u{A0}"
  }

  // MARK: - Placing

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    let wordWidth = word.reduce(0) { $0 + $1.width }
    let gap = line.isEmpty ? 0 : space?.width ?? 0
    if used + gap + wordWidth <= width {
      if !line.isEmpty, let space { add(space) }
      for piece in word { add(piece) }
    } else {
      if !line.isEmpty { breakLine() }
      if wordWidth <= width {
        for piece in word { add(piece) }
      } else {
        placeInParts(wordWidth)
      }
    }
    word.removeAll(keepingCapacity: true)
    space = nil
  }

  /// A word that is longer than a line.
  private mutating func placeInParts(_ wordWidth: Int) {
    var rest = word.flatMap { characters(of: $0) }[...]
    // Measured once and counted down: a word may be as long as the whole text.
    var left = wordWidth
    while left > width {
      for piece in rest.prefix(fitting(rest)) {
        add(piece)
        left -= piece.width
        rest.removeFirst()
      }
      if !rest.isEmpty { breakLine() }
    }
    for piece in rest { add(piece) }
  }

  private mutating func add(_ piece: Piece) {
    used += piece.width
    if let last = line.indices.last, line[last].span == piece.span,
      line[last].bytes.upperBound == piece.bytes.lowerBound
    {
      line[last].bytes = line[last].bytes.lowerBound..<piece.bytes.upperBound
      line[last].width += piece.width
    } else {
      line.append(piece)
    }
  }

  private mutating func breakLine() {
    lines.append(styled(line))
    line.removeAll(keepingCapacity: true)
    used = 0
  }

  /// How many characters of a word that is too long go on a line; at least one.
  private func fitting(_ word: ArraySlice<Piece>) -> Int {
    var count = 0
    var used = 0
    for piece in word {
      if used + piece.width > width && count > 0 { break }
      used += piece.width
      count += 1
    }
    let characters = word.prefix(count + 1).map(character)
    var end = count
    while end > 1, end < characters.count,
      LineMarks.closing.contains(characters[end]) || LineMarks.opening.contains(characters[end - 1])
    {
      end -= 1
    }
    // A run of marks alone is broken where it is full.
    return end > 1 || count <= 1 ? end : count
  }

  // MARK: - Texts of pieces

  private func text(_ piece: Piece) -> Substring {
    let text = spans[piece.span].text
    let start = text.utf8.index(text.startIndex, offsetBy: piece.bytes.lowerBound)
    return text[start..<text.utf8.index(start, offsetBy: piece.bytes.count)]
  }

  private func character(_ piece: Piece) -> Character { Character(String(text(piece))) }

  private func characters(of span: Int) -> [Piece] {
    characters(of: Piece(span: span, bytes: 0..<spans[span].text.utf8.count, width: 0))
  }

  /// The piece in grapheme clusters.
  private func characters(of piece: Piece) -> [Piece] {
    var start = piece.bytes.lowerBound
    return text(piece).map { character in
      let end = start + character.utf8.count
      defer { start = end }
      return Piece(span: piece.span, bytes: start..<end, width: cells.of(character))
    }
  }

  private func styled(_ line: [Piece]) -> StyledText {
    var styled = StyledText()
    for piece in line {
      let span = spans[piece.span]
      styled.append(StyledSpan(String(text(piece)), span.style, address: span.address))
    }
    return styled
  }
}

/// Marks that stay with what they close or open.
private enum LineMarks {
  static let closing = Set<Character>(".,;:!?)]}>'\"”’…·、。，．」』】》〉）］｝％%")
  static let opening = Set<Character>("([{<“‘「『【《〈（［｛")
}
