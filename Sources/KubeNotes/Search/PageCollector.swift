/// Scores the sections that match a plan as they stream by, and keeps the best pages.
///
/// Sections of one page must follow one another. Memory does not grow with the number of matches.
package struct PageCollector {
  /// A page among the best.
  package struct Page: Sendable {
    package var page: Int64
    package var score: Double
    /// Its best sections, best first.
    package var sections: [Scored]
    /// For each unit of the plan, its best score in the page.
    package var units: [Double]
    /// The section that it begins with, where that matched.
    package var beginning: Scored?
  }

  /// A section and its score by its words.
  package struct Scored: Sendable {
    package var row: Int64
    package var score: Double
    /// For each unit, which alternative counted; -1 for none.
    package var chosen: [Int8]
  }

  package let plan: SearchPlan
  let weights: RankingWeights
  let limit: Int
  let rowsPerPage: Int64
  /// Pages that may be found; nil for all.
  package let allowed: Set<Int64>?
  private var scorer: SectionScorer
  private var page: Int64 = -1
  /// The best sections of the page, best first.
  private var sections: [Candidate] = []
  private var beginning: Candidate?
  /// What the candidates chose, one slot behind the other: most pages are not kept, and need no array
  /// for each of their sections.
  private var choices: [Int8]
  private var rowCount = 0
  /// For each unit, its best score in the page.
  private var units: [Double]
  /// The most that the words of the best sections give a section of the page.
  private var bestFeedback = 0.0
  private var best: [Page] = []
  private var threshold = 0.0
  /// The number of sections that matched.
  package private(set) var matchCount = 0

  package init(
    plan: SearchPlan, weights: RankingWeights = .standard, limit: Int, rowsPerPage: Int64,
    allowed: Set<Int64>? = nil
  ) {
    self.plan = plan
    self.weights = weights
    self.limit = limit
    self.rowsPerPage = rowsPerPage
    self.allowed = allowed
    scorer = SectionScorer(plan: plan, weights: weights)
    units = Array(repeating: 0, count: plan.units.count)
    choices = Array(repeating: -1, count: plan.units.count * (Self.sectionLimit + 1))
  }

  /// How many sections of a page count and are kept.
  private static let sectionLimit = 3

  /// A section of the page that streams by.
  private struct Candidate {
    var row: Int64
    var score: Double
    /// Where in `choices` it has its own.
    var slot: Int
  }

  /// Counts one occurrence of a phrase. Columns: title, heading, body, then the same as pairs.
  package mutating func hit(phrase: Int, column: Int) {
    scorer.hit(phrase: phrase, column: column)
  }

  /// Takes the hits since the last row as those of `row`.
  package mutating func finish(row: Int64) {
    let owner = row / rowsPerPage
    defer { scorer.forget() }
    if let allowed, !allowed.contains(owner) { return }
    if owner != page {
      finishPage()
      page = owner
    }
    matchCount += 1
    rowCount += 1
    var score = scorer.score()
    if !plan.feedback.isEmpty {
      let feedback = scorer.feedbackScore()
      score += feedback
      bestFeedback = max(bestFeedback, feedback)
    }
    for index in units.indices where scorer.scores[index] > units[index] {
      units[index] = scorer.scores[index]
    }
    if row % rowsPerPage == 0 {
      beginning = Candidate(row: row, score: score, slot: Self.sectionLimit)
      keepChoices(in: Self.sectionLimit)
    }
    var slot = sections.count
    if slot == Self.sectionLimit {
      guard let last = sections.last, score > last.score else { return }
      slot = last.slot
      sections.removeLast()
    }
    let place = sections.firstIndex { $0.score < score } ?? sections.count
    sections.insert(Candidate(row: row, score: score, slot: slot), at: place)
    keepChoices(in: slot)
  }

  private mutating func keepChoices(in slot: Int) {
    let start = slot * units.count
    for index in units.indices { choices[start + index] = scorer.chosen[index] }
  }

  private func scored(_ candidate: Candidate) -> Scored {
    let start = candidate.slot * units.count
    return Scored(
      row: candidate.row, score: candidate.score,
      chosen: Array(choices[start..<(start + units.count)]))
  }

  /// The best pages, best first.
  package mutating func finish() -> [Page] {
    finishPage()
    best.sort { ($0.score, $1.page) > ($1.score, $0.page) }
    return Array(best.prefix(limit))
  }

  private mutating func finishPage() {
    guard let top = sections.first else { return }
    let together = scorer.total(units) + bestFeedback
    let length = 1 + weights.longPage * log1(Double(rowCount))
    var score = weights.section * top.score + weights.page * together / length
    for section in sections.dropFirst() { score += weights.otherSections * section.score }
    if score > threshold {
      best.append(
        Page(
          page: page, score: score, sections: sections.map { scored($0) }, units: units,
          beginning: beginning.map { scored($0) }))
      if best.count >= limit * 2 {
        best.sort { $0.score > $1.score }
        best.removeLast(best.count - limit)
        threshold = best.last?.score ?? 0
      }
    }
    sections.removeAll(keepingCapacity: true)
    beginning = nil
    bestFeedback = 0
    rowCount = 0
    for index in units.indices { units[index] = 0 }
  }
}
