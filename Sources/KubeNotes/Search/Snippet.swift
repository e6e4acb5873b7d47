/// A piece of a text around what was found.
package struct Snippet: Sendable, Hashable {
  /// On one line; `…` where the text goes on.
  package var text: String
  /// The words that matched, as ranges of UTF-8 bytes of `text`, in order.
  package var matches: [Range<Int>]

  package init(text: String, matches: [Range<Int>] = []) {
    self.text = text
    self.matches = matches
  }

  /// The part of a text of about `width` characters in which most of the plan's words stand.
  package static func make(from body: String, plan: SearchPlan, width: Int = 160) -> Snippet {
    var body = body
    return body.withUTF8 { bytes in
      let spans = SnippetSpans(plan: plan).find(in: bytes)
      let first = window(spans, width: width)
      let start = beginning(of: bytes, before: first, width: width)
      return cut(bytes, from: start, width: width, spans: spans)
    }
  }

  /// Where the match stands around which most different words stand, the earliest of equals.
  private static func window(_ spans: [SnippetSpans.Span], width: Int) -> Int {
    var best = (first: 0, value: 0.0)
    for (index, span) in spans.prefix(200).enumerated() {
      var seen: [Int] = []
      var value = 0.0
      for other in spans[index...].prefix(20)
      where other.range.upperBound <= span.range.lowerBound + width * 2 {
        let isNew = !seen.contains(other.unit)
        if isNew { seen.append(other.unit) }
        value += isNew ? 1 : 0.05
      }
      if value > best.value { best = (span.range.lowerBound, value) }
    }
    return best.first
  }

  /// A little before a match, at the beginning of a word.
  private static func beginning(
    of bytes: UnsafeBufferPointer<UInt8>, before match: Int, width: Int
  ) -> Int {
    if let row = SnippetRow(around: match, in: bytes), match - row.range.lowerBound <= width {
      return row.range.lowerBound
    }
    guard match > width else { return 0 }
    var start = match - width / 3
    while start < match, bytes[start] > 0x20 { start += 1 }
    if start < match { return start + 1 }
    // One long word: go back to a whole character.
    start = match
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// What a line may end with that parts it from the next one well enough.
  private static let endings = Array(".,:;!?|({[\\".utf8)

  /// Puts a piece on one line and moves the matches along.
  private static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, width: Int, spans: [SnippetSpans.Span]
  ) -> Snippet {
    var text: [UInt8] = start > 0 ? Array("…".utf8) : []
    var matches: [Range<Int>] = []
    var span = spans.drop { $0.range.lowerBound < start }
    var opened: Int?
    var characters = 0
    var index = start
    var isSpace = true
    while index < bytes.count {
      if let next = span.first {
        if index == next.range.lowerBound { opened = text.count }
        if let from = opened, index >= next.range.upperBound {
          matches.append(from..<text.count)
          opened = nil
          span = span.dropFirst().drop { $0.range.lowerBound < index }
          if span.first?.range.lowerBound == index { opened = text.count }
        }
      }
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7F {
        if characters >= width { break }
        // A line ends where a paragraph, an item, a row or a line of code does.
        if byte == 0x0A, let last = text.last, !isSpace, !Self.endings.contains(last) {
          text.append(UInt8(ascii: ";"))
        }
        if !isSpace { text.append(0x20) }
        isSpace = true
      } else {
        if characters >= width + 30, byte & 0xC0 != 0x80 { break }
        text.append(byte)
        isSpace = false
      }
      if byte & 0xC0 != 0x80 { characters += 1 }
      index += 1
    }
    if let from = opened { matches.append(from..<text.count) }
    while let last = text.last, last == 0x20 || last == UInt8(ascii: ";") && index < bytes.count {
      text.removeLast()
    }
    matches = matches.compactMap {
      $0.lowerBound < text.count ? $0.lowerBound..<min($0.upperBound, text.count) : nil
    }
    if index < bytes.count { text += Array("…".utf8) }
    return Snippet(text: String(decoding: text, as: UTF8.self), matches: matches)
  }
}

/// Finds in a text what a plan's words stand for.
struct SnippetSpans {
  struct Span {
    var range: Range<Int>
    var unit: Int
  }

  private var tokens = ByteTable()
  /// The unit of each token.
  private var units: [Int] = []

  init(plan: SearchPlan) {
    for (index, unit) in plan.units.enumerated() {
      for alternative in unit.alternatives where alternative.reason != .pairs {
        for phrase in alternative.phrases {
          for token in plan.phrases[phrase].tokens where tokens.insert(token) == units.count {
            units.append(index)
          }
        }
      }
    }
  }

  /// The matching words. Of a word with a particle only the stem is marked.
  func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Span] {
    var spans: [Span] = []
    guard let first = bytes.first, first > TextTokenizer.lastMark else { return spans }
    var tokenizer = TextTokenizer()
    tokenizer.tokenize(bytes) { token, start, end, colocated in
      if colocated, spans.last?.range.lowerBound == start { return true }
      guard let number = tokens.number(of: token) else { return true }
      // A stem is as long as its bytes where the text needed no folding.
      let isStem = colocated && token.first.map { $0 >= 0x80 } == true
      let stop = isStem ? min(end, start + token.count) : end
      let isAligned = stop >= bytes.count || bytes[stop] & 0xC0 != 0x80
      spans.append(Span(range: start..<(isAligned ? stop : end), unit: units[number]))
      return true
    }
    return spans
  }
}
