/// Cuts a command line into shell tokens. Never fails: an unclosed quote reaches to the end.
///
/// Beyond the shell's own rules it reads what people paste from pages: placeholders
/// (`<pod-name>`, `<name of the pod>`) are words, and a backslash between blanks, left over from a
/// continuation whose line break was lost, is blank.
package struct ShellLexer {
  private let scalars: [Unicode.Scalar]
  private var tokens: [ShellToken] = []
  private var unclosed: Int?
  private var openParentheses = 0
  private var heredocs: [String] = []

  private init(_ input: String) {
    scalars = Array(input.unicodeScalars)
    tokens.reserveCapacity(scalars.count / 6 + 4)
  }

  package static func lex(_ input: String) -> ShellLine {
    var lexer = ShellLexer(input)
    lexer.run()
    return ShellLine(scalars: lexer.scalars, tokens: lexer.tokens, unclosed: lexer.unclosed)
  }

  private mutating func run() {
    var index = 0
    while index < scalars.count {
      index = next(from: index)
    }
  }

  private func at(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n"
      && (scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}")
  }

  private mutating func emit(_ kind: ShellToken.Kind, _ start: Int, _ end: Int) -> Int {
    tokens.append(ShellToken(kind: kind, range: start..<end))
    return end
  }

  /// Reads one token or one blank; returns the position after it.
  private mutating func next(from start: Int) -> Int {
    let scalar = scalars[start]
    if Self.isBlank(scalar) { return start + 1 }
    switch scalar {
    case "\n":
      let end = emit(.newline, start, start + 1)
      return heredocs.isEmpty ? end : heredocBodies(from: end)
    case "\\":
      guard let following = at(start + 1) else { return emit(.word, start, start + 1) }
      if following == "\n" { return start + 2 }
      if following == "\r", at(start + 2) == "\n" { return start + 3 }
      if Self.isBlank(following), start == 0 || Self.isBlank(scalars[start - 1]) {
        return start + 2
      }
      return word(from: start)
    case "#":
      var end = start
      while let scalar = at(end), scalar != "\n" { end += 1 }
      return emit(.comment, start, end)
    case "|":
      return emit(.control, start, start + (at(start + 1) == "|" || at(start + 1) == "&" ? 2 : 1))
    case ";":
      return emit(.control, start, start + (at(start + 1) == ";" ? 2 : 1))
    case "&":
      if at(start + 1) == ">" {
        return emit(.redirect(takesTarget: true), start, start + (at(start + 2) == ">" ? 3 : 2))
      }
      return emit(.control, start, start + (at(start + 1) == "&" ? 2 : 1))
    case "(":
      openParentheses += 1
      return emit(.control, start, start + 1)
    case ")":
      openParentheses = max(0, openParentheses - 1)
      return emit(.control, start, start + 1)
    case "<", ">", "0"..."9":
      return redirect(from: start) ?? word(from: start)
    default:
      return word(from: start)
    }
  }

  /// A redirection operator, with a file descriptor before it.
  private mutating func redirect(from start: Int) -> Int? {
    var index = start
    while let scalar = at(index), ("0"..."9").contains(scalar) { index += 1 }
    guard let operation = at(index), operation == "<" || operation == ">" else { return nil }
    if index == start, placeholderEnd(from: start) != nil || at(start + 1) == "(" { return nil }
    var end = index + 1
    if operation == "<" {
      while end < index + 3, at(end) == "<" { end += 1 }
      if end == index + 2 {
        if at(end) == "-" { end += 1 }
        rememberHeredoc(after: end)
      }
    } else if at(end) == ">" || at(end) == "|" {
      end += 1
    }
    if end == index + 1, at(end) == "&" {
      end += 1
      while let scalar = at(end), ("0"..."9").contains(scalar) || scalar == "-" { end += 1 }
      return emit(.redirect(takesTarget: end == index + 2), start, end)
    }
    return emit(.redirect(takesTarget: true), start, end)
  }

  private mutating func rememberHeredoc(after end: Int) {
    var start = end
    while let scalar = at(start), Self.isBlank(scalar) { start += 1 }
    var stop = start
    while let scalar = at(stop), !Self.isBlank(scalar), !"\n|&;<>()".unicodeScalars.contains(scalar)
    {
      stop += 1
    }
    let delimiter = ShellQuoting.value(of: scalars[start..<stop])
    if !delimiter.isEmpty { heredocs.append(delimiter) }
  }

  private mutating func heredocBodies(from start: Int) -> Int {
    var lineStart = start
    for delimiter in heredocs {
      let expected = Array(delimiter.unicodeScalars)
      while lineStart < scalars.count {
        var lineEnd = lineStart
        while let scalar = at(lineEnd), scalar != "\n" { lineEnd += 1 }
        let line = scalars[lineStart..<lineEnd].drop { $0 == "\t" || $0 == " " }
        lineStart = min(lineEnd + 1, scalars.count)
        if line.elementsEqual(expected) {
          lineStart = lineEnd
          break
        }
      }
    }
    heredocs = []
    return lineStart > start ? emit(.heredoc, start, lineStart) : start
  }

  /// A word; ends before a blank or an operator outside quotes.
  private mutating func word(from start: Int) -> Int {
    var index = start
    scan: while index < scalars.count {
      let scalar = scalars[index]
      switch scalar {
      case "\n", "|", "&", ";": break scan
      case "<", ">":
        if at(index + 1) == "(", index == start {
          index = skipParentheses(from: index + 1)
        } else if scalar == "<", let end = placeholderEnd(from: index) {
          index = end
        } else {
          break scan
        }
      case "\\":
        if let following = at(index + 1), Self.isBlank(following), index > start,
          at(index + 2).map({ Self.isBlank($0) || $0 == "-" }) ?? true
        {
          break scan
        }
        index += 2
      case "'", "\"", "`", "$": index = skipQuoted(from: index)
      case "(": index = index == start ? index + 1 : skipParentheses(from: index)
      case ")":
        if openParentheses > 0 { break scan }
        index += 1
      default:
        if Self.isBlank(scalar) { break scan }
        index += 1
      }
    }
    let end = max(min(index, scalars.count), start + 1)
    return emit(.word, start, end)
  }

  /// The position after a quoted part, a variable or a substitution that begins here.
  private mutating func skipQuoted(from start: Int) -> Int {
    switch scalars[start] {
    case "'": return skip(to: "'", from: start, escapes: false)
    case "`": return skip(to: "`", from: start, escapes: true)
    case "\"": return skip(to: "\"", from: start, escapes: true)
    default:
      switch at(start + 1) {
      case "(": return skipParentheses(from: start + 1)
      case "{": return skip(to: "}", from: start + 1, escapes: false)
      case "'": return skip(to: "'", from: start + 1, escapes: true)
      default: return start + 1
      }
    }
  }

  private mutating func skip(to close: Unicode.Scalar, from start: Int, escapes: Bool) -> Int {
    var index = start + 1
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == close { return index + 1 }
      if scalar == "\\", escapes {
        index += 2
      } else if scalar == "$", close == "\"", at(index + 1) == "(" {
        index = skipParentheses(from: index + 1)
      } else {
        index += 1
      }
    }
    unclosed = unclosed ?? start
    return scalars.count
  }

  /// The position after the parenthesis that closes the one at `start`; quotes inside are skipped.
  private mutating func skipParentheses(from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < scalars.count {
      switch scalars[index] {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return index + 1 }
      case "\\": index += 1
      case "'", "\"":
        let close = scalars[index]
        index += 1
        while index < scalars.count, scalars[index] != close {
          if scalars[index] == "\\", close == "\"" { index += 1 }
          index += 1
        }
      default: break
      }
      index += 1
    }
    unclosed = unclosed ?? start
    return scalars.count
  }

  /// The end of a placeholder such as `<pod-name>` that begins here.
  private func placeholderEnd(from start: Int) -> Int? {
    guard let first = at(start + 1),
      first.properties.isAlphabetic || first == "_" || ("0"..."9").contains(first)
    else { return nil }
    var index = start + 1
    while let scalar = at(index), index - start <= 60 {
      if scalar == ">" {
        guard let last = at(index - 1), !Self.isBlank(last) else { return nil }
        let isDescriptor =
          ("0"..."9").contains(last) && at(index - 2).map(Self.isBlank) ?? false
        return isDescriptor ? nil : index + 1
      }
      if "\n<'\"&;`$".unicodeScalars.contains(scalar) { return nil }
      index += 1
    }
    return nil
  }
}
