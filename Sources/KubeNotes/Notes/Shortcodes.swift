/// Shortcodes of Hugo, as the Kubernetes documentation uses them: `{{< note >}}`,
/// `{{< glossary_tooltip text="node" term_id="node" >}}`, `{{% heading "whatsnext" %}}`.
///
/// What a reader sees of one is its `text`, or a heading's name; everything else disappears. The
/// number of lines stays.
enum Shortcodes {
  static func resolved(_ source: [UInt8]) -> [UInt8] {
    guard containsOpening(source) else { return source }
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if let end = end(of: source, at: index) {
        let inside = String(decoding: source[(index + 3)..<(end - 3)], as: UTF8.self)
        result.append(contentsOf: visibleText(of: inside).utf8)
        result.append(contentsOf: source[index..<end].filter { $0 == .lineFeed })
        index = end
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return result
  }

  private static let brace = UInt8(ascii: "{")
  private static let longest = 1000

  private static func containsOpening(_ source: [UInt8]) -> Bool {
    source.indices.contains { opensShortcode(source, at: $0) }
  }

  private static func opensShortcode(_ source: [UInt8], at index: Int) -> Bool {
    guard source[index] == brace, index + 2 < source.count, source[index + 1] == brace else {
      return false
    }
    return source[index + 2] == UInt8(ascii: "<") || source[index + 2] == UInt8(ascii: "%")
  }

  /// Where the shortcode that opens at `index` ends; `nil` where none opens or it is not closed.
  private static func end(of source: [UInt8], at index: Int) -> Int? {
    guard opensShortcode(source, at: index) else { return nil }
    let closing: [UInt8] =
      source[index + 2] == UInt8(ascii: "<") ? Array(">}}".utf8) : Array("%}}".utf8)
    var position = index + 3
    let limit = min(source.count - 3, index + longest)
    while position <= limit {
      if source[position] == closing[0], source[position..<(position + 3)].elementsEqual(closing) {
        return position + 3
      }
      position += 1
    }
    return nil
  }

  private static func visibleText(of inside: String) -> String {
    if let range = inside.firstRange(of: "text=\"") {
      return String(inside[range.upperBound...].prefix { $0 != "\"" && $0 != "\n" })
    }
    let words = inside.split(whereSeparator: \.isWhitespace)
    guard words.first == "heading", words.count > 1 else { return "" }
    return words[1].filter { $0 != "\"" }
  }
}
