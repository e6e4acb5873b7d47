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
  let allowed: Set<Int64>?
  private let importance: [Double]
  private let unitImportance: [Double]
  private let totalImportance: Double

  private var counts: [Int32]
  private var touched: [Int] = []
  private var page: Int64 = -1
  private var sections: [Scored] = []
  private var beginning: Scored?
  private var rowCount = 0
  private var units: [Double]
  /// The most that the words of the best sections give a section of the page.
  private var bestAnswer = 0.0
  private var rowUnits: [Double]
  private var rowChosen: [Int8]
  /// For each word, the units that end with it, with their weight and what they stand for.
  private let ending: [[Ending]]
  private var sums: [Double]
  private var found: [Double]
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
    importance = plan.phrases.map { plan.importance(of: $0) }
    // A word is as rare as the most frequent thing it surely means.
    var unitImportance: [Double] = []
    for unit in plan.units {
      let sure = unit.alternatives.filter { $0.quality >= 0.8 && $0.phrases.count == 1 }
      let all = sure.isEmpty ? unit.alternatives : sure
      let values = all.flatMap { $0.phrases.map { plan.importance(of: plan.phrases[$0]) } }
      unitImportance.append(values.min() ?? 1)
    }
    self.unitImportance = unitImportance
    var wordImportance = [Double](repeating: 0, count: plan.words.count)
    for (unit, value) in zip(plan.units, unitImportance) {
      for word in unit.words where unit.words.count == 1 || wordImportance[word] == 0 {
        wordImportance[word] = value * plan.weights[word]
      }
    }
    totalImportance = max(wordImportance.reduce(0, +), 0.001)
    counts = Array(repeating: 0, count: plan.phrases.count * 3)
    units = Array(repeating: 0, count: plan.units.count)
    rowUnits = units
    rowChosen = Array(repeating: -1, count: plan.units.count)
    var ending = [[Ending]](repeating: [], count: plan.words.count + 1)
    for (index, unit) in plan.units.enumerated() {
      let first = unit.words.lowerBound
      var all = Ending(unit: index, first: first, weight: 0, importance: 0)
      for word in unit.words {
        all.weight = max(all.weight, plan.weights[word])
        all.importance += wordImportance[word]
      }
      ending[unit.words.upperBound].append(all)
    }
    self.ending = ending
    sums = Array(repeating: 0, count: plan.words.count + 1)
    found = sums
  }

  /// A unit as `total` sees it.
  private struct Ending {
    var unit: Int
    /// Its first word.
    var first: Int
    var weight: Double
    var importance: Double
  }

  /// Whether a row may be found, so that its hits need be counted.
  package func takes(row: Int64) -> Bool { allowed?.contains(row / rowsPerPage) ?? true }

  /// Counts one occurrence of a phrase. Columns: title, heading, body, then the same as pairs.
  package mutating func hit(phrase: Int, column: Int) {
    let index = phrase * 3 + column % 3
    if counts[index] == 0 { touched.append(index) }
    counts[index] += 1
  }

  /// Takes the hits since the last row as those of `row`.
  package mutating func finish(row: Int64) {
    let owner = row / rowsPerPage
    defer {
      for index in touched { counts[index] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    if let allowed, !allowed.contains(owner) { return }
    if owner != page {
      finishPage()
      page = owner
    }
    matchCount += 1
    scoreUnits()
    var score = plan.units.isEmpty ? 0 : total(rowUnits)
    if plan.verbatim.contains(where: { isPresent($0) }) { score *= 1 + weights.verbatim }
    let answer = feedbackScore()
    score += answer
    bestAnswer = max(bestAnswer, answer)
    rowCount += 1
    for index in units.indices where rowUnits[index] > units[index] {
      units[index] = rowUnits[index]
    }
    if row % rowsPerPage == 0 {
      beginning = Scored(row: row, score: score, chosen: rowChosen)
    }
    if sections.count < 3 || score > (sections.last?.score ?? 0) {
      let place = sections.firstIndex { $0.score < score } ?? sections.count
      sections.insert(Scored(row: row, score: score, chosen: rowChosen), at: place)
      if sections.count > 3 { sections.removeLast() }
    }
  }

  /// The best pages, best first.
  package mutating func finish() -> [Page] {
    finishPage()
    best.sort { ($0.score, $1.page) > ($1.score, $0.page) }
    return Array(best.prefix(limit))
  }

  private mutating func finishPage() {
    guard let top = sections.first else { return }
    let together = total(units) + bestAnswer
    let length = 1 + weights.longPage * log1(Double(rowCount))
    var score = weights.section * top.score + weights.page * together / length
    for section in sections.dropFirst() { score += weights.otherSections * section.score }
    if score > threshold {
      best.append(
        Page(page: page, score: score, sections: sections, units: units, beginning: beginning))
      if best.count >= limit * 2 {
        best.sort { $0.score > $1.score }
        best.removeLast(best.count - limit)
        threshold = best.last?.score ?? 0
      }
    }
    sections.removeAll(keepingCapacity: true)
    beginning = nil
    bestAnswer = 0
    rowCount = 0
    for index in units.indices { units[index] = 0 }
  }

  // MARK: Scores

  private mutating func scoreUnits() {
    for (index, unit) in plan.units.enumerated() {
      var best = 0.0
      var chosen: Int8 = -1
      for (number, alternative) in unit.alternatives.enumerated() {
        let score = score(of: alternative, importance: unitImportance[index])
        if score > best {
          best = score
          chosen = Int8(clamping: number)
        }
      }
      rowUnits[index] = best
      rowChosen[index] = chosen
    }
  }

  private func score(of alternative: SearchPlan.Alternative, importance limit: Double) -> Double {
    guard alternative.phrases.count > 1 else {
      guard let phrase = alternative.phrases.first else { return 0 }
      let presence = presence(phrase)
      return presence == 0 ? 0 : alternative.quality * presence * min(importance[phrase], limit)
    }
    var found = 0.0
    var all = 0.0
    var sum = 0.0
    for phrase in alternative.phrases {
      let presence = presence(phrase)
      all += importance[phrase]
      if presence > 0 {
        found += importance[phrase]
        sum += presence * importance[phrase]
      }
    }
    guard found > 0, all > 0 else { return 0 }
    if alternative.isPartial {
      // Pairs: worth the word itself when all are there, and quickly less.
      let share = found / all
      return alternative.quality * share * share * (sum / found) * limit
    }
    let share = found / all
    return alternative.quality * sum * (share > 0.99 ? 1 : weights.partOfCompound * share)
  }

  /// What the row has of the words that the best sections have in common.
  private func feedbackScore() -> Double {
    var sum = 0.0
    for (phrase, weight) in plan.feedback.enumerated() where isPresent(phrase) {
      sum += weight * importance[phrase] * presence(phrase)
    }
    return weights.feedback * sum
  }

  private func isPresent(_ phrase: Int) -> Bool {
    let index = phrase * 3
    return counts[index] > 0 || counts[index + 1] > 0 || counts[index + 2] > 0
  }

  /// From 0 to about 2: where and how often a phrase stands in the section.
  private func presence(_ phrase: Int) -> Double {
    let index = phrase * 3
    var presence = 0.0
    if counts[index] > 0 { presence += weights.title }
    if counts[index + 1] > 0 { presence += weights.heading }
    let body = Double(counts[index + 2])
    if body > 0 { presence += weights.body * body / (body + weights.saturation) }
    return presence
  }

  /// The sum over words, where a unit over several words stands for all of them if that is more;
  /// reduced by what is missing.
  private mutating func total(_ scores: [Double]) -> Double {
    for end in 1..<(plan.words.count + 1) {
      sums[end] = sums[end - 1]
      found[end] = found[end - 1]
      for unit in ending[end] where scores[unit.unit] > 0 {
        let sum = sums[unit.first] + scores[unit.unit] * unit.weight
        if sum > sums[end] {
          sums[end] = sum
          // What is there only as something it may mean is found in part.
          let full = weights.fullyFound * unitImportance[unit.unit]
          found[end] = found[unit.first] + unit.importance * min(1, scores[unit.unit] / full)
        }
      }
    }
    let share = min(1, (found.last ?? 0) / totalImportance)
    return (sums.last ?? 0) * power(share, weights.coverage)
  }
}
