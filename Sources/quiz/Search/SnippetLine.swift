internal import KubeNotes

/// The part of a snippet around its first match that fits into one line.
struct SnippetLine {
  let width: Int
  let style: Styler

  /// The line, with the matches in their style.
  func text(_ snippet: Snippet) -> String {
    let pieces = Self.pieces(snippet)
    let first = start(pieces)
    var result = first > 0 ? "…" : ""
    var room = width - (first > 0 ? 1 : 0)
    var rest = pieces[first...]
    let isCut = rest.reduce(0) { $0 + CellWidth.standard.of($1.character) } > room
    if isCut { room -= 1 }
    while let isMatch = rest.first?.isMatch {
      var run = ""
      while let next = rest.first, next.isMatch == isMatch {
        let cells = CellWidth.standard.of(next.character)
        guard cells <= room else {
          rest = []
          break
        }
        room -= cells
        run.append(next.character)
        rest = rest.dropFirst()
      }
      result += isMatch ? style(run, .match) : run
    }
    return isCut && width > 1 ? result + "…" : result
  }

  /// Where the line begins: at the beginning if the first match can be seen then, else a third of
  /// the line before the match.
  private func start(_ pieces: [(character: Character, isMatch: Bool)]) -> Int {
    guard let match = pieces.firstIndex(where: \.isMatch) else { return 0 }
    let end = pieces[match...].firstIndex { !$0.isMatch } ?? pieces.count
    let cells = pieces[..<end].reduce(0) { $0 + CellWidth.standard.of($1.character) }
    guard cells >= width else { return 0 }
    var first = match
    var before = 0
    while first > 0 {
      before += CellWidth.standard.of(pieces[first - 1].character)
      guard before <= width / 3 else { break }
      first -= 1
    }
    // Rather a whole word than half of one more.
    let word = pieces[first..<match].firstIndex { $0.character == " " }
    return word.map { $0 + 1 } ?? first
  }

  private static func pieces(_ snippet: Snippet) -> [(character: Character, isMatch: Bool)] {
    let bytes = Array(snippet.text.utf8)
    var pieces: [(character: Character, isMatch: Bool)] = []
    var position = 0
    func add(_ range: Range<Int>, isMatch: Bool) {
      let text = String(decoding: bytes[range], as: UTF8.self).displaySafe
      pieces += text.map { ($0.isWhitespace ? " " : $0, isMatch) }
    }
    for match in snippet.matches
    where match.lowerBound >= position && match.upperBound <= bytes.count {
      add(position..<match.lowerBound, isMatch: false)
      add(match, isMatch: true)
      position = match.upperBound
    }
    add(position..<bytes.count, isMatch: false)
    return pieces
  }
}
