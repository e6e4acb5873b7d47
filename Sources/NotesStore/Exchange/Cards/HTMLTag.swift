/// One tag of HTML.
struct HTMLTag {
  var name: String
  var isClosing: Bool
  var attributes: [String: String] = [:]

  init(closing name: String) {
    self.name = name
    isClosing = true
  }

  /// Takes the tag that a text begins with; nil when it does not end.
  init?(taking rest: inout Substring) {
    var text = rest.dropFirst()
    isClosing = text.first == "/"
    if isClosing { text = text.dropFirst() }
    let name = text.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    self.name = name.lowercased()
    text = text[name.endIndex...]
    while true {
      text = text.drop { $0.isWhitespace || $0 == "/" }
      guard let first = text.first else { return nil }
      if first == ">" { break }
      let key = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
      text = key.isEmpty ? text.dropFirst() : text[key.endIndex...]
      let afterSpace = text.drop(while: \.isWhitespace)
      guard afterSpace.first == "=" else { continue }
      text = afterSpace.dropFirst().drop(while: \.isWhitespace)
      let value: Substring
      if let quote = text.first, quote == "\"" || quote == "'" {
        text = text.dropFirst()
        guard let end = text.firstIndex(of: quote) else { return nil }
        value = text[..<end]
        text = text[text.index(after: end)...]
      } else {
        value = text.prefix { !$0.isWhitespace && $0 != ">" }
        text = text[value.endIndex...]
      }
      attributes[key.lowercased()] = HTMLEntities.resolved(String(value))
    }
    rest = text.dropFirst()
  }
}

/// Character references of HTML: numbers, and the names that editors write.
///
/// Source: https://html.spec.whatwg.org/multipage/named-characters.html
enum HTMLEntities {
  private static let names: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©",
    "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "rarr": "→",
    "larr": "←", "uarr": "↑", "darr": "↓", "harr": "↔", "rArr": "⇒", "lArr": "⇐", "hArr": "⇔",
    "times": "×", "divide": "÷", "plusmn": "±", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
    "deg": "°", "micro": "µ", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§",
    "para": "¶", "frac12": "½", "frac14": "¼", "frac34": "¾", "sup2": "²", "sup3": "³",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π",
    "sigma": "σ", "omega": "ω", "infin": "∞", "sum": "∑", "radic": "√", "ensp": " ", "emsp": " ",
    "thinsp": " ", "zwnj": "", "zwj": "", "shy": "",
  ]

  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let name = rest[start...].dropFirst().prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
      let end = name.endIndex
      if end < rest.endIndex, rest[end] == ";", let value = value(name) {
        result += value
        rest = rest[rest.index(after: end)...]
      } else {
        result += "&"
        rest = rest[rest.index(after: start)...]
      }
    }
    return result + rest
  }

  private static func value(_ name: Substring) -> String? {
    guard name.first == "#" else { return names[name] }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number >= 0x20 || number == 9 || number == 10 else { return nil }
    return Unicode.Scalar(number).map { String(Character($0)) }
  }

  /// Text as HTML.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
