/// Drafts of cards from a note that has none: from lines `term : meaning` and from lists whose items
/// have lists below them.
///
/// What comes out is Markdown for a person to edit; nothing of it is reviewed before.
package enum DraftCards {
  /// The drafts of a note in the notation of cards, under the headings they come from; `nil` when
  /// there is nothing to make a card of.
  package static func markdown(of note: Note) -> String? {
    var parts: [String] = []
    // Notes taken over the years say many things twice.
    var seen = Set<DraftCard>()
    for section in note.sections {
      let cards = cards(in: section).filter { seen.insert($0).inserted }
      guard !cards.isEmpty else { continue }
      if section.level > 0 {
        parts.append(String(repeating: "#", count: section.level) + " " + section.headingMarkdown)
      }
      parts += cards.map(\.markdown)
    }
    guard !parts.isEmpty else { return nil }
    let front = "---\ntitle: \(quoted(note.title))\nlang: \(note.language.rawValue)\n---\n\n"
    return front + parts.joined(separator: "\n\n") + "\n"
  }

  /// The drafts of a section.
  static func cards(in section: Section) -> [DraftCard] {
    let source = Array(section.markdown.utf8)
    return MarkdownTree.parsing(source) { root in
      var collector = DraftCollector(language: LanguageGuess.language(of: source))
      collector.collect(root, context: section.heading, depth: 0)
      return collector.cards
    } ?? []
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// A card to be edited.
struct DraftCard: Hashable {
  var kind: CardTag
  var prompt: String
  var answer: String

  /// The card in its notation. A text that would end the card or begin another is set apart.
  var markdown: String {
    if kind == .command {
      return "\(kind.rawValue) \(Self.safe(prompt))\nA: \(CodeSpans.quoted(answer))"
    }
    return "\(kind.rawValue) \(Self.safe(prompt))\nA: \(Self.safe(answer))"
  }

  private static func safe(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      var classifier = LineClassifier()
      let kind = classifier.kind(of: Array(line.utf8)[...])
      switch kind {
      case .text, .blank: return String(line)
      default: return " " + line
      }
    }
    .joined(separator: "\n")
  }
}
