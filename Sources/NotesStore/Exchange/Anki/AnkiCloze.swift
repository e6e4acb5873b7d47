/// The clozes `{{c1::text::hint}}` of a field.
struct AnkiCloze {
  indirect enum Part {
    case text(String)
    case cloze(number: Int, parts: [Part], hint: String?)
  }

  let parts: [Part]
  /// The numbers in the order of the text, once for each place.
  private(set) var numbers: [Int] = []
  private(set) var isNested = false

  init(_ text: String) {
    var scanner = Scanner(rest: text[...])
    parts = scanner.parts(depth: 0)
    numbers = scanner.numbers
    isNested = scanner.isNested
  }

  /// Whether every cloze has a number of its own, and none is inside another.
  var isSimple: Bool { !isNested && Set(numbers).count == numbers.count }

  /// The text with each cloze replaced.
  func text(_ replacement: (Int, String, String?) -> String) -> String {
    Self.text(parts, replacement)
  }

  private static func text(
    _ parts: [Part], _ replacement: (Int, String, String?) -> String
  ) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .cloze(let number, let parts, let hint):
        replacement(number, Self.text(parts, replacement), hint)
      }
    }
    .joined()
  }

  private struct Scanner {
    var rest: Substring
    var numbers: [Int] = []
    var isNested = false

    /// Up to the end, or to the `}}` that closes the cloze at `depth`.
    mutating func parts(depth: Int) -> [Part] {
      var parts: [Part] = []
      var text = ""
      while !rest.isEmpty {
        if depth > 0, rest.hasPrefix("}}") { break }
        if depth < 8, rest.hasPrefix("{{c"), let number = opening() {
          if depth > 0 { isNested = true }
          numbers.append(number)
          if !text.isEmpty { parts.append(.text(text)) }
          text = ""
          var inner = self.parts(depth: depth + 1)
          if rest.hasPrefix("}}") { rest = rest.dropFirst(2) }
          let hint = Self.takeHint(&inner)
          parts.append(.cloze(number: number, parts: inner, hint: hint))
        } else {
          text.append(rest.removeFirst())
        }
      }
      if !text.isEmpty { parts.append(.text(text)) }
      return parts
    }

    /// Takes `{{c12::`; of several numbers (`c1,2`) the first counts.
    private mutating func opening() -> Int? {
      let digits = rest.dropFirst(3).prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
      let after = rest[digits.endIndex...]
      guard after.hasPrefix("::"),
        let number = digits.split(separator: ",").first.flatMap({ Int($0) }), number > 0
      else { return nil }
      rest = after.dropFirst(2)
      return number
    }

    private static func takeHint(_ parts: inout [Part]) -> String? {
      guard case .text(let text)? = parts.last, let mark = text.firstRange(of: "::") else {
        return nil
      }
      parts[parts.count - 1] = .text(String(text[..<mark.lowerBound]))
      return String(text[mark.upperBound...])
    }
  }
}
