package import Foundation

/// Reads the text of a Markdown file as a note. Pure: the caller reads the file.
///
/// Any text is a note: front matter may be missing or broken, headings may be missing, cards may be
/// wrong. What is wrong comes back beside the note.
package enum NoteReader {
  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - data: the file.
  ///   - path: its path below the imported folder, with forward slashes. A first folder `ko` or `en`
  ///     tells the language and is not part of the note's identity.
  /// - Returns: the note, and what is wrong in it.
  /// - Throws: `NoteFileError` when the bytes are not UTF-8.
  package static func read(_ data: Data, path: String) throws(NoteFileError) -> NoteReading {
    read(try SourceText(data, path: path), path: path)
  }

  /// Reads a text.
  package static func read(_ text: String, path: String) -> NoteReading {
    read(SourceText(text), path: path)
  }

  private static func read(_ source: SourceText, path: String) -> NoteReading {
    let (frontMatter, problems) = FrontMatterReader(source: source, path: path).read()
    let bodyLine = (frontMatter.lastLine ?? 0) + 1
    let deck = CardReader(source: source, path: path, firstLine: bodyLine).read()
    let front = bodyLine > 1 ? [1..<bodyLine] : []
    var sections = SectionReader(source: source, hidden: front + deck.lines).read()
    let cards = place(deck, in: &sections)
    sections = withoutEmptyIntroduction(sections)

    let place = NotePath(path)
    let title = frontMatter.title ?? sections.first { $0.level == 1 }?.heading ?? place.fileName
    let note = Note(
      id: place.id, path: path,
      language: place.language ?? frontMatter.language ?? LanguageGuess.language(of: source.bytes),
      title: title.isEmpty ? place.fileName : title,
      topic: frontMatter.topic ?? place.folder,
      frontMatter: frontMatter, sections: sections, cards: cards)
    return NoteReading(note: note, problems: problems + deck.problems, source: source)
  }

  /// Gives each card its section's anchor, and each section its cards' text.
  private static func place(_ deck: CardReader.Deck, in sections: inout [Section]) -> [NoteCard] {
    var index = 0
    var cards: [NoteCard] = []
    for block in deck.blocks {
      let line = block.lines.lowerBound
      while index + 1 < sections.count, sections[index + 1].lines.lowerBound <= line { index += 1 }
      guard sections.indices.contains(index) else { continue }
      sections[index].cardText += (sections[index].cardText.isEmpty ? "" : "\n") + block.text
      for var card in block.cards {
        card.anchor = sections[index].anchor
        cards.append(card)
      }
    }
    return cards
  }

  /// Leaves out the text before the first heading where there is none.
  private static func withoutEmptyIntroduction(_ sections: [Section]) -> [Section] {
    guard sections.count > 1, let first = sections.first, first.level == 0,
      first.text.isEmpty, first.cardText.isEmpty
    else { return sections }
    return Array(sections.dropFirst())
  }
}
