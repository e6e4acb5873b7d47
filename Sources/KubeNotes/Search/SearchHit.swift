/// What a search asks for.
package struct SearchRequest: Sendable, Hashable {
  /// Whose notes are searched.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    case all, own, shipped
  }

  package var query: String
  package var language: Language?
  package var topic: String?
  package var source: Source
  package var limit: Int
  /// Whether the query is still being typed.
  package var isTyping: Bool
  /// How hits are chosen from the pages; nil for every page as a hit of its own.
  package var notes: NoteChoice?

  package init(
    query: String, language: Language? = nil, topic: String? = nil, source: Source = .all,
    limit: Int = 20, isTyping: Bool = false, notes: NoteChoice? = nil
  ) {
    self.query = query
    self.language = language
    self.topic = topic
    self.source = source
    self.limit = limit
    self.isTyping = isTyping
    self.notes = notes
  }
}

/// One page that was found, and its best section.
package struct SearchHit: Sendable, Hashable {
  package var note: NoteID
  package var anchor: String
  package var path: String
  package var language: Language
  package var topic: String
  package var title: String
  package var heading: String
  package var snippet: Snippet
  package var score: Double
  package var isShipped: Bool
  /// Whether the note's page in the other language was found as well, where hits are notes.
  package var hasOtherLanguage = false
  /// Why it matched where that is not literal.
  package var explanations: [Explanation]

  /// What was typed, and what it was taken for.
  package struct Explanation: Sendable, Hashable {
    package var typed: String
    package var read: String
    package var reason: SearchPlan.Reason
  }

  package init(
    note: NoteID, anchor: String, path: String, language: Language, topic: String, title: String,
    heading: String, snippet: Snippet, score: Double, isShipped: Bool, explanations: [Explanation]
  ) {
    self.note = note
    self.anchor = anchor
    self.path = path
    self.language = language
    self.topic = topic
    self.title = title
    self.heading = heading
    self.snippet = snippet
    self.score = score
    self.isShipped = isShipped
    self.explanations = explanations
  }
}

/// The answer to a search.
package struct SearchAnswer: Sendable, Hashable {
  package var query: String
  package var hits: [SearchHit]
  /// Words of the query that nothing matched.
  package var unmatched: [String]
  /// The query as it was probably meant, when it was read with other spellings.
  package var suggestion: String?

  package init(query: String, hits: [SearchHit], unmatched: [String], suggestion: String?) {
    self.query = query
    self.hits = hits
    self.unmatched = unmatched
    self.suggestion = suggestion
  }
}
