/// Drafts of cards from notes that have none: from lines `term : meaning` and from lists whose items
/// have lists below them.
///
/// What comes out is Markdown for a person to edit; nothing of it is reviewed before.
package enum DraftCards {
  /// The drafts of some notes in the notation of cards, under the headings they come from; `nil`
  /// when there is nothing to make a card of.
  package static func markdown(of notes: [Note]) -> String? {
    // Notes taken over the years say many things twice.
    var seen = Set<DraftCard>()
    var parts: [String] = []
    for note in notes {
      var drafts: [String] = []
      for section in note.sections {
        let cards = cards(in: section).filter { seen.insert($0).inserted }
        guard !cards.isEmpty else { continue }
        if section.level > 0 {
          drafts.append(
            String(repeating: "#", count: section.level) + " " + section.headingMarkdown)
        }
        drafts += cards.map(\.markdown)
      }
      guard !drafts.isEmpty else { continue }
      if notes.count > 1 { parts.append("# " + note.title) }
      parts += drafts
    }
    guard !parts.isEmpty, let first = notes.first else { return nil }
    let title = notes.count == 1 ? "title: \(quoted(first.title))\n" : ""
    return "---\n\(title)lang: \(first.language.rawValue)\n---\n\n"
      + parts.joined(separator: "\n\n") + "\n"
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
