/// One answer as the optimizer sees it.
package struct TrainingAnswer: Sendable, Hashable {
  package var day: StudyDay
  package var grade: Grade

  package init(day: StudyDay, grade: Grade) {
    self.day = day
    self.grade = grade
  }
}

/// The answers that parameters are fitted to, card after card, in flat arrays.
///
/// An item, which is predicted, is every answer that is not its card's first and comes at least one
/// study day after the one before; same-day answers count as history only.
package struct TrainingSet: Sendable {
  /// Where each card begins; one more entry than cards.
  private(set) var starts: [Int] = [0]
  /// 1 ... 4.
  private(set) var grades: [UInt8] = []
  /// Whole days since the answer before; 0 for a card's first.
  private(set) var elapsed: [Double] = []
  /// The study day, for splits in time order.
  private(set) var days: [Int32] = []

  /// The number of answers.
  package var answerCount: Int { grades.count }
  package var cardCount: Int { starts.count - 1 }
  /// The number of predicted answers.
  package private(set) var itemCount = 0

  /// - Parameter histories: each card's answers in the order they were given. Days that go back
  ///   count as the same day.
  package init(_ histories: some Sequence<[TrainingAnswer]>) {
    for history in histories where !history.isEmpty { append(history) }
  }

  /// The answers of a review log that count: neither undone nor before a reset.
  package init(log entries: [ReviewLogEntry]) {
    let cards = Dictionary(grouping: entries, by: \.card).sorted { $0.key < $1.key }
    self.init(
      cards.map { _, entries in
        let counting = Replay.counting(entries)
        let reset = counting.lastIndex { $0.kind == .reset } ?? -1
        return counting[(reset + 1)...].compactMap { entry in
          guard entry.kind == .review, let grade = entry.grade else { return nil }
          return TrainingAnswer(day: entry.day, grade: grade)
        }
      })
  }

  private mutating func append(_ history: [TrainingAnswer]) {
    var last: StudyDay?
    for answer in history {
      let gap = last.map { max(0, answer.day - $0) } ?? 0
      grades.append(UInt8(answer.grade.rawValue))
      elapsed.append(Double(gap))
      days.append(Int32(clamping: answer.day.rawValue))
      if gap > 0 { itemCount += 1 }
      last = answer.day
    }
    starts.append(grades.count)
  }
}

extension TrainingSet {
  /// Without the cards that the outlier filter of fsrs-rs removes (`dataset.rs`): those whose first
  /// interval of at least a day is rare for their first grade, or longer than 100 days (365 after
  /// Easy).
  package func withoutOutliers() -> TrainingSet {
    var groups: [FirstInterval: Int] = [:]
    for card in 0..<cardCount {
      if let first = firstInterval(card) { groups[first, default: 0] += 1 }
    }
    var removed: Set<FirstInterval> = []
    for grade in UInt8(1)...4 {
      let own = groups.filter { $0.key.grade == grade }
        .sorted { ($0.value, $0.key.days) < ($1.value, $1.key.days) }
      let total = own.reduce(0) { $0 + $1.value }
      var count = 0
      for (group, size) in own {
        if count + size < max(20, total / 20) {
          count += size
          removed.insert(group)
        } else if size < 6 || group.days > (grade == 4 ? 365 : 100) {
          removed.insert(group)
        }
      }
    }
    return filter { card in firstInterval(card).map { !removed.contains($0) } ?? true }
  }

  /// Evenly chosen cards with about so many answers; all of them where there are not many more.
  func sampled(answers: Int) -> TrainingSet {
    let part = Double(answers) / Double(max(answerCount, 1))
    guard part < 0.8 else { return self }
    return filter { Int(Double($0 + 1) * part) > Int(Double($0) * part) }
  }

  private struct FirstInterval: Hashable {
    var grade: UInt8
    var days: Double
  }

  private func firstInterval(_ card: Int) -> FirstInterval? {
    let range = starts[card]..<starts[card + 1]
    guard let first = range.first(where: { elapsed[$0] > 0 }) else { return nil }
    return FirstInterval(grade: grades[range.lowerBound], days: elapsed[first])
  }

  private func filter(_ isKept: (Int) -> Bool) -> TrainingSet {
    var kept = TrainingSet([])
    for card in 0..<cardCount where isKept(card) {
      let range = starts[card]..<starts[card + 1]
      kept.grades += grades[range]
      kept.elapsed += elapsed[range]
      kept.days += days[range]
      kept.itemCount += range.count { elapsed[$0] > 0 }
      kept.starts.append(kept.grades.count)
    }
    return kept
  }
}
