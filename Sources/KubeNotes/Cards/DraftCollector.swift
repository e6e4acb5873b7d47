/// Walks through the lists and paragraphs of a section and collects drafts.
struct DraftCollector {
  let language: Language
  private(set) var cards: [DraftCard] = []
  private var seen = Set<DraftCard>()

  /// A list deeper than this is not searched.
  private static let deepest = 16
  /// More points than this make no card.
  private static let mostPoints = 7

  init(language: Language) {
    self.language = language
  }

  /// Collects from the blocks below a node.
  ///
  /// - Parameters:
  ///   - node: the document, or an item of a list.
  ///   - context: what the blocks are about: the heading, or the items above.
  ///   - depth: how many lists the node is inside.
  mutating func collect(_ node: MarkdownNode, context: String, depth: Int) {
    guard depth < Self.deepest else { return }
    var about = context
    for child in node.children {
      switch child.kind {
      case .list: for item in child.children { collect(item: item, context: about, depth: depth) }
      case .quote: collect(child, context: context, depth: depth + 1)
      case .paragraph where depth == 0:
        let lines = MarkdownSource.text(of: child)
        for line in lines.split(separator: "\n") { term(String(line), context: context) }
        // A short line before a list names what the list is about.
        if let last = lines.split(separator: "\n").last, last.count <= 40 { about = String(last) }
      default: break
      }
    }
  }

  private mutating func collect(item: MarkdownNode, context: String, depth: Int) {
    var head = ""
    var points: [String] = []
    for child in item.children {
      switch child.kind {
      case .paragraph where head.isEmpty: head = MarkdownSource.text(of: child).onOneLine
      case .list:
        points += child.children.compactMap { point in
          point.children.first { $0.kind == .paragraph }.map {
            MarkdownSource.text(of: $0).onOneLine
          }
        }
      default: break
      }
    }
    let isTerm = term(head, context: context)
    let name = Self.split(head)?.term ?? head
    if !isTerm, !name.isEmpty, (1...Self.mostPoints).contains(points.count) {
      let question = name.hasSuffix("?") ? name : Self.question(about: name, language)
      let answer = points.count == 1 ? points[0] : points.map { "- " + $0 }.joined(separator: "\n")
      add(DraftCard(kind: .question, prompt: question, answer: answer))
    }
    collect(item, context: name.isEmpty ? context : name, depth: depth + 1)
  }

  /// Makes a card of `term : meaning`; of a command and what it does, one that asks for the command.
  @discardableResult
  private mutating func term(_ line: String, context: String) -> Bool {
    guard let (term, meaning) = Self.split(line) else { return false }
    let code = CodeSpans.only(in: term)
    if code.count == 1, let command = code.first, command.split(separator: " ").count > 1 {
      add(DraftCard(kind: .command, prompt: meaning, answer: command))
    } else {
      add(
        DraftCard(
          kind: .question, prompt: Self.question(about: term, language), answer: meaning))
    }
    return true
  }

  private mutating func add(_ card: DraftCard) {
    if seen.insert(card).inserted { cards.append(card) }
  }

  private static func question(about name: String, _ language: Language) -> String {
    language == .ko ? "\(name): 무엇인가?" : "What is \(name)?"
  }

  /// The term and the meaning of a line with a colon between them. A colon inside code,
  /// parentheses, an address or a time does not count, and a term is short.
  static func split(_ line: String) -> (term: String, meaning: String)? {
    var inCode = false
    var depth = 0
    var position = line.startIndex
    while position < line.endIndex {
      let character = line[position]
      let next = line.index(after: position)
      switch character {
      case "`": inCode.toggle()
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default: break
      }
      let isColon = character == ":" || character == "："
      if isColon, !inCode, depth == 0, next == line.endIndex || line[next].isWhitespace {
        let term = line[..<position].trimmed
        let meaning = line[next...].trimmed
        let isShort = !term.isEmpty && (term.hasPrefix("`") || term.count <= 40)
        return isShort && !meaning.isEmpty ? (term, meaning) : nil
      }
      position = next
    }
    return nil
  }
}

extension String {
  fileprivate var onOneLine: String {
    split(separator: "\n").map { $0.trimmed }.joined(separator: " ")
  }
}
