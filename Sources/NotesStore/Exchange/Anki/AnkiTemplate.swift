internal import KubeNotes

/// Renders the templates of note types.
///
/// Source: Anki's manual, https://docs.ankiweb.net/templates/intro.html. Fields `{{Name}}`, filters
/// `{{filter:Name}}`, conditions `{{#Name}}…{{/Name}}` and `{{^Name}}…{{/Name}}`.
struct AnkiTemplate {
  var fields: [String: String]
  /// Names that depend on the card: `Tags`, `Deck`, `Card`, `Type`, `Subdeck`.
  var facts: [String: String] = [:]
  var isCloze = false
  /// The field's text for a `cloze:` filter.
  var cloze: (String) -> String = { $0 }
  /// Whether the answer side is rendered, where typed answers are shown.
  var isBack = false

  func render(_ template: String) -> String {
    var output = ""
    // One entry for each open condition: its name, and whether its text is shown.
    var open: [(name: String, shows: Bool)] = []
    var rest = Self.withoutComments(template)[...]
    while let start = rest.firstRange(of: "{{") {
      if open.allSatisfy(\.shows) { output += rest[..<start.lowerBound] }
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "}}") else { return output }
      let tag = rest[..<end.lowerBound].drop { $0 == "{" }.trimmedText
      rest = rest[end.upperBound...].drop { $0 == "}" && tag.isEmpty }
      switch tag.first {
      case "#": open.append((tag.dropFirst().trimmedText, isFilled(tag.dropFirst().trimmedText)))
      case "^": open.append((tag.dropFirst().trimmedText, !isFilled(tag.dropFirst().trimmedText)))
      case "/": if !open.isEmpty { open.removeLast() }
      default: if open.allSatisfy(\.shows) { output += value(tag) }
      }
    }
    if open.allSatisfy(\.shows) { output += rest }
    return output
  }

  private func isFilled(_ name: String) -> Bool {
    if let text = fields[name] { return !Self.isBlank(text) }
    if let fact = facts[name] { return !fact.isEmpty }
    // `{{#c1}}` asks for the number of the cloze; only one card's text is rendered here.
    return name.first == "c" && Int(name.dropFirst()) != nil
  }

  private func value(_ tag: String) -> String {
    let parts = tag.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmedText)
    guard let name = parts.last else { return "" }
    if name == "FrontSide" { return "" }
    guard var text = fields[name] ?? facts[name] else { return "" }
    for filter in parts.dropLast().reversed() {
      switch filter.split(separator: " ").first.map(String.init) ?? "" {
      case "cloze": text = cloze(text)
      case "type":
        if !isBack { return "" }
      case "furigana": text = Self.ruby(text, reading: true, base: true)
      case "kana": text = Self.ruby(text, reading: true, base: false)
      case "kanji": text = Self.ruby(text, reading: false, base: true)
      default: break  // hint, text, tts, edit and unknown filters leave the text.
      }
    }
    return text
  }

  static func isBlank(_ html: String) -> Bool {
    html.replacing("<br>", with: "").replacing("<br/>", with: "").replacing("<br />", with: "")
      .replacing("<div></div>", with: "").replacing("&nbsp;", with: "").trimmedText.isEmpty
  }

  private static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "<!--") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return result }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// `漢字[かんじ]` as base (reading), or one of them. The base begins after a space or a tag.
  private static func ruby(_ text: String, reading: Bool, base: Bool) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      var rest = line
      while let open = rest.firstIndex(of: "["),
        let close = rest[open...].dropFirst(2).firstIndex(of: "]")
      {
        let before = rest[..<open]
        let content = rest[rest.index(after: open)..<close]
        let start = before.lastIndex { $0 == " " || $0 == ">" }.map(before.index(after:))
        let word = before[(start ?? before.startIndex)...]
        rest = rest[rest.index(after: close)...]
        guard !word.isEmpty, !content.hasPrefix("sound:") else {
          result += before + "[" + content + "]"
          continue
        }
        let lead = before[..<word.startIndex]
        result += lead.last == " " ? lead.dropLast() : lead
        result += base && reading ? "\(word) (\(content))" : base ? "\(word)" : "\(content)"
      }
      return result + rest
    }
    .joined(separator: "\n")
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmedText: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
