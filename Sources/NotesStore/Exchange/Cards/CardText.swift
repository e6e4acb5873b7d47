internal import KubeNotes

/// A card, or the cards of one block, as they are written: what import makes and export reads.
struct CardText: Sendable, Hashable {
  /// The text in one language.
  struct Body: Sendable, Hashable {
    /// Prompt; of a cloze the sentence with its `[blanks]`; of steps the title and the list.
    var head: String
    /// None for clozes and steps.
    var answer: String?
    /// All right answers of typed kinds, plain.
    var accepted: [String] = []
    var why: String?
    /// Of a cloze, the sentence with its blanks between the marks of `HTMLMarkdown`.
    var marked: String?
  }

  /// The block's id.
  var id: String
  var kind: CardKind
  var bodies: [Language: Body]
  var since: String?
  var deprecated: String?
  var source: String?
  var tags: [String] = []

  /// The cards of the block in their notation (CONTRIBUTING.md).
  func markdown(_ language: Language) -> String? {
    guard let body = bodies[language] else { return nil }
    var lines = [comment, CardNotation.field(Self.tag(kind), body.head)]
    if kind.isTyped {
      let answers = body.accepted.isEmpty ? [body.answer ?? ""] : body.accepted
      for (index, answer) in answers.enumerated() {
        lines.append((index == 0 ? "A: " : "Or: ") + CardNotation.code(answer))
      }
    } else if let answer = body.answer {
      lines.append(CardNotation.field("A:", answer))
    }
    if let why = body.why, !why.isEmpty { lines.append(CardNotation.field("Why:", why)) }
    return lines.joined(separator: "\n")
  }

  private var comment: String {
    var facts = ["card: \(id)"]
    if let since { facts.append("since: \(since)") }
    if let deprecated { facts.append("deprecated: \(deprecated)") }
    if let source { facts.append("source: \(source)") }
    if !tags.isEmpty { facts.append("tags: \(tags.joined(separator: " "))") }
    let safe = facts.map { fact in
      // Replacing takes its time, and hardly any fact needs it.
      guard fact.utf8.contains(where: { [0x0A, 0x3B, 0x3E].contains($0) }) else { return fact }
      return fact.replacing(";", with: ",").replacing("-->", with: "->")
        .replacing("\n", with: " ")
    }
    return "<!-- \(safe.joined(separator: "; ")) -->"
  }

  private static func tag(_ kind: CardKind) -> String {
    switch kind {
    case .question: "Q:"
    case .reversed: "R:"
    case .cloze: "C:"
    case .command: "Cmd:"
    case .yamlGap: "Yaml:"
    case .compare: "Vs:"
    case .whatIf: "If:"
    case .step: "Steps:"
    }
  }
}

/// Small pieces of the notation of cards.
enum CardNotation {
  private static let tags = [
    "Q:", "R:", "C:", "Cmd:", "Yaml:", "Vs:", "If:", "Steps:", "A:", "Or:", "Why:",
  ]

  /// A tag and its text. Lines that would begin or end a card are set apart.
  static func field(_ tag: String, _ text: String) -> String {
    var isCode = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      if isCode { return String(line) }
      if tags.contains(where: { line.hasPrefix($0) }) { return " " + line }
      if line.count >= 3, line.allSatisfy({ $0 == "-" || $0.isWhitespace }) { return "\\" + line }
      if line.hasPrefix("#") || line.hasPrefix("<!--") { return "\\" + line }
      return String(line)
    }
    let body = lines.joined(separator: "\n")
    // A fence is seen only at the start of a line.
    return body.hasPrefix("```") || body.hasPrefix("~~~") ? "\(tag)\n\(body)" : "\(tag) \(body)"
  }

  /// Text as a code span, with as many backquotes as it needs.
  static func code(_ text: String) -> String {
    let inner = text.trimmedText
    guard !inner.isEmpty else { return "" }
    guard inner.contains("`") else { return "`\(inner)`" }
    let ticks = String(repeating: "`", count: longestRun(of: "`", in: inner) + 1)
    return "\(ticks) \(inner) \(ticks)"
  }

  static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for other in text {
      run = other == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
