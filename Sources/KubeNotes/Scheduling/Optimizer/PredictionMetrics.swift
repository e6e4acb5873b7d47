internal import Foundation

/// How good predictions of recall are. Definitions as in fsrs-rs (`inference.rs`) and Anki.
package struct PredictionMetrics: Sendable, Hashable, Codable {
  /// The number of predicted answers.
  package var items: Int
  /// Mean of −ln P(answer); smaller is better.
  package var logLoss: Double
  /// The same with weights that grow with time from 0.25 to 1, as Anki evaluates.
  package var recentLogLoss: Double
  /// Root mean square difference between predicted and actual recall over groups of alike answers.
  package var rmseBins: Double
  /// The probability that a remembered card was given a higher recall than a forgotten one; 0.5 is
  /// guessing. Nil when all answers were remembered, or none.
  package var auc: Double?

  /// Nil for a set without items.
  package init?(of parameters: FSRSParameters, on set: TrainingSet) {
    let items = set.predictions(FSRS(parameters))
    guard !items.isEmpty else { return nil }
    self.items = items.count
    let byTime = items.sorted { $0.day < $1.day }
    let last = Double(max(items.count - 1, 1))
    var plain = 0.0
    var recent = 0.0
    var weights = 0.0
    for (rank, item) in byTime.enumerated() {
      let recall = min(max(item.recall, 1e-7), 1 - 1e-7)
      let cost = item.isRemembered ? -log(recall) : -log(1 - recall)
      let age = Double(rank) / last
      let weight = 0.25 + 0.75 * age * age * age
      plain += cost
      recent += weight * cost
      weights += weight
    }
    logLoss = plain / Double(items.count)
    recentLogLoss = recent / weights
    rmseBins = Self.rmse(items)
    auc = Self.auc(items)
  }

  private struct Bin: Hashable {
    var elapsed: Double
    var reviews: Double
    var lapses: Double
  }

  private static func rmse(_ items: [Prediction]) -> Double {
    func power(_ base: Double, _ value: Int) -> Double {
      pow(base, (log(Double(value)) / log(base)).rounded(.down))
    }
    var bins: [Bin: (count: Double, predicted: Double, actual: Double)] = [:]
    for item in items {
      let bin = Bin(
        elapsed: (2.48 * power(3.62, item.elapsed) * 100).rounded(),
        reviews: (1.99 * power(1.89, item.reviews + 1)).rounded(),
        lapses: item.lapses == 0 ? 0 : (1.65 * power(1.73, item.lapses)).rounded())
      let old = bins[bin] ?? (0, 0, 0)
      bins[bin] = (
        old.count + 1, old.predicted + item.recall, old.actual + (item.isRemembered ? 1 : 0)
      )
    }
    let sum = bins.values.reduce(0.0) { sum, bin in
      let difference = (bin.predicted - bin.actual) / bin.count
      return sum + bin.count * difference * difference
    }
    return (sum / Double(items.count)).squareRoot()
  }

  /// By ranks (Mann–Whitney), with mean ranks for ties.
  private static func auc(_ items: [Prediction]) -> Double? {
    let sorted = items.sorted { $0.recall < $1.recall }
    let remembered = items.count { $0.isRemembered }
    let forgotten = items.count - remembered
    guard remembered > 0, forgotten > 0 else { return nil }
    var rankSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].recall == sorted[start].recall { end += 1 }
      let meanRank = Double(start + end + 1) / 2
      rankSum += meanRank * Double(sorted[start..<end].count { $0.isRemembered })
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
