internal import Foundation

/// How good predictions of recall are. Definitions as in fsrs-rs (`inference.rs`) and Anki, of which
/// `recentLogLoss` and `rmseBins` give the same figures.
package struct PredictionMetrics: Sendable, Hashable, Codable {
  /// The number of predicted answers.
  package var items: Int
  /// Mean of −ln P(answer); smaller is better.
  package var logLoss: Double
  /// The same with weights that grow with time from 0.25 to 1, as Anki evaluates.
  package var recentLogLoss: Double
  /// Root mean square difference between predicted and actual recall over groups of alike answers,
  /// newer ones weighing more.
  package var rmseBins: Double
  /// The probability that a remembered card was given a higher recall than a forgotten one; 0.5 is
  /// guessing. Nil when all answers were remembered, or none.
  package var auc: Double?

  /// Nil for a set without items.
  package init?(of parameters: FSRSParameters, on set: TrainingSet) {
    let items = set.predictions(FSRS(parameters))
    guard !items.isEmpty else { return nil }
    self.items = items.count
    let weights = Self.ageWeights(items)
    var plain = LogProduct()
    var recent = 0.0
    var total = 0.0
    for (item, weight) in zip(items, weights) {
      let recall = min(max(item.recall, 1e-7), 1 - 1e-7)
      let probability = item.isRemembered ? recall : 1 - recall
      plain.multiply(probability)
      recent -= weight * log(probability)
      total += weight
    }
    logLoss = plain.loss / Double(items.count)
    recentLogLoss = recent / total
    rmseBins = Self.rmse(items, weights)
    auc = Self.auc(items)
  }

  /// 0.25 for the oldest item to 1 for the newest, by its rank in time.
  private static func ageWeights(_ items: [Prediction]) -> [Double] {
    let last = Double(max(items.count - 1, 1))
    func weight(_ rank: Int) -> Double {
      let age = Double(rank) / last
      return 0.25 + 0.75 * age * age * age
    }
    var ranks: [Int32: Int] = [:]
    for item in items { ranks[item.day, default: 0] += 1 }
    var rank = 0
    for day in ranks.keys.sorted() {
      let count = ranks[day] ?? 0
      ranks[day] = rank
      rank += count
    }
    return items.map { item in
      let rank = ranks[item.day] ?? 0
      ranks[item.day] = rank + 1
      return weight(rank)
    }
  }

  private struct Bin {
    var count = 0.0
    var weight = 0.0
    var predicted = 0.0
    var actual = 0.0
  }

  /// Bins are powers: of 3.62 days since the last answer, of 1.89 answers, of 1.73 lapses. Bins
  /// count by the weights of their items.
  private static func rmse(_ items: [Prediction], _ weights: [Double]) -> Double {
    // Powers of small numbers are looked up.
    func table(_ base: Double) -> [Int] { (0..<4096).map { power(base, $0) } }
    func power(_ base: Double, _ value: Int) -> Int {
      // 0 is a group of its own.
      value < 1 ? 0 : 1 + Int(log(Double(value)) / log(base))
    }
    let tables = (elapsed: table(3.62), reviews: table(1.89), lapses: table(1.73))
    func lookUp(_ table: [Int], _ base: Double, _ value: Int) -> Int {
      value < table.count ? table[value] : power(base, value)
    }
    var bins: [Int: Bin] = [:]
    for (item, weight) in zip(items, weights) {
      let elapsed = lookUp(tables.elapsed, 3.62, item.elapsed)
      let reviews = lookUp(tables.reviews, 1.89, item.reviews + 1)
      let lapses = lookUp(tables.lapses, 1.73, item.lapses)
      let key = (elapsed << 8 | reviews) << 8 | lapses
      bins[key, default: Bin()].count += 1
      bins[key, default: Bin()].weight += weight
      bins[key, default: Bin()].predicted += item.recall
      if item.isRemembered { bins[key, default: Bin()].actual += 1 }
    }
    // In a fixed order, so that equal sets give equal sums.
    let sorted = bins.sorted { $0.key < $1.key }.map(\.value)
    let sum = sorted.reduce(0.0) { sum, bin in
      let difference = (bin.predicted - bin.actual) / bin.count
      return sum + bin.weight * difference * difference
    }
    return (sum / sorted.reduce(0) { $0 + $1.weight }).squareRoot()
  }

  /// By ranks (Mann–Whitney), with mean ranks for ties.
  private static func auc(_ items: [Prediction]) -> Double? {
    // Positive numbers sort like their bits; the last bit, far below any difference that matters,
    // says whether the card was remembered.
    let sorted = items.map { item in
      (item.recall.bitPattern & ~1) | (item.isRemembered ? 1 : 0)
    }.sorted()
    let remembered = sorted.count { $0 & 1 == 1 }
    let forgotten = items.count - remembered
    guard remembered > 0, forgotten > 0 else { return nil }
    var rankSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      var rememberedHere = 0
      while end < sorted.count, sorted[end] | 1 == sorted[start] | 1 {
        rememberedHere += Int(sorted[end] & 1)
        end += 1
      }
      rankSum += Double(start + end + 1) / 2 * Double(rememberedHere)
      start = end
    }
    let lowest = Double(remembered) * Double(remembered + 1) / 2
    return (rankSum - lowest) / (Double(remembered) * Double(forgotten))
  }
}

/// One predicted answer.
package struct Prediction: Sendable, Hashable {
  package var day: Int32
  /// Days since the answer before.
  package var elapsed: Int
  /// Answers of the card on other days than the one before, up to this one.
  package var reviews: Int
  /// How many of the earlier ones were Again.
  package var lapses: Int
  /// The predicted probability of recall.
  package var recall: Double
  package var isRemembered: Bool
}

extension TrainingSet {
  /// What FSRS predicts for each item, card after card.
  package func predictions(_ fsrs: FSRS) -> [Prediction] {
    var predictions: [Prediction] = []
    predictions.reserveCapacity(itemCount)
    for card in 0..<cardCount {
      var state: MemoryState?
      var reviews = 0
      var lapses = 0
      for index in starts[card]..<starts[card + 1] {
        let grade = Grade(rawValue: Int(grades[index])) ?? .good
        if let state, elapsed[index] > 0 {
          reviews += 1
          predictions.append(
            Prediction(
              day: days[index], elapsed: Int(elapsed[index]), reviews: reviews, lapses: lapses,
              recall: fsrs.retrievability(state, afterDays: elapsed[index]),
              isRemembered: grade > .again))
          if grade == .again { lapses += 1 }
        }
        state = fsrs.state(after: state, elapsedDays: Int(elapsed[index]), grade: grade)
      }
    }
    return predictions
  }

  /// The study days of all items, in order.
  func sortedItemDays() -> [Int32] {
    let items = zip(days, elapsed).lazy.filter { $1 > 0 }.map(\.0)
    guard let low = items.min(), let high = items.max() else { return [] }
    // Counting sort where days are dense, which they are unless a clock was wrong.
    guard Int(high) - Int(low) < 100_000 else { return items.sorted() }
    var counts = [Int](repeating: 0, count: Int(high - low) + 1)
    for day in items { counts[Int(day - low)] += 1 }
    return counts.enumerated().flatMap { offset, count in
      repeatElement(low + Int32(offset), count: count)
    }
  }
}
