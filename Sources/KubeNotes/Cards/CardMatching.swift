extension CardID {
  /// Whether the id was made from the card's text, so that an edit changes it.
  package var isDerived: Bool { rawValue.hasPrefix("text-") }

  /// What sets the card apart from the others of its block: `2`, `back`, or nothing.
  fileprivate var suffix: Substring {
    rawValue.split(separator: "~", maxSplits: 1).dropFirst().first ?? ""
  }
}

/// Finds out which cards of an edited library continue cards that were known before, where ids alone
/// don't tell: the text of a card without an id was edited, the card was moved to another note, was
/// given an id, or was translated.
///
/// Each card continues at most one other. Cards with different ids of their own are never taken for
/// one another, unless their texts are equal.
package enum CardMatching {
  /// A card as it was known before the edit.
  package struct Known: Sendable, Hashable {
    package var id: CardID
    package var section: SectionAddress
    package var faces: [Language: CardFace]
    /// Whether the library had the card until this edit. One that went earlier is continued only by
    /// an equal text.
    package var wasPresent: Bool

    package init(
      id: CardID, section: SectionAddress, faces: [Language: CardFace], wasPresent: Bool = true
    ) {
      self.id = id
      self.section = section
      self.faces = faces
      self.wasPresent = wasPresent
    }
  }

  /// How alike two cards of one note have to be (0 ... 1, mean of prompt and answer).
  static let thresholdWithinNote = 0.55
  /// The same for cards of different notes.
  static let thresholdAcrossNotes = 0.75
  /// Prompts this alike, with equal answers, are one card.
  static let thresholdWithEqualAnswer = 0.4
  /// Above this many pairs, cards of different notes are not compared.
  private static let pairLimit = 4_000_000

  /// - Parameters:
  ///   - known: cards that the library no longer has under their ids, in the old order.
  ///   - new: cards whose ids were not known, in the new order.
  /// - Returns: for ids of `new`, the id of the known card that it continues.
  package static func continuations(known: [Known], new: [Card]) -> [CardID: CardID] {
    // The first look at a library has many new cards and nothing that they could continue.
    guard !known.isEmpty, !new.isEmpty else { return [:] }
    var matching = Matching(known: known, new: new)
    matching.matchEqual()
    matching.matchSimilar(sameNote: true, threshold: thresholdWithinNote)
    matching.matchSimilar(sameNote: false, threshold: thresholdAcrossNotes)
    matching.matchTranslated()
    return matching.result
  }

  private struct Side {
    var prompt: TextSimilarity
    var answer: TextSimilarity
  }

  private struct Pair {
    var score: Double
    var known: Int
    var new: Int
  }

  private struct Matching {
    let known: [Known]
    let new: [Card]
    var openKnown: Set<Int>
    var openNew: Set<Int>
    var result: [CardID: CardID] = [:]

    init(known: [Known], new: [Card]) {
      self.known = known
      self.new = new
      openKnown = Set(known.indices)
      openNew = Set(new.indices)
    }

    mutating func match(_ knownIndex: Int, _ newIndex: Int) {
      openKnown.remove(knownIndex)
      openNew.remove(newIndex)
      result[new[newIndex].id] = known[knownIndex].id
    }

    /// Equal prompt and answer in one language.
    mutating func matchEqual() {
      var byText: [String: [Int]] = [:]
      for index in openKnown.sorted() {
        for key in keys(known[index].faces) { byText[key, default: []].append(index) }
      }
      for index in openNew.sorted() {
        let candidates = keys(new[index].faces).flatMap { byText[$0] ?? [] }
          .filter(openKnown.contains)
        let best = candidates.max { left, right in
          let (first, second) = (nearness(left, index), nearness(right, index))
          return first != second ? first < second : left > right
        }
        if let best { match(best, index) }
      }
    }

    private func keys(_ faces: [Language: CardFace]) -> [String] {
      Language.allCases.compactMap { language in
        faces[language].map {
          [language.rawValue, $0.prompt, $0.answer].map(TextSimilarity.normalized)
            .joined(separator: "\u{1F}")
        }
      }
    }

    private func nearness(_ knownIndex: Int, _ newIndex: Int) -> Int {
      let (old, card) = (known[knownIndex], new[newIndex])
      return (old.wasPresent ? 8 : 0) + (old.section == card.section ? 4 : 0)
        + (old.section.note == card.section.note ? 2 : 0)
        + (old.id.suffix == card.id.suffix ? 1 : 0)
    }

    /// The most alike first; each card once.
    mutating func matchSimilar(sameNote: Bool, threshold: Double) {
      let olds = openKnown.filter { known[$0].wasPresent }.sorted()
      guard !olds.isEmpty, sameNote || olds.count * openNew.count <= CardMatching.pairLimit
      else { return }
      let newByNote = Dictionary(grouping: openNew.sorted()) { new[$0].section.note }
      var sides: [Int: [Language: Side]] = [:]
      var pairs: [Pair] = []
      for old in olds {
        let oldSides = Self.sides(known[old].faces)
        let candidates =
          sameNote ? newByNote[known[old].section.note] ?? [] : openNew.sorted()
        for card in candidates where mayContinue(old, card) {
          let newSides = sides[card] ?? Self.sides(new[card].faces)
          sides[card] = newSides
          guard let score = Self.score(oldSides, newSides), score >= threshold else { continue }
          pairs.append(
            Pair(score: score + Double(nearness(old, card)) / 1000, known: old, new: card))
        }
      }
      pairs.sort { left, right in
        left.score != right.score
          ? left.score > right.score : (left.known, left.new) < (right.known, right.new)
      }
      for pair in pairs where openKnown.contains(pair.known) && openNew.contains(pair.new) {
        match(pair.known, pair.new)
      }
    }

    private func mayContinue(_ old: Int, _ card: Int) -> Bool {
      known[old].id.isDerived || new[card].id.isDerived
    }

    private static func sides(_ faces: [Language: CardFace]) -> [Language: Side] {
      faces.mapValues {
        Side(prompt: TextSimilarity($0.prompt), answer: TextSimilarity($0.answer))
      }
    }

    /// The best over the languages that both have; nil when there is none, or when too little of
    /// either side is left.
    private static func score(_ old: [Language: Side], _ new: [Language: Side]) -> Double? {
      Language.allCases.compactMap { language -> Double? in
        guard let old = old[language], let new = new[language] else { return nil }
        let prompt = old.prompt.score(new.prompt)
        let answer = old.answer.score(new.answer)
        if prompt == 1 { return max(0.75, (1 + answer) / 2) }
        if answer == 1, prompt < CardMatching.thresholdWithEqualAnswer { return nil }
        return (prompt + answer) / 2
      }.max()
    }

    /// The cards of one section, all rewritten in the other language: as many as before and of
    /// languages that have nothing in common. They are paired in their order.
    mutating func matchTranslated() {
      let olds = Dictionary(grouping: openKnown.filter { known[$0].wasPresent }.sorted()) {
        known[$0].section
      }
      let news = Dictionary(grouping: openNew.sorted()) { new[$0].section }
      for (section, old) in olds {
        guard let cards = news[section], cards.count == old.count else { continue }
        let pairs = Array(zip(old, cards))
        let isTranslation = pairs.allSatisfy { old, card in
          mayContinue(old, card) && known[old].id.suffix == new[card].id.suffix
            && Set(known[old].faces.keys).isDisjoint(with: new[card].faces.keys)
        }
        guard isTranslation else { continue }
        for (old, card) in pairs { match(old, card) }
      }
    }
  }
}
