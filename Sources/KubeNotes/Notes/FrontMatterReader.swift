internal import Yams

/// Reads the lines between the two `---` at the top of a note.
struct FrontMatterReader {
  let source: SourceText
  let path: String

  /// The front matter, and the problems in it. Where there is none, both are empty.
  func read() -> (FrontMatter, [ContentProblem]) {
    var result = FrontMatter()
    guard isRule(line: 1, source) else { return (result, []) }
    guard let last = closingLine() else {
      guard source.count > 1, looksLikeKey(source.line(2)) else { return (result, []) }
      return (result, [problem(.frontMatterNotClosed, line: 1)])
    }
    result.lastLine = last
    let text = source.text(ofLines: 2..<last)
    do {
      let parser = try YAMLText.parser(text)
      guard let root = try parser.singleRoot() else { return (result, []) }
      guard case .mapping(let mapping) = root else {
        return readAssignments(in: 2..<last, into: result)
      }
      return fill(result, from: mapping)
    } catch YAMLText.Excess.tooLong {
      let reason = YAMLText.Excess.tooLong.reason
      return (result, [problem(.frontMatterSyntax(reason: reason), line: 1)])
    } catch {
      return readBroken(error, lines: 2..<last, into: result)
    }
  }

  private func isRule(line: Int, _ source: SourceText) -> Bool {
    let bytes = source.bytes(ofLine: line)
    return bytes.starts(with: [0x2D, 0x2D, 0x2D])
      && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == .tab }
  }

  private func closingLine() -> Int? {
    guard source.count >= 2 else { return nil }
    return (2...source.count).first { isRule(line: $0, source) || source.line($0) == "..." }
  }

  private func looksLikeKey(_ line: String) -> Bool {
    let key = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return !key.isEmpty && line.dropFirst(key.count).first == ":"
  }

  // MARK: - Keys

  private func fill(
    _ start: FrontMatter, from mapping: Node.Mapping
  ) -> (FrontMatter, [ContentProblem]) {
    var result = start
    var problems: [ContentProblem] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string else { continue }
      let line = (keyNode.mark?.line ?? 1) + 1
      result.lines[key] = line
      let expected = set(key, to: value, in: &result)
      if let expected {
        let column = value.mark?.column ?? 1
        let valueLine = (value.mark?.line ?? line - 1) + 1
        problems.append(
          problem(
            .frontMatterValue(key: key, expected: expected), line: valueLine, column: column))
      }
    }
    return (result, problems)
  }

  /// Sets a key that we know; returns what it takes when the value is something else.
  private func set(
    _ key: String, to value: Node, in result: inout FrontMatter
  ) -> ContentFact.ExpectedValue? {
    switch key {
    case "title": return setText(value, \.title, in: &result)
    case "topic": return setText(value, \.topic, in: &result)
    case "kubernetes": return setText(value, \.kubernetes, in: &result)
    case "aliases": return setList(value, \.aliases, in: &result)
    case "sources": return setList(value, \.sources, in: &result)
    case "order":
      guard let number = value.scalar.flatMap({ Int($0.string) }) else { return .number }
      result.order = number
    case "lang", "language":
      let code = value.scalar?.string.lowercased().prefix(2)
      result.language = code.flatMap { Language(rawValue: String($0)) }
      return value.scalar == nil ? .language : nil
    default: break
    }
    return nil
  }

  private func setText(
    _ value: Node, _ target: WritableKeyPath<FrontMatter, String?>, in result: inout FrontMatter
  ) -> ContentFact.ExpectedValue? {
    guard let text = value.scalar?.string else { return .text }
    let trimmed = text.trimmed
    result[keyPath: target] = trimmed.isEmpty ? nil : trimmed
    return nil
  }

  private func setList(
    _ value: Node, _ target: WritableKeyPath<FrontMatter, [String]>, in result: inout FrontMatter
  ) -> ContentFact.ExpectedValue? {
    switch value {
    case .scalar(let scalar):
      result[keyPath: target] = scalar.string.split(separator: ",").map { $0.trimmed }
        .filter { !$0.isEmpty }
    case .sequence(let sequence):
      let texts = sequence.compactMap { $0.scalar?.string.trimmed }
      result[keyPath: target] = texts.filter { !$0.isEmpty }
      if texts.count < sequence.count { return .list }
    default: return .list
    }
    return nil
  }

  // MARK: - Front matter that is not YAML

  /// Front matter of hashcards holds `name = "Deck"`, as TOML does.
  private func readAssignments(
    in lines: Range<Int>, into start: FrontMatter
  ) -> (FrontMatter, [ContentProblem]) {
    var result = start
    for line in lines {
      let text = source.line(line).trimmed
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard parts.count == 2 else {
        return (result, [problem(.frontMatterNotMapping, line: line)])
      }
      result.lines[parts[0]] = line
      let value = parts[1].trimmingQuotes
      if parts[0] == "name" || parts[0] == "title" { result.title = value }
    }
    return (result, [])
  }

  /// Keeps the simple `key: value` lines of front matter that YAML refuses.
  private func readBroken(
    _ error: any Error, lines: Range<Int>, into start: FrontMatter
  ) -> (FrontMatter, [ContentProblem]) {
    let (read, assigned) = readAssignments(in: lines, into: start)
    if assigned.isEmpty, !read.lines.isEmpty { return (read, []) }
    var result = start
    for line in lines {
      let parts = source.line(line).split(separator: ":", maxSplits: 1).map { $0.trimmed }
      guard parts.count == 2, !parts[1].isEmpty else { continue }
      if parts[0] == "title" { result.title = parts[1].trimmingQuotes }
      if parts[0] == "topic" { result.topic = parts[1].trimmingQuotes }
    }
    let (reason, line, column) = YAMLSyntax.place(of: error, lineCount: lines.count)
    let place = min(max(line + 1, lines.lowerBound), max(lines.lowerBound, lines.upperBound - 1))
    return (
      result, [problem(.frontMatterSyntax(reason: reason), line: place, column: column)]
    )
  }

  private func problem(_ fact: ContentFact, line: Int, column: Int = 1) -> ContentProblem {
    ContentProblem(
      fact, file: path, line: line, column: column, excerpt: source.line(line))
  }
}
