/// What is shown of the pages that were found: a note once, in the person's language where both of its
/// pages are among them.
///
/// It is chosen before anything but the order is known of the pages, so that no text is read for those
/// that nobody sees.
package struct NoteChoice: Sendable, Hashable {
  /// A page that was found.
  package struct Page: Sendable, Hashable {
    package var note: NoteID
    package var language: Language
    package var score: Double

    package init(note: NoteID, language: Language, score: Double) {
      self.note = note
      self.language = language
      self.score = score
    }
  }

  /// A page that is shown.
  package struct Chosen: Sendable, Hashable {
    /// Its place among the pages.
    package var place: Int
    /// Whether the note was found in the other language as well.
    package var hasOtherLanguage: Bool
  }

  /// The person's language.
  package var language: Language
  /// Notes at most.
  package var limit: Int

  package init(language: Language, limit: Int) {
    self.language = language
    self.limit = limit
  }

  /// Results far behind the best one are noise to a reader, but a few are always worth a look.
  private static let leastShare = 0.12
  private static let fewest = 3

  /// - Parameter pages: the best first.
  package func chosen(from pages: [Page]) -> [Chosen] {
    var chosen: [Chosen] = []
    var seen: Set<String> = []
    let least = (pages.first?.score ?? 0) * Self.leastShare
    for (place, page) in pages.enumerated() where chosen.count < limit {
      if page.score < least, chosen.count >= Self.fewest { break }
      guard seen.insert(page.note.rawValue).inserted else { continue }
      let both = pages.indices[place...].filter { pages[$0].note == page.note }
      let best = both.first { pages[$0].language == language } ?? place
      chosen.append(
        Chosen(
          place: best,
          hasOtherLanguage: both.contains { pages[$0].language != pages[best].language }))
    }
    return chosen
  }
}
