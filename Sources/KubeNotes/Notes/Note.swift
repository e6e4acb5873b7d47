/// A note in one language: its sections and the cards written in it.
package struct Note: Sendable, Hashable, Codable {
  package var id: NoteID
  /// The path as it was given to the reader, relative to the imported folder.
  package var path: String
  package var language: Language
  package var title: String
  /// From the front matter, else the folder; empty where there is neither.
  package var topic: String
  package var frontMatter: FrontMatter
  package var sections: [Section]
  package var cards: [NoteCard]

  /// The address of one of the note's sections.
  package func address(of section: Section) -> SectionAddress {
    SectionAddress(note: id, anchor: section.anchor)
  }

  /// The section with an anchor.
  package func section(_ anchor: String) -> Section? {
    sections.first { $0.anchor == anchor }
  }
}

/// A note and what is wrong with its text.
package struct NoteReading: Sendable, Hashable {
  package var note: Note
  /// In the order of the lines.
  package var problems: [ContentProblem]
  /// The text that was read.
  package var source: SourceText
}
