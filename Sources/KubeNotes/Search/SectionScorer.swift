/// Scores one section after another by the phrases of a plan that stand in it.
///
/// This is done for every section that matches, so the plan is laid out flat: a row in `units`,
/// `alternatives` and `places` is followed without taking hold of an array for each.
struct SectionScorer {
  /// For each unit of the plan, its score in the section scored last.
  private(set) var scores: [Double]
  /// For each unit, which of its alternatives counted; -1 for none.
  private(set) var chosen: [Int8]

  private let weights: RankingWeights
  /// How rare each phrase is.
  private let importance: [Double]
  private let units: [Unit]
  private let alternatives: [Alternative]
  /// The phrases of the alternatives, one after the other.
  private let places: [Int]
  /// Units by the word that they end with, which `ends` parts: those that end behind word `i` lie in
  /// `endings[ends[i]..<ends[i + 1]]`.
  private let endings: [Ending]
  private let ends: [Int]
  private let totalImportance: Double
  private let verbatim: [Int]
  private let feedback: [Double]

  /// Occurrences of each phrase in title, heading and body.
  private var counts: [Int32]
  private var touched: [Int] = []
  /// Of the words up to each: the best sum of scores, and the importance that was found.
  private var sums: [Double]
  private var found: [Double]

  private struct Unit {
    var alternatives: Range<Int>
    var importance: Double
  }

  private struct Alternative {
    var places: Range<Int>
    var quality: Double
    var isPartial: Bool
  }

  /// A unit as `total` sees it.
  private struct Ending {
    var unit: Int
    /// Its first word.
    var first: Int
    var weight: Double
    var importance: Double
    /// The score from which on it counts as found in full.
    var full: Double
  }

  init(plan: SearchPlan, weights: RankingWeights) {
    self.weights = weights
    importance = plan.phrases.map { plan.importance(of: $0) }
    verbatim = plan.verbatim
    feedback = plan.feedback
    var (units, alternatives, places) = ([Unit](), [Alternative](), [Int]())
    for unit in plan.units {
      // A word is as rare as the most frequent thing it surely means.
      let sure = unit.alternatives.filter { $0.quality >= 0.8 && $0.phrases.count == 1 }
      let all = sure.isEmpty ? unit.alternatives : sure
      let rarities = all.flatMap { $0.phrases.map { plan.importance(of: plan.phrases[$0]) } }
      let start = alternatives.count
      for alternative in unit.alternatives {
        alternatives.append(
          Alternative(
            places: places.count..<(places.count + alternative.phrases.count),
            quality: alternative.quality, isPartial: alternative.isPartial))
        places += alternative.phrases
      }
      units.append(
        Unit(alternatives: start..<alternatives.count, importance: rarities.min() ?? 1))
    }
    var wordImportance = [Double](repeating: 0, count: plan.words.count)
    for (unit, value) in zip(plan.units, units) {
      for word in unit.words where unit.words.count == 1 || wordImportance[word] == 0 {
        wordImportance[word] = value.importance * plan.weights[word]
      }
    }
    totalImportance = max(wordImportance.reduce(0, +), 0.001)
    var (endings, ends) = ([Ending](), [0, 0])
    for end in 1..<(plan.words.count + 1) {
      for (index, unit) in plan.units.enumerated() where unit.words.upperBound == end {
        endings.append(
          Ending(
            unit: index, first: unit.words.lowerBound,
            weight: unit.words.reduce(0) { max($0, plan.weights[$1]) },
            importance: unit.words.reduce(0) { $0 + wordImportance[$1] },
            full: weights.fullyFound * units[index].importance))
      }
      ends.append(endings.count)
    }
    (self.units, self.alternatives, self.places) = (units, alternatives, places)
    (self.endings, self.ends) = (endings, ends)
    counts = Array(repeating: 0, count: plan.phrases.count * 3)
    scores = Array(repeating: 0, count: plan.units.count)
    chosen = Array(repeating: -1, count: plan.units.count)
    sums = Array(repeating: 0, count: plan.words.count + 1)
    found = sums
  }

  /// Counts one occurrence of a phrase in the section to be scored next. Columns: title, heading,
  /// body, then the same as pairs.
  mutating func hit(phrase: Int, column: Int) {
    let index = phrase * 3 + column % 3
    if counts[index] == 0 { touched.append(index) }
    counts[index] += 1
  }

  /// Forgets the hits since the last section.
  mutating func forget() {
    for index in touched { counts[index] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  /// The score of a section by the words of the query; sets `scores` and `chosen`.
  mutating func score() -> Double {
    for (index, unit) in units.enumerated() {
      var best = 0.0
      var chosen: Int8 = -1
      for number in unit.alternatives {
        let score = score(of: alternatives[number], importance: unit.importance)
        if score > best {
          best = score
          chosen = Int8(clamping: number - unit.alternatives.lowerBound)
        }
      }
      scores[index] = best
      self.chosen[index] = chosen
    }
    let score = total(scores)
    return verbatim.contains(where: { isPresent($0) }) ? score * (1 + weights.verbatim) : score
  }

  private func score(of alternative: Alternative, importance limit: Double) -> Double {
    let places = alternative.places
    if places.count == 1 {
      let phrase = self.places[places.lowerBound]
      let presence = presence(phrase)
      return presence == 0 ? 0 : alternative.quality * presence * min(importance[phrase], limit)
    }
    var found = 0.0
    var all = 0.0
    var sum = 0.0
    for place in places {
      let phrase = self.places[place]
      let presence = presence(phrase)
      all += importance[phrase]
      if presence > 0 {
        found += importance[phrase]
        sum += presence * importance[phrase]
      }
    }
    guard found > 0, all > 0 else { return 0 }
    let share = found / all
    if alternative.isPartial {
      // Pairs: worth the word itself when all are there, and quickly less.
      return alternative.quality * share * share * (sum / found) * limit
    }
    return alternative.quality * sum * (share > 0.99 ? 1 : weights.partOfCompound * share)
  }

  /// The sum over words, where a unit over several words stands for all of them if that is more;
  /// reduced by what is missing.
  ///
  /// - Parameter scores: for each unit of the plan.
  mutating func total(_ scores: [Double]) -> Double {
    guard sums.count > 1 else { return 0 }
    for end in 1..<sums.count {
      sums[end] = sums[end - 1]
      found[end] = found[end - 1]
      for place in ends[end]..<ends[end + 1] {
        let unit = endings[place]
        let score = scores[unit.unit]
        guard score > 0 else { continue }
        let sum = sums[unit.first] + score * unit.weight
        if sum > sums[end] {
          sums[end] = sum
          // What is there only as something it may mean is found in part.
          found[end] = found[unit.first] + unit.importance * min(1, score / unit.full)
        }
      }
    }
    let share = min(1, found[found.count - 1] / totalImportance)
    return sums[sums.count - 1] * power(share, weights.coverage)
  }

  /// What the section has of the words that the best sections have in common.
  func feedbackScore() -> Double {
    var sum = 0.0
    for (phrase, weight) in feedback.enumerated() where isPresent(phrase) {
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
}
