/// What ranking needs to know of a page beside its words.
package struct PageFacts: Sendable, Hashable {
  package var page: Int64
  package var note: NoteID
  package var language: Language
  package var title: String
  package var isShipped: Bool
  /// The headings of the sections among the best, by row.
  package var headings: [Int64: String]

  package init(
    page: Int64, note: NoteID, language: Language, title: String, isShipped: Bool,
    headings: [Int64: String] = [:]
  ) {
    self.page = page
    self.note = note
    self.language = language
    self.title = title
    self.isShipped = isShipped
    self.headings = headings
  }
}

/// Puts the best pages in their last order: by what their titles and headings say as wholes, by
/// their translations, by whose they are.
package struct PageRanker {
  package struct Ranked: Sendable {
    package var page: Int64
    package var score: Double
    /// The section to show; nil for the page's beginning.
    package var row: Int64?
    package var chosen: [Int8]
    package var units: [Double]
  }

  let plan: SearchPlan
  let weights: RankingWeights
  let language: Language?

  package init(plan: SearchPlan, weights: RankingWeights = .standard, language: Language? = nil) {
    self.plan = plan
    self.weights = weights
    self.language = language
  }

  /// Orders pages.
  ///
  /// - Parameters:
  ///   - pages: the best by their words.
  ///   - facts: of these, and of pages that only their translation makes interesting.
  ///   - exact: rows whose title or heading is the query, with how surely.
  package func rank(
    _ pages: [PageCollector.Page], facts: [PageFacts], exact: [Int64: ExactName]
  ) -> [Ranked] {
    let coverage = NameCoverage(plan: plan)
    let known = Dictionary(uniqueKeysWithValues: pages.map { ($0.page, $0) })
    let top = pages.first?.score ?? 1
    var ranked: [Ranked] = []
    var gains: [Double] = []
    for fact in facts {
      var (entry, gain) = score(
        fact, page: known[fact.page], top: top, coverage: coverage, exact: exact)
      if fact.language == language { entry.score *= weights.sameLanguage }
      ranked.append(entry)
      gains.append(gain)
    }
    shareWithTranslations(&ranked, gains: gains, facts: facts)
    let shipped = Set(facts.lazy.filter(\.isShipped).map(\.page))
    for index in ranked.indices where shipped.contains(ranked[index].page) {
      ranked[index].score *= weights.shipped
    }
    ranked.removeAll { $0.score <= 0 }
    return ranked.sorted { ($0.score, $1.page) > ($1.score, $0.page) }
  }

  private func score(
    _ fact: PageFacts, page: PageCollector.Page?, top: Double, coverage: NameCoverage,
    exact: [Int64: ExactName]
  ) -> (Ranked, gain: Double) {
    var titleValue = coverage.value(of: fact.title)
    titleValue = titleValue * titleValue
    var headingValue = 0.0
    var row = page?.sections.first?.row
    var chosen = page?.sections.first?.chosen ?? []
    var bestSection = 0.0
    for section in page?.sections ?? [] {
      let heading = fact.headings[section.row] ?? ""
      let value = heading.isEmpty ? 0 : coverage.value(of: heading)
      let score = section.score * (1 + weights.headingEqual * value * value)
      if score > bestSection {
        bestSection = score
        row = section.row
        chosen = section.chosen
      }
      headingValue = max(headingValue, value * value)
    }
    for (exactRow, name) in exact where exactRow / 4096 == fact.page {
      if name.isTitle { titleValue = max(titleValue, name.quality * weights.exactName) }
    }
    // Of equal headings the first of the page.
    let named = exact.filter { $0.key / 4096 == fact.page && !$0.value.isTitle }
      .max { ($0.value.quality, $1.key) < ($1.value.quality, $0.key) }
    if let named, named.value.quality * weights.exactName > headingValue {
      headingValue = named.value.quality * (weights.exactName + 1) / 2
      row = named.key
    }
    // Who types what a page is called wants the page, unless a section is called so.
    let share = titleValue > weights.namedTitle ? 0 : weights.beginning
    if plan.words.count == 1 ? titleValue > 0 : titleValue >= 1,
      headingValue < 0.7 * weights.exactName, let beginning = page?.beginning,
      beginning.score >= share * bestSection
    {
      row = beginning.row
      chosen = beginning.chosen
    }
    let gain = max(weights.titleEqual * titleValue, weights.headingEqual * headingValue)
    var base = page?.score ?? 0
    // A page that only its name brought here counts like one of the best by its words.
    if base < top, gain > 0.7 * weights.headingEqual {
      base = max(base, weights.exactBase * top)
    }
    let ranked = Ranked(
      page: fact.page, score: base * (1 + gain), row: row, chosen: chosen,
      units: page?.units ?? [])
    return (ranked, gain)
  }

  /// A note says the same in both languages, so each page shares what the other is worth.
  private func shareWithTranslations(
    _ ranked: inout [Ranked], gains: [Double], facts: [PageFacts]
  ) {
    var places: [String: [Int]] = [:]
    for (index, fact) in facts.enumerated() {
      places[fact.note.rawValue, default: []].append(index)
    }
    let scores = ranked.map(\.score)
    for group in places.values where group.count > 1 {
      for index in group {
        let others = group.filter { facts[$0].language != facts[index].language }
        guard let other = others.map({ scores[$0] }).max() else { continue }
        let own = scores[index]
        let name = others.map { gains[$0] }.max() ?? 0
        let share =
          weights.translation + (weights.translationByName - weights.translation)
          * min(1, name / weights.headingEqual)
        ranked[index].score = max(own, share * other) + weights.both * min(own, other)
      }
    }
  }
}

/// A title or heading that equals the query.
package struct ExactName: Sendable, Hashable {
  package var isTitle: Bool
  package var quality: Double

  package init(isTitle: Bool, quality: Double) {
    self.isTitle = isTitle
    self.quality = quality
  }
}
