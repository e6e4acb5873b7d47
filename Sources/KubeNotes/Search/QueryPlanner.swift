internal import Foundation

/// Turns what a person typed into a plan. Total: any string has a plan, which may be empty.
package struct QueryPlanner {
  let vocabulary: any SearchVocabulary

  /// Words beyond this are left out; nobody types so many, and a pasted page need not be slow.
  static let wordLimit = 24

  package init(vocabulary: any SearchVocabulary) {
    self.vocabulary = vocabulary
  }

  /// Plans a query.
  ///
  /// - Parameter isTyping: whether the last word may be unfinished in any case, as while typing.
  /// - Throws: what the vocabulary throws.
  package func plan(_ query: String, isTyping: Bool = false) throws -> PlannedQuery {
    let reading = try read(query.precomposed)
    var builder = PlanBuilder(query: query, sectionCount: try vocabulary.sectionCount)
    let kept =
      try isIdentifier(reading.words) ? reading.words : Self.withoutStopWords(reading.words)
    var read: [QueryWord] = []
    for (index, word) in kept.enumerated() {
      let isLast = index == kept.count - 1
      let alternatives = try alternatives(for: word, isLast: isLast, isTyping: isTyping)
      builder.add(word: word, weight: weight(of: word), alternatives: alternatives)
      read.append(word)
    }
    for length in 2...6 where length <= 4 ? kept.count >= length : kept.count == length {
      for start in 0...(kept.count - length) {
        let span = start..<(start + length)
        let alternatives = try alternatives(joining: Array(kept[span]))
        if !alternatives.isEmpty { builder.add(span: span, alternatives: alternatives) }
      }
    }
    if builder.plan.units.isEmpty || kept.contains(where: { $0.script == .initials }) {
      try addWholeInitials(of: reading.words, kept: kept.count, to: &builder)
    }
    builder.addVerbatim(reading.words)
    builder.addKeys(of: reading.words)
    return PlannedQuery(plan: builder.plan, changes: reading.changes.map { ($0.typed, $0.read) })
  }

  private func weight(of word: QueryWord) -> Double {
    StopWords.isWeak(word.token) ? 0.55 : 1
  }

  /// Whether the words are the parts of an identifier that occurs (`resource only`).
  private func isIdentifier(_ words: [QueryWord]) throws -> Bool {
    guard (2...6).contains(words.count), words.allSatisfy({ $0.script == .latin }) else {
      return false
    }
    return try vocabulary.frequency(of: words.map(\.token).joined()) > 0
  }

  /// The words without those that questions are made of, unless nothing else is left.
  private static func withoutStopWords(_ words: [QueryWord]) -> [QueryWord] {
    let kept = words.filter { word in
      if StopWords.isDropped(word.token) { return false }
      // A particle on its own, as behind an English word: `pod를`.
      return !(word.isGlued && word.script == .hangul && Particles.isEnding(word.token))
    }
    return kept.isEmpty ? words : kept
  }
}

/// A plan, and how the query was read.
package struct PlannedQuery: Sendable {
  package var plan: SearchPlan
  /// Words that were read on the other keyboard layout, as typed and as read.
  package var changes: [(typed: String, read: String)]
}

/// Collects units and phrases; equal phrases are kept once.
struct PlanBuilder {
  var plan: SearchPlan
  /// The places of phrases by their tokens, which hold no line feed.
  private var places: [String: Int] = [:]

  /// More phrases than this make a query slow without making it better.
  private static let phraseLimit = 160

  init(query: String, sectionCount: Int) {
    plan = SearchPlan(
      query: query, words: [], weights: [], units: [], phrases: [], keys: [],
      sectionCount: sectionCount)
  }

  mutating func add(word: QueryWord, weight: Double, alternatives: [DraftAlternative]) {
    let index = plan.words.count
    plan.words.append(word.typed)
    plan.weights.append(weight)
    add(span: index..<(index + 1), alternatives: alternatives)
  }

