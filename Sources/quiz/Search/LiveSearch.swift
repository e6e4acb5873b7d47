internal import KubeNotes
internal import NotesStore

/// A search that goes on while it is typed: what the line holds, what was found for it, and which
/// note is selected.
///
/// It changes by keys and answers alone, so that every step can be tested without a terminal.
struct LiveSearch: Sendable {
  /// A note that was found, in the languages in which it was found.
  struct Entry: Sendable, Equatable {
    var hits: [SearchHit]

    /// The hit in a language; in the other where the note has none in this one.
    ///
    /// A translation that was found only through the note leads to the section that was found.
    func hit(in language: Language) -> SearchHit? {
      guard var hit = hits.first(where: { $0.language == language }) else { return hits.first }
      if hit.anchor.isEmpty, let best = hits.first { hit.anchor = best.anchor }
      return hit
    }
  }

  /// What a key asks of the loop.
  enum Request: Sendable, Equatable {
    case open, leave, interrupt, stopProcess
  }

  private(set) var line = LineEditor()
  /// The language in which notes are shown where there is a choice.
  private(set) var language: Language
  private(set) var entries: [Entry] = []
  private(set) var unmatched: [String] = []
  private(set) var suggestion: String?
  /// The index of the selected entry; 0 when there is none.
  private(set) var selection = 0
  /// The index of the first entry on the screen.
  private(set) var first = 0
  /// What to tell the person until the next key.
  var notice: String?
  /// The query that `entries` answer; nil before the first answer.
  private var answered: String?
  private let limit: Int
  private var pageLength = 1

  /// - parameters:
  ///   - query: what is typed already.
  ///   - limit: how many notes are listed.
  init(query: String, language: Language, limit: Int) {
    self.language = language
    self.limit = limit
    // A line has no line feeds and no tabs.
    for character in query { _ = line.handle(.character(character.isWhitespace ? " " : character)) }
  }

  var query: String { line.text }

  /// Whether nothing but spaces is typed.
  var isBlank: Bool { query.allSatisfy(\.isWhitespace) }

  /// Whether the entries belong to an older query.
  var needsSearch: Bool { answered != query }

  var selected: SearchHit? {
    entries.indices.contains(selection) ? entries[selection].hit(in: language) : nil
  }

  /// Whether a key is about the entries, so that they must be those of the query by then.
  static func concernsEntries(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .pageUp, .pageDown, .enter, .control("p"), .control("n"): true
    default: false
    }
  }

  /// Takes a key.
  mutating func press(_ key: Key) -> Request? {
    notice = nil
    switch key {
    case .escape, .closed: return .leave
    case .control("c"): return .interrupt
    case .control("z"): return .stopProcess
    case .enter: return selected == nil ? nil : .open
    case .tab: language = language.other
    case .up, .control("p"): select(selection - 1)
    case .down, .control("n"): select(selection + 1)
    case .pageUp: select(selection - pageLength)
    case .pageDown: select(selection + pageLength)
    default: _ = line.handle(key)
    }
    return nil
  }

  /// Takes the answer to the query and selects its best note.
  mutating func show(_ answer: SearchAnswer) {
    answered = answer.query
    unmatched = answer.unmatched
    suggestion = answer.suggestion
    selection = 0
    first = 0
    var places: [NoteID: Int] = [:]
    entries = []
    for hit in answer.hits {
      if let place = places[hit.note] {
        entries[place].hits.append(hit)
      } else if entries.count < limit {
        places[hit.note] = entries.count
        entries.append(Entry(hits: [hit]))
      }
    }
  }

  /// Scrolls as little as it takes to have the selection among `count` visible entries.
  mutating func fit(visible count: Int) {
    pageLength = max(1, count)
    if selection < first { first = selection }
    if selection >= first + pageLength { first = selection - pageLength + 1 }
    first = max(0, min(first, entries.count - pageLength))
  }

  private mutating func select(_ index: Int) {
    selection = max(0, min(index, entries.count - 1))
  }
}
