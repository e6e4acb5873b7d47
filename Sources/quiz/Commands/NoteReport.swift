internal import KubeNotes
internal import NotesStore

/// What `quiz show -o json` prints.
struct NoteReport: Encodable {
  struct Part: Encodable {
    var section: String
    var heading: String
    var level: Int
    var markdown: String
    /// The terms that are first used here, with their names in the other language.
    var terms: [Term]
  }

  struct Term: Encodable {
    var name: String
    var other: String
  }

  let schemaVersion = 1
  var note: String
  var lang: Language
  var topic: String
  var title: String
  var kubernetes: String?
  var sources: [String]
  var sections: [Part]
  /// The ids of the cards of what is shown.
  var cards: [String]

  /// What each part shows, in order.
  private(set) var texts: [RichText]

  /// - Parameter glossary: gives terms their names in the other language; nil for none.
  init(note: Note, anchor: String, cards: [Card], glossary: Glossary?) {
    self.note = note.id.rawValue
    lang = note.language
    topic = note.topic
    title = note.title
    kubernetes = note.frontMatter.kubernetes
    sources = note.frontMatter.sources
    var glosses = glossary.map { TermGlosses($0, language: note.language) }
    glosses?.pass(over: note.title)
    sections = []
    texts = []
    for section in note.sections where anchor.isEmpty || section.anchor == anchor {
      glosses?.pass(over: section.heading)
      let known = glosses?.added.count ?? 0
      let text = RichText(markdown: section.markdown)
      texts.append(glosses?.add(to: text) ?? text)
      sections.append(
        Part(
          section: section.anchor, heading: section.heading, level: section.level,
          markdown: section.markdown,
          terms: glosses?.added.dropFirst(known).map { Term(name: $0.name, other: $0.other) } ?? [])
      )
    }
    self.cards = cards.filter { anchor.isEmpty || $0.section.anchor == anchor }
      .map(\.id.rawValue)
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, note, lang, topic, title, kubernetes, sources, sections, cards
  }
}

/// What `quiz show` without a note prints as JSON.
struct NoteListReport: Encodable {
  struct Entry: Encodable {
    var note: String
    var topic: String
    var titles: [String: String]
    var shipped: Bool
  }

  let schemaVersion = 1
  var notes: [Entry]

  init(_ summaries: [NoteSummary]) {
    notes = summaries.map { summary in
      Entry(
        note: summary.id.rawValue, topic: summary.topic,
        titles: Dictionary(uniqueKeysWithValues: summary.titles.map { ($0.rawValue, $1) }),
        shipped: summary.isShipped)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, notes
  }
}
