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

  /// `漢字[かんじ]` as base (reading), or one of them, as Anki's ` ?([^ >]+?)\[(.+?)\]` finds them
  /// (`rslib/src/template_filters.rs`). One pass: as a regular expression it takes the cube of the
  /// length where brackets do not close.
  private static func ruby(_ text: String, reading: Bool, base: Bool) -> String {
    let characters = Array(text)
    // The first `]` of the line at each place or after it.
    var closes = [Int?](repeating: nil, count: characters.count + 1)
    for place in characters.indices.reversed() {
      let character = characters[place]
      closes[place] = character == "]" ? place : character.isNewline ? nil : closes[place + 1]
    }
    var result = ""
    var copied = 0
    var start = 0
    var place = 0
    while place + 2 < characters.count {
      defer { place += 1 }
      if characters[place] == " " || characters[place] == ">" { start = place + 1 }
      guard characters[place] == "[", place > start, !characters[place + 1].isNewline,
        let close = closes[place + 2]
      else { continue }
      let word = String(characters[start..<place])
      let content = String(characters[place + 1..<close])
      if content.hasPrefix("sound:") {
        result += characters[copied...close]
      } else {
        let isSpaced = start > copied && characters[start - 1] == " "
        result += characters[copied..<(isSpaced ? start - 1 : start)]
        result += base && reading ? "\(word) (\(content))" : base ? word : content
      }
      copied = close + 1
      start = copied
      place = close
    }
    return result + characters[copied...]
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
