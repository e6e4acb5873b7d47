/// Makes the cards of one block, or says what is wrong with it.
struct CardParser {
  struct Parsing {
    var cards: [NoteCard] = []
    var problems: [ContentProblem] = []
  }

  /// A face and what sets its card apart from the other cards of the block (`~2`, `~back`).
  private struct Side {
    var suffix = ""
    var face: CardFace
  }

  let block: CardBlock
  let source: SourceText
  let path: String

  func parse() -> Parsing {
    var problems = fieldProblems()
    let comment = commentFacts(&problems)
    let sides = problems.contains { $0.severity == .error } ? [] : sides(&problems)
    guard let kind = block.head.tag.kind else { return Parsing(problems: problems) }
    let id = comment.id ?? contentID(kind)
    let cards = sides.map { side in
      NoteCard(
        id: CardID(rawValue: id + side.suffix), hasDeclaredID: comment.id != nil, kind: kind,
        face: side.face, anchor: "", line: block.head.line, lines: block.lines,
        since: comment.since, deprecated: comment.deprecated, source: comment.source,
        tags: comment.tags)
    }
    return Parsing(cards: cards, problems: problems)
  }

  // MARK: - Fields

  private func fieldProblems() -> [ContentProblem] {
    var problems: [ContentProblem] = []
    let head = block.head
    if head.text.isEmpty {
      problems.append(problem(.cardWithoutPrompt(tag: head.tag.rawValue), head))
    }
    let takesAnswer = head.tag != .cloze && head.tag != .steps
    var seen: [CardTag] = []
    for field in block.fields {
      let tag = field.tag.rawValue
      let needsAnswerBefore = field.tag == .alternative || (field.tag == .why && takesAnswer)
      if field.tag != .why && !takesAnswer || needsAnswerBefore && !seen.contains(.answer)
        || field.tag != .why && seen.contains(.why)
      {
        problems.append(problem(.misplacedField(tag: tag, card: head.tag.rawValue), field))
      } else if field.tag != .alternative && seen.contains(field.tag) {
        problems.append(problem(.repeatedField(tag: tag), field))
      } else if field.text.isEmpty {
        problems.append(problem(.emptyField(tag: tag), field))
      }
      seen.append(field.tag)
    }
    if takesAnswer && !seen.contains(.answer) {
      problems.append(problem(.cardWithoutAnswer(tag: head.tag.rawValue), head))
    }
    return problems
  }

  // MARK: - Kinds

  private func sides(_ problems: inout [ContentProblem]) -> [Side] {
    let why = block.fields(.why).first?.text
    let prompt = block.head.text
    let answer = block.fields(.answer).first?.text ?? ""
    switch block.head.tag {
    case .cloze: return clozeSides(why, &problems)
    case .steps: return stepSides(why, &problems)
    case .command: return typedSide(why, prompt, inBackquotes: true, &problems)
    case .yamlGap:
      checkGap(&problems)
      return problems.contains { $0.severity == .error }
        ? [] : typedSide(why, prompt, inBackquotes: false, &problems)
    case .reversed:
      return [
        Side(face: CardFace(prompt: prompt, answer: answer, why: why)),
        Side(suffix: "~back", face: CardFace(prompt: answer, answer: prompt, why: why)),
      ]
    default: return [Side(face: CardFace(prompt: prompt, answer: answer, why: why))]
    }
  }

  private func clozeSides(_ why: String?, _ problems: inout [ContentProblem]) -> [Side] {
    let cloze = Cloze(block.head.text)
    if let unclosed = cloze.unclosed {
      problems.append(problem(.clozeNotClosed, block.head, at: unclosed))
    } else if cloze.blanks.isEmpty {
      problems.append(problem(.clozeWithoutBlank, block.head))
    }
    for blank in cloze.blanks where blank.answer.isEmpty {
      problems.append(problem(.clozeBlankEmpty, block.head, at: blank.range.lowerBound))
    }
    guard !problems.contains(where: { $0.severity == .error }) else { return [] }
    return cloze.blanks.indices.map { index in
      Side(
        suffix: "~\(index + 1)",
        face: CardFace(
          prompt: cloze.prompt(hiding: index), answer: cloze.blanks[index].answer, why: why))
    }
  }

