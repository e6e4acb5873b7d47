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
    let text = oneLine(body)
    let spans = SnippetSpans(plan: plan).find(in: text)
    guard text.utf8.count > width, text.count > width else {
      return Snippet(text: text, matches: spans.map(\.range))
    }
    // The window that holds the most different words, the earliest of equals.
    var best = (first: 0, value: 0.0)
    for (index, span) in spans.enumerated() {
      let limit = span.range.lowerBound + width * 2
      var seen: Set<Int> = []
      var value = 0.0
      for other in spans[index...] where other.range.upperBound <= limit {
        value += seen.insert(other.unit).inserted ? 1 : 0.05
      }
      if value > best.value { best = (span.range.lowerBound, value) }
    }
    return cut(text, around: best.first, width: width, spans: spans)
  }

  private static func cut(
    _ text: String, around byte: Int, width: Int, spans: [SnippetSpans.Span]
  ) -> Snippet {
    let match = text.utf8.index(text.utf8.startIndex, offsetBy: byte)
    var start =
      text.index(match, offsetBy: -width / 4, limitedBy: text.startIndex) ?? text.startIndex
    if start > text.startIndex, let space = text[start..<match].firstIndex(of: " ") {
      start = text.index(after: space)
    }
    start = min(start, match)
    var end = text.index(start, offsetBy: width, limitedBy: text.endIndex) ?? text.endIndex
    if end < text.endIndex, let space = text[start..<end].lastIndex(of: " "), space > match {
      end = space
    }
    let prefix = start > text.startIndex ? "…" : ""
    let first = text.utf8.distance(from: text.utf8.startIndex, to: start)
    let last = text.utf8.distance(from: text.utf8.startIndex, to: end)
    let matches = spans.compactMap { span -> Range<Int>? in
      guard span.range.lowerBound >= first, span.range.upperBound <= last else { return nil }
      let move = prefix.utf8.count - first
      return (span.range.lowerBound + move)..<(span.range.upperBound + move)
    }
    return Snippet(
      text: prefix + text[start..<end] + (end < text.endIndex ? "…" : ""), matches: matches)
  }

  /// White space and control characters become single spaces.
  static func oneLine(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var isSpace = true
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
        || scalar == "\u{2028}" || scalar == "\u{2029}"
      {
        if !isSpace { result.append(" ") }
        isSpace = true
      } else {
        result.unicodeScalars.append(scalar)
        isSpace = false
      }
    }
    if isSpace, !result.isEmpty { result.removeLast() }
    return result
  }
}

/// Finds in a text what a plan's words stand for.
struct SnippetSpans {
  struct Span {
    var range: Range<Int>
    var unit: Int
  }

  private var units: [String: Int] = [:]

  init(plan: SearchPlan) {
    for (index, unit) in plan.units.enumerated() {
      for alternative in unit.alternatives where alternative.reason != .pairs {
        for phrase in alternative.phrases {
          for token in plan.phrases[phrase].tokens where units[token] == nil {
            units[token] = index
          }
        }
      }
    }
  }

  /// The matching words. Of a word with a particle only the stem is marked.
  func find(in text: String) -> [Span] {
    var spans: [Span] = []
    var text = text
    text.withUTF8 { bytes in
      guard let first = bytes.first, first > TextTokenizer.verbatimMark else { return }
      var tokenizer = TextTokenizer()
      tokenizer.tokenize(bytes) { token, start, end, colocated in
        guard let unit = units[String(decoding: token, as: UTF8.self)] else { return true }
        if colocated, spans.last?.range.lowerBound == start { return true }
        // A stem is as long as its bytes where the text needed no folding.
        let isStem = colocated && token.first.map { $0 >= 0x80 } == true
        let stop = isStem ? min(end, start + token.count) : end
        let isAligned = stop == end || bytes[stop] & 0xC0 != 0x80
        spans.append(Span(range: start..<(isAligned ? stop : end), unit: unit))
        return true
      }
    }
    return spans
  }
}
