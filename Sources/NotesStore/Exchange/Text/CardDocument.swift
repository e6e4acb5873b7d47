package import Foundation
package import KubeNotes

/// Cards with their states and answers, notes with their text: what `quiz export json` writes.
package struct CardDocument: Sendable, Codable {
  package struct ExportedCard: Sendable, Codable {
    var id: String
    var kind: CardKind
    var topic: String
    /// `note#anchor`
    var section: String
    var faces: [String: CardFace]
    var since: String?
    var deprecated: String?
    var source: String?
    var tags: [String]?
    var state: ExportedState?
  }

  package struct ExportedState: Sendable, Codable {
    var phase: String
    var due: String?
    var intervalDays: Int
    var stability: Double?
    var difficulty: Double?
    var desiredRetention: Double?
    var decay: Double?
    var reps: Int
    var lapses: Int
    var lastReview: String?
    var suspended: Bool
  }

  package struct ExportedNote: Sendable, Codable {
    var id: String
    var language: Language
    var title: String
    var topic: String
    var sections: [ExportedSection]
  }

  package struct ExportedSection: Sendable, Codable {
    var anchor: String
    var level: Int
    var heading: String
    var markdown: String
  }

  package var schemaVersion = 1
  package var kind = "cards"
  package var cards: [ExportedCard]
  package var notes: [ExportedNote]
  /// The review log of these cards; times in milliseconds since 1970.
  package var reviews: [ReviewLogEntry]

  /// The document as JSON with sorted keys.
  ///
  /// The log is encoded entry by entry, since the encoder builds a tree of all that it is given,
  /// which for a million entries takes gigabytes.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.dateEncodingStrategy = .millisecondsSince1970
    var document = self
    document.reviews = []
    var json = try encoder.encode(document)
    // `reviews` and `schemaVersion` are the last keys, and a text within has no bare quotes.
    let key = Data("\n  \"reviews\" : [".utf8)
    guard !reviews.isEmpty, let mark = json.range(of: key, options: .backwards) else { return json }
    let tail = json[mark.upperBound...].drop { $0 != UInt8(ascii: "]") }
    let rest = Data(tail)
    json.removeSubrange(mark.upperBound...)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (index, entry) in reviews.enumerated() {
      json.append(contentsOf: Array((index == 0 ? "\n    " : ",\n    ").utf8))
      json.append(try encoder.encode(entry))
    }
    json.append(contentsOf: Array("\n  ".utf8))
    json.append(rest)
    return json
  }

  static func reading(_ data: Data) throws -> CardDocument {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .millisecondsSince1970
    return try decoder.decode(CardDocument.self, from: data)
  }
}

extension CardDocument {
  /// - Parameters:
  ///   - cards: what is written out, in the order of the library.
  ///   - hasReviews: whether the review log is wanted.
  package init(
    cards: [Card], notes: [Note], progress: ProgressStore, hasReviews: Bool = true
  ) throws {
    let states = try progress.states()
    self.cards = cards.map { ExportedCard($0, states[$0.id]) }
    self.notes = notes.map(ExportedNote.init)
    var log: [ReviewLogEntry] = []
    if hasReviews {
      let studied = cards.map(\.id).filter { states[$0] != nil }
      try progress.histories(of: studied) { log += $1 }
    }
    reviews = log
  }
}

extension CardDocument.ExportedCard {
  init(_ card: Card, _ state: CardState?) {
    self.init(
      id: card.id.rawValue, kind: card.kind, topic: card.topic,
      section: card.section.description,
      faces: Dictionary(
        card.faces.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }),
      since: card.since, deprecated: card.deprecated, source: card.source, tags: card.tags,
      state: state.map(CardDocument.ExportedState.init))
  }

  var card: Card {
    var faces: [Language: CardFace] = [:]
    for (language, face) in self.faces {
      if let language = Language(rawValue: language) { faces[language] = face }
    }
    return Card(
      id: CardID(rawValue: id), kind: kind, section: SectionAddress(section), topic: topic,
      faces: faces, since: since, deprecated: deprecated, source: source, tags: tags)
  }
}

extension CardDocument.ExportedState {
  init(_ state: CardState) {
    let due: String? =
      switch state.due {
      case .day(let day): day.description
      case .instant(let time): time.formatted(.iso8601)
      case nil: nil
      }
    self.init(
      phase: state.phase.rawValue, due: due, intervalDays: state.intervalDays,
      stability: state.memory?.stability, difficulty: state.memory?.difficulty,
      desiredRetention: state.desiredRetention, decay: state.decay, reps: state.reps,
      lapses: state.lapses, lastReview: state.lastReview?.formatted(.iso8601),
      suspended: state.isSuspended)
  }
}

extension CardDocument.ExportedNote {
  init(_ note: Note) {
    self.init(
      id: note.id.rawValue, language: note.language, title: note.title, topic: note.topic,
      sections: note.sections.map {
        CardDocument.ExportedSection(
          anchor: $0.anchor, level: $0.level, heading: $0.heading, markdown: $0.markdown)
      })
  }
}
