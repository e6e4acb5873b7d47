/// Turns the HTML of a card into Markdown. Styles and scripts are dropped, text is escaped.
///
/// HTML of cards is made by an editor or by hand, so it is read as it comes: unknown tags vanish,
/// unclosed ones end with the text.
struct HTMLMarkdown {
  /// Around the hidden parts of a cloze: characters that text does not have.
  static let blankStart: Character = "\u{F0000}"
  static let blankEnd: Character = "\u{F0001}"

  /// Where a media file is, seen from the note.
  var mediaPath: (String) -> String = { $0 }

  private var output = ""
  private var marks: [(tag: String, start: Int, link: String)] = []
  private var lists: [Int?] = []
  private var code = 0
  private var pre: String?
  private var cells = 0
  private var rows = 0

  init(mediaPath: @escaping (String) -> String = { $0 }) {
    self.mediaPath = mediaPath
  }

  static func markdown(of html: String, mediaPath: @escaping (String) -> String = { $0 }) -> String
  {
    var converter = HTMLMarkdown(mediaPath: mediaPath)
    converter.read(html)
    return converter.finished()
  }

  private mutating func read(_ html: String) {
    var rest = html[...]
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "<") else {
        text(rest)
        return
      }
      text(rest[..<open])
      rest = rest[open...]
      let next = rest.dropFirst().first ?? " "
      if rest.hasPrefix("<!--") {
        rest = Self.after("-->", in: rest)
      } else if next.isLetter || next == "/" || next == "!" {
        guard let tag = HTMLTag(taking: &rest) else {
          text(rest)
          return
        }
        if ["script", "style"].contains(tag.name), !tag.isClosing {
          rest = Self.after("</\(tag.name)", in: rest)
          rest = Self.after(">", in: rest)
        } else {
          self.tag(tag)
        }
      } else {
        text("<")
        rest = rest.dropFirst()
      }
    }
  }

  private static func after(_ mark: String, in text: Substring) -> Substring {
    text.firstRange(of: mark).map { text[$0.upperBound...] } ?? ""
  }

  // MARK: - Tags

  private mutating func tag(_ tag: HTMLTag) {
    switch tag.name {
    case "br": if pre != nil { pre? += "\n" } else { newLine() }
    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl": block(lines: 2)
    case "div", "section", "article", "center", "dt", "dd": block(lines: 1)
    case "hr": block(lines: 2)
    case "b", "strong", "i", "em", "s", "del", "strike", "a": mark(tag)
    case "code", "kbd", "tt", "samp": inlineCode(tag)
    case "pre": preformatted(tag)
    case "ul", "ol": list(tag)
    case "li": if !tag.isClosing { item() }
    case "table", "tr", "td", "th": table(tag)
    case "img": image(tag)
    default: break
    }
  }

  private mutating func block(lines: Int) {
    guard pre == nil else { return }
    while output.last == " " { output.removeLast() }
    guard !output.isEmpty else { return }
    while !output.hasSuffix(String(repeating: "\n", count: lines)) { output += "\n" }
  }

  private mutating func newLine() {
    while output.last == " " { output.removeLast() }
    output += "\n" + indent
  }

  private var indent: String {
    String(repeating: "  ", count: max(0, lists.count - 1))
  }

  private mutating func mark(_ tag: HTMLTag) {
    guard pre == nil, code == 0 else { return }
    let name = ["strong": "b", "em": "i", "del": "s", "strike": "s"][tag.name] ?? tag.name
    guard tag.isClosing else {
      // Each closing tag looks through what it encloses; nobody sets text in so many ways at once.
      guard marks.count < Self.mostMarks else { return }
      marks.append((name, output.utf8.count, tag.attributes["href"] ?? ""))
      return
    }
    guard let index = marks.lastIndex(where: { $0.tag == name }) else { return }
    let (_, start, link) = marks.remove(at: index)
    guard start <= output.utf8.count else { return }
    let place = output.utf8.index(output.utf8.startIndex, offsetBy: start)
    let inner = String(output[place...])
    let core = inner.trimmedText
    guard !core.isEmpty, !core.contains("\n\n") else { return }
    let lead = inner.prefix { $0.isWhitespace }
    let tail = String(inner.reversed().prefix { $0.isWhitespace }.reversed())
    let sign = ["b": "**", "i": "*", "s": "~~"][name] ?? ""
    var marked = sign + core + sign
    if name == "a" {
      let target = Self.target(link)
      marked = target.isEmpty ? core : "[\(core)](\(target))"
    }
    output.replaceSubrange(place..., with: lead + marked + tail)
  }

  /// Open tags of emphasis, links and code that are remembered.
  private static let mostMarks = 32

  /// A link's target that Markdown reads as one word; nothing for scripts.
  private static func target(_ link: String) -> String {
    let text = link.trimmedText
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard !["javascript", "data", "vbscript"].contains(scheme) else { return "" }
    return text.replacing(" ", with: "%20").replacing("(", with: "%28").replacing(")", with: "%29")
  }

  private mutating func inlineCode(_ tag: HTMLTag) {
    guard pre == nil else { return }
    if !tag.isClosing {
      if code == 0 { marks.append(("code", output.utf8.count, "")) }
      code += 1
    } else if code > 0 {
      code -= 1
      guard code == 0, let index = marks.lastIndex(where: { $0.tag == "code" }) else { return }
      let start = marks.remove(at: index).start
      guard start <= output.utf8.count else { return }
      let place = output.utf8.index(output.utf8.startIndex, offsetBy: start)
      let inner = String(output[place...])
      output.replaceSubrange(place..., with: CardNotation.code(inner))
    }
  }

  private mutating func preformatted(_ tag: HTMLTag) {
    if !tag.isClosing {
      if pre == nil { pre = "" }
    } else if var text = pre {
      pre = nil
      if text.hasPrefix("\n") { text.removeFirst() }
      while text.last == "\n" { text.removeLast() }
      block(lines: 1)
      let fence = String(
        repeating: "`", count: max(3, CardNotation.longestRun(of: "`", in: text) + 1))
      output += "\(fence)\(language)\n\(text)\n\(fence)\n"
      language = ""
    }
  }

  private var language = ""

  private mutating func list(_ tag: HTMLTag) {
    if tag.isClosing {
      if !lists.isEmpty { lists.removeLast() }
      if lists.isEmpty { block(lines: 1) }
    } else if lists.count < 16 {
      lists.append(tag.name == "ol" ? 0 : nil)
    }
  }

  private mutating func item() {
    block(lines: 1)
    guard let last = lists.last else { return output += "- " }
    output += indent
    if let number = last {
      lists[lists.count - 1] = number + 1
      output += "\(number + 1). "
    } else {
      output += "- "
    }
  }

  private mutating func table(_ tag: HTMLTag) {
    switch (tag.name, tag.isClosing) {
    case ("table", false):
      block(lines: 2)
      rows = 0
    case ("table", true): block(lines: 2)
    case ("tr", false):
      block(lines: 1)
      cells = 0
    case ("tr", true):
      guard cells > 0 else { return }
      output += " |\n"
      if rows == 0 { output += "|" + String(repeating: " --- |", count: cells) + "\n" }
      rows += 1
    case (_, false):
      output += cells == 0 ? "| " : " | "
      cells += 1
    default: break
    }
  }

  private mutating func image(_ tag: HTMLTag) {
    guard pre == nil, code == 0, let source = tag.attributes["src"], !source.isEmpty else { return }
    let target = source.contains(":") ? Self.target(source) : mediaPath(source)
    if !target.isEmpty { output += "![](\(target))" }
  }

  // MARK: - Text

  private mutating func text(_ raw: some StringProtocol) {
    let text = HTMLEntities.resolved(String(raw))
    if pre != nil {
      pre? += text
    } else if code > 0 {
      output += text.split(whereSeparator: \.isNewline).joined(separator: " ")
    } else {
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    var rest = text[...]
    while let start = rest.firstRange(of: "[sound:"),
      let end = rest[start.upperBound...].firstIndex(of: "]")
    {
      plain(rest[..<start.lowerBound])
      let name = String(rest[start.upperBound..<end])
      output += "[\(name.filter { !"[]\\`*_<>".contains($0) })](\(mediaPath(name)))"
      rest = rest[rest.index(after: end)...]
    }
    plain(rest)
  }

  private mutating func plain(_ text: Substring) {
    var previous = output.last
    if MarkdownEscape.isPlain(text, after: previous) { return output += text }
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character.isWhitespace && character != "\u{A0}" {
        if let previous, !previous.isWhitespace { output.append(" ") }
      } else {
        let next = index + 1 < characters.count ? characters[index + 1] : nil
        let isAtStart = previous == nil || previous == "\n"
        if MarkdownEscape.isNeeded(character, previous, next, isAtStart) { output.append("\\") }
        output.append(character == "\u{A0}" ? " " : character)
      }
      previous = output.last
    }
  }

  private func finished() -> String {
    var copy = self
    if copy.pre != nil { copy.preformatted(HTMLTag(closing: "pre")) }
    if copy.code > 0 {
      copy.code = 1
      copy.inlineCode(HTMLTag(closing: "code"))
    }
    var lines = copy.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    var result: [String] = []
    for line in lines where !(line.isEmpty && result.last?.isEmpty == true) { result.append(line) }
    return result.joined(separator: "\n")
  }
}
