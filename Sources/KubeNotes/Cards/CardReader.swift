/// Finds the cards of a note. The notation is described in CONTRIBUTING.md; decks of hashcards and
/// repeater use a part of it.
struct CardReader {
  /// The cards that one block makes.
  struct Block {
    var lines: Range<Int>
    var cards: [NoteCard]
    /// The block without markup and tags, for searching.
    var text: String
  }

  struct Deck {
    var blocks: [Block] = []
    var problems: [ContentProblem] = []

    /// The lines that are not prose.
    var lines: [Range<Int>] { blocks.map(\.lines) }
  }

  let source: SourceText
  let path: String
  /// Where the text begins, below the front matter; from 1.
  let firstLine: Int

  func read() -> Deck {
    var scan = Scan(source: source, path: path)
    scan.run(from: firstLine)
    var deck = Deck(problems: scan.problems)
    for block in scan.blocks {
      let parsing = CardParser(block: block, source: source, path: path).parse()
      deck.problems += parsing.problems
      guard !parsing.cards.isEmpty else { continue }
      deck.blocks.append(
        Block(lines: block.lines, cards: parsing.cards, text: Self.text(of: block)))
    }
    deck.problems.sort()
    return deck
  }

  private static func text(of block: CardBlock) -> String {
    var parts = [block.head.text]
    if block.head.tag == .cloze {
      parts = [Cloze(block.head.text).withoutBrackets]
    }
    parts += block.fields.map(\.text)
    return PlainText.of(markdown: Array(parts.joined(separator: "\n\n").utf8))
  }
}

extension CardReader {
  /// Cuts the lines into blocks.
  private struct Scan {
    let source: SourceText
    let path: String
    var blocks: [CardBlock] = []
    var problems: [ContentProblem] = []
    private var open: CardBlock?
    private var comment: Int?
    private var lines: [String] = []

    init(source: SourceText, path: String) {
      self.source = source
      self.path = path
    }

    mutating func run(from firstLine: Int) {
      var classifier = LineClassifier()
      var line = firstLine
      while line <= source.count {
        let kind = classifier.kind(of: source.bytes(ofLine: line))
        step(kind, line)
        line += 1
      }
      close(before: source.count + 1)
      dropComment()
    }

    private mutating func step(_ kind: LineKind, _ line: Int) {
      switch kind {
      case .tag(let tag): begin(tag, line)
      case .cardComment:
        close(before: line)
        dropComment()
        comment = line
      case .separator:
        if open != nil { close(before: line + 1) } else { dropComment() }
      case .heading:
        close(before: line)
        dropComment()
      case .blank, .comment: if open != nil { lines.append("") }
      case .text, .code:
        if open != nil { lines.append(source.line(line)) } else { dropComment() }
      }
    }

    private mutating func begin(_ tag: CardTag, _ line: Int) {
      let text = source.line(line)
      let rest = String(text.dropFirst(tag.rawValue.count))
      if tag.kind != nil {
        close(before: line)
        open = CardBlock(
          head: CardBlock.Field(tag: tag, line: line), commentLine: comment,
          lines: (comment ?? line)..<line)
        comment = nil
        lines = [rest]
      } else if open != nil {
        endField()
        open?.fields.append(CardBlock.Field(tag: tag, line: line))
        lines = [rest]
      } else if tag == .answer {
        problems.append(problem(.answerWithoutCard(tag: tag.rawValue), line))
        dropComment()
      }
    }

    private mutating func endField() {
      let text = lines.joined(separator: "\n")
      lines = []
      guard let last = open?.fields.indices.last else {
        open?.head.setText(text)
        return
      }
      open?.fields[last].setText(text)
    }

    private mutating func close(before line: Int) {
      endField()
      guard var block = open else { return }
      open = nil
      block.lines = block.lines.lowerBound..<line
      blocks.append(block)
    }

    private mutating func dropComment() {
      guard let line = comment else { return }
      comment = nil
      problems.append(problem(.cardCommentWithoutCard, line))
    }

    private func problem(_ fact: ContentFact, _ line: Int) -> ContentProblem {
      ContentProblem(fact, file: path, line: line, excerpt: source.line(line))
    }
  }
}