  private func stepSides(_ why: String?, _ problems: inout [ContentProblem]) -> [Side] {
    let steps = OrderedSteps(block.head.text)
    guard steps.steps.count >= 2 else {
      problems.append(problem(.stepsTooFew(found: steps.steps.count), block.head))
      return []
    }
    return steps.steps.indices.dropFirst().map { index in
      Side(
        suffix: "~\(index + 1)",
        face: CardFace(prompt: steps.prompt(for: index), answer: steps.steps[index], why: why))
    }
  }

  private func typedSide(
    _ why: String?, _ prompt: String, inBackquotes: Bool, _ problems: inout [ContentProblem]
  ) -> [Side] {
    var accepted: [String] = []
    for field in block.fields where field.tag != .why {
      let spans = CodeSpans.only(in: field.text)
      if spans.isEmpty && inBackquotes {
        problems.append(
          problem(.commandNotInBackquotes, field, at: field.text.startIndex))
      }
      accepted += spans.isEmpty ? [field.text] : spans
    }
    guard let first = accepted.first, !problems.contains(where: { $0.severity == .error }) else {
      return []
    }
    return [
      Side(
        face: CardFace(
          prompt: prompt, answer: CodeSpans.quoted(first), accepted: accepted, why: why))
    ]
  }

  private func checkGap(_ problems: inout [ContentProblem]) {
    guard let code = FencedCode.first(in: block.head.text) else {
      problems.append(problem(.yamlBlockMissing, block.head))
      return
    }
    let gaps = YAMLGap.count(in: code.text)
    if gaps != 1 { problems.append(problem(.yamlGapCount(found: gaps), block.head)) }
  }

  // MARK: - The comment

  private struct CommentFacts {
    var id: String?
    var since: String?
    var deprecated: String?
    var source: String?
    var tags: [String]?
  }

  private func commentFacts(_ problems: inout [ContentProblem]) -> CommentFacts {
    var facts = CommentFacts()
    guard let line = block.commentLine else { return facts }
    let text = source.line(line)
    let inside = text.firstRange(of: "-->").map { text[..<$0.lowerBound] } ?? text[...]
    for part in inside.dropFirst("<!--".count).split(separator: ";").prefix(Self.mostFacts) {
      let pieces = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let key = pieces.first?.trimmed ?? ""
      let value = pieces.count > 1 ? pieces[1].trimmed : ""
      let start = part.firstIndex { !$0.isWhitespace } ?? part.startIndex
      let column = text.distance(from: text.startIndex, to: start) + 1
      switch key {
      case "card":
        guard !value.isEmpty else { continue }
        facts.id = value
        if !Self.isWellFormed(id: value) {
          let place = part.firstRange(of: value)?.lowerBound ?? start
          problems.append(
            ContentProblem(
              .cardIDForm(id: value), severity: .warning, file: path, line: line,
              column: text.distance(from: text.startIndex, to: place) + 1, excerpt: text))
        }
      case "since": facts.since = value.isEmpty ? nil : value
      case "deprecated": facts.deprecated = value.isEmpty ? nil : value
      case "source": facts.source = value.isEmpty ? nil : value
      case "tags":
        let tags = value.split(whereSeparator: \.isWhitespace).map(String.init)
        facts.tags = tags.isEmpty ? nil : tags
      case "": continue
      default:
        problems.append(
          ContentProblem(
            .cardCommentKey(key: key), severity: .warning, file: path, line: line, column: column,
            excerpt: text))
      }
    }
    // `~` sets the cards of a block apart, so it cannot be part of an id.
    facts.id = facts.id?.replacing("~", with: "-")
    return facts
  }

  /// There are five facts; of a line of nonsense the first pieces are enough to tell so.
  private static let mostFacts = 24

  /// Whether an id has only lower-case letters, digits and single hyphens between them.
  static func isWellFormed(id: String) -> Bool {
    !id.isEmpty
      && id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  // MARK: - Identity from the text

  /// An id for a card that has none: the same text gives the same id, in any file.
  private func contentID(_ kind: CardKind) -> String {
    let parts = [block.head.text] + block.fields(.answer).map(\.text)
    let text = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return "text-"
      + ContentHash.hexadecimal(of: ([kind.rawValue] + text).joined(separator: "\u{1F}"))
  }

  private func problem(
    _ fact: ContentFact, _ field: CardBlock.Field, at index: String.Index? = nil
  ) -> ContentProblem {
    let place = index.map(field.place(of:)) ?? (line: field.line, column: 1)
    return ContentProblem(
      fact, file: path, line: place.line, column: place.column, excerpt: source.line(place.line))
  }
}
