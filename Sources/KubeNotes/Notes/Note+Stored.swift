// Notes are made by NoteReader, and again from the library, where their parts are kept.

extension Note {
  /// A note from its stored parts.
  package static func stored(
    id: NoteID, path: String, language: Language, title: String, topic: String,
    frontMatter: FrontMatter = FrontMatter(), sections: [Section] = [], cards: [NoteCard]
  ) -> Note {
    Note(
      id: id, path: path, language: language, title: title, topic: topic,
      frontMatter: frontMatter, sections: sections, cards: cards)
  }
}

extension Section {
  /// A section from its stored parts; its place in the file and its cards' text are not kept.
  package static func stored(
    anchor: String, level: Int, headingPath: [String], markdown: String, text: String
  ) -> Section {
    let heading = headingPath.last ?? ""
    return Section(
      anchor: anchor, hasDeclaredAnchor: false, level: level, heading: heading,
      headingMarkdown: heading, headingPath: headingPath, lines: 0..<0, markdown: markdown,
      text: text, cardText: "")
  }
}
