/// Styles for code: keys, strings and comments of YAML, comments of shells; all else is code.
enum CodeHighlighter {
  static func lines(of code: String, language: String) -> [StyledText] {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    switch language.lowercased() {
    case "yaml", "yml": return lines.map(yaml)
    case "sh", "bash", "shell", "console", "zsh": return lines.map(shell)
    default: return lines.map { StyledText(String($0), .code) }
    }
  }

  private static func shell(_ line: Substring) -> StyledText {
    let isComment = line.drop { $0 == " " }.first == "#"
    return StyledText(String(line), isComment ? .comment : .code)
  }

  /// One line of YAML. Block scalars and flow style are read line by line like the rest.
  private static func yaml(_ line: Substring) -> StyledText {
    var text = StyledText()
    var rest = line
    while let first = rest.first, first == " " || rest.hasPrefix("- ") || rest == "-" {
      text.append(StyledSpan(String(first), first == " " ? .code : .understated))
      rest = rest.dropFirst()
    }
    if rest.hasPrefix("---") || rest.hasPrefix("...") {
      text.append(StyledSpan(String(rest), .understated))
      return text
    }
    if let colon = keyEnd(in: rest) {
      text.append(StyledSpan(String(rest[..<colon]), .key))
      text.append(StyledSpan(":", .code))
      rest = rest[rest.index(after: colon)...]
    }
    let comment = commentStart(in: rest) ?? rest.endIndex
    let value = rest[..<comment].drop { $0 == " " }
    let isQuoted = value.first.map { $0 == "\"" || $0 == "'" } ?? false
    text.append(StyledSpan(String(rest[..<value.startIndex]), .code))
    text.append(StyledSpan(String(value), isQuoted ? .string : .code))
    text.append(StyledSpan(String(rest[comment...]), .comment))
    return text
  }

  /// The colon behind a key: one that white space or the end of the line follows.
  private static func keyEnd(in text: Substring) -> String.Index? {
    guard let first = text.first, !"#\"'{[&*!|>%@".contains(first) || first == "\"" else {
      return nil
    }
    var position = text.startIndex
    if first == "\"" {
      guard let close = text.dropFirst().firstIndex(of: "\"") else { return nil }
      position = text.index(after: close)
    }
    while let colon = text[position...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if next == text.endIndex || text[next] == " " { return colon }
      position = next
    }
    return nil
  }

  /// A `#` at the start or behind white space, outside quotes.
  private static func commentStart(in text: Substring) -> String.Index? {
    var quote: Character?
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" && previous == " " {
        return index
      }
      previous = character
    }
    return nil
  }
}
