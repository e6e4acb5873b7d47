/// A sentence with blanks in `[brackets]`.
///
/// Not blanks: `\[escaped]`, links `[text](…)`, images, footnotes, and
/// brackets inside code unless there is no other blank.
struct Cloze {
  struct Blank: Equatable {
    /// The bytes of the brackets and what they hold.
    var range: Range<String.Index>
    var answer: String
  }

  let text: String
  private(set) var blanks: [Blank] = []
  /// The first `[` that is never closed.
  private(set) var unclosed: String.Index?

  init(_ text: String) {
    self.text = text
    scan(inCode: false)
    if blanks.isEmpty { scan(inCode: true) }
  }

  /// The sentence as it reads with every blank filled in.
  var withoutBrackets: String { filled { _ in nil } }

  /// The sentence with one blank left open.
  func prompt(hiding index: Int) -> String { filled { $0 == index ? "[…]" : nil } }

  private func filled(_ replacement: (Int) -> String?) -> String {
    var result = ""
    var position = text.startIndex
    for (index, blank) in blanks.enumerated() {
      result += text[position..<blank.range.lowerBound]
      result += replacement(index) ?? blank.answer
      position = blank.range.upperBound
    }
    return result + text[position...]
  }

  private mutating func scan(inCode: Bool) {
    unclosed = nil
    var position = text.startIndex
    // Each unclosed bracket costs a look through the whole text; real sentences have none or one.
    var patience = 100
    while position < text.endIndex, patience > 0 {
      let character = text[position]
      let next = text.index(after: position)
      switch character {
      case "\\":
        position = next < text.endIndex ? text.index(after: next) : next
      case "`":
        let ticks = text[position...].prefix { $0 == "`" }
        position = ticks.endIndex
        if !inCode, let end = text[position...].firstRange(of: String(ticks))?.upperBound {
          position = end
        }
      case "[":
        let isImage = position > text.startIndex && text[text.index(before: position)] == "!"
        guard let close = closing(from: position) else {
          if unclosed == nil { unclosed = position }
          patience -= 1
          position = next
          continue
        }
        let after = text.index(after: close)
        if isImage || isLink(after) || text[next] == "^" {
          position = after
          continue
        }
        blanks.append(
          Blank(range: position..<after, answer: text[next..<close].trimmed))
        position = after
      default: position = next
      }
    }
  }

  /// The bracket that closes the one at `open`; brackets nest.
  private func closing(from open: String.Index) -> String.Index? {
    var depth = 0
    var position = open
    var inCode = false
    while position < text.endIndex {
      switch text[position] {
      case "\\":
        position = text.index(after: position)
        if position == text.endIndex { return nil }
      case "`": inCode.toggle()
      case "[": if !inCode { depth += 1 }
      case "]":
        if !inCode { depth -= 1 }
        if depth == 0 && !inCode { return position }
      default: break
      }
      position = text.index(after: position)
    }
    return nil
  }

  private func isLink(_ after: String.Index) -> Bool {
    guard after < text.endIndex else { return false }
    return text[after] == "("
  }
}
