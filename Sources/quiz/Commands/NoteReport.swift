internal import KubeNotes
internal import NotesStore

/// What `quiz show -o json` prints.
struct NoteReport: Encodable {
  struct Part: Encodable {
    var section: String
    var heading: String
    var level: Int
    var markdown: String
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

  init(note: Note, anchor: String, cards: [Card]) {
    self.note = note.id.rawValue
    lang = note.language
    topic = note.topic
    title = note.title
    kubernetes = note.frontMatter.kubernetes
    sources = note.frontMatter.sources
    sections = note.sections
      .filter { anchor.isEmpty || $0.anchor == anchor }
      .map {
        Part(section: $0.anchor, heading: $0.heading, level: $0.level, markdown: $0.markdown)
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