  mutating func add(span: Range<Int>, alternatives: [DraftAlternative]) {
    let sorted = alternatives.sorted { $0.quality > $1.quality }.prefix(40)
    let made = sorted.compactMap { draft -> SearchPlan.Alternative? in
      var phrases: [Int] = []
      for phrase in draft.phrases where phrase.frequency > 0 {
        guard let place = place(of: phrase) else { continue }
        phrases.append(place)
      }
      guard !phrases.isEmpty, draft.isPartial || phrases.count == draft.phrases.count
      else { return nil }
      return SearchPlan.Alternative(
        phrases: phrases, quality: draft.quality, reason: draft.reason, text: draft.text,
        isPartial: draft.isPartial)
    }
    plan.units.append(SearchPlan.Unit(words: span, alternatives: made))
  }

  private mutating func place(of phrase: SearchPlan.Phrase) -> Int? {
    let key = Self.key(phrase.tokens)
    if let place = places[key] { return place }
    guard plan.phrases.count < Self.phraseLimit else { return nil }
    places[key] = plan.phrases.count
    plan.phrases.append(phrase)
    return plan.phrases.count - 1
  }

  private static func key(_ tokens: [String]) -> String { tokens.joined(separator: "\n") }

  /// The query as it stands: its words as one phrase, or its only word as it is.
  mutating func addVerbatim(_ words: [QueryWord]) {
    guard !words.isEmpty, words.count <= 10 else { return }
    if let whole = places[Self.key(words.map(\.token))] {
      plan.verbatim.append(whole)
    } else if words.count > 1 {
      let frequency = plan.phrases.map(\.frequency).min() ?? 1
      let phrase = SearchPlan.Phrase(tokens: words.map(\.token), frequency: max(1, frequency))
      if let place = place(of: phrase) { plan.verbatim.append(place) }
    }
    for unit in plan.units where unit.words == 0..<plan.words.count && unit.words.count > 1 {
      for alternative in unit.alternatives where alternative.reason == .parts {
        plan.verbatim += alternative.phrases
      }
    }
  }

  mutating func addKeys(of words: [QueryWord]) {
    let whole = words.map { $0.token.filter { !"./-_:".contains($0) } }.joined()
    if words.count == 1, let word = words.first, !word.parts.isEmpty, places[word.token] != nil {
      // An identifier that occurs is meant as it is written, not as the words in it.
      plan.keys.append(.init(key: whole, quality: 1, literal: word.token))
    }
    add(key: whole, quality: 1)
    let stems = words.map { word in
      word.script == .hangul ? Particles.stems(of: word.token).first ?? word.token : word.token
    }
    add(key: stems.joined(), quality: 0.95)
    if let last = words.last, let stem = stems.last, words.count > 1 {
      add(key: whole.dropLast(last.token.count) + stem, quality: 0.97)
    }
    // A query of one unit stands for everything that the unit surely means.
    for unit in plan.units where unit.words == 0..<plan.words.count {
      for alternative in unit.alternatives where alternative.quality >= 0.6 {
        add(key: TextKey.key(alternative.text), quality: alternative.quality)
      }
    }
  }

  mutating func add(key: String, quality: Double) {
    if !key.isEmpty, !plan.keys.contains(where: { $0.key == key }) {
      plan.keys.append(.init(key: key, quality: quality))
    }
  }
}

/// An alternative before its phrases have their places.
struct DraftAlternative {
  var phrases: [SearchPlan.Phrase]
  var quality: Double
  var reason: SearchPlan.Reason
  var text: String
  var isPartial = false
}

extension String {
  /// The text in composed form (NFC).
  package var precomposed: String {
    // Below U+0300 nothing composes, and neither do whole syllables and single letters.
    let isPlain = unicodeScalars.allSatisfy {
      $0.value < 0x300 || Hangul.isSyllable($0) || Hangul.isLetter($0)
    }
    return isPlain ? self : precomposedStringWithCanonicalMapping
  }
}
