internal import Dispatch

/// What a desired retention costs and brings: the person's own deck, simulated for a year.
///
/// Answers are drawn from the memory that FSRS believes in; a forgotten card is answered once more
/// on the same day. All retentions see the same random numbers, so that they differ by what they
/// change and not by luck.
package struct Workload: Sendable {
  /// What one retention leads to.
  package struct Point: Sendable, Hashable, Codable {
    package var retention: Double
    /// Answers a day, on average; learning and repetition included.
    package var reviewsPerDay: Double
    package var minutesPerDay: Double
    /// The number of cards that would be remembered at the end: the sum of recall probabilities.
    package var knownAtEnd: Double

    package init(
      retention: Double, reviewsPerDay: Double, minutesPerDay: Double, knownAtEnd: Double
    ) {
      self.retention = retention
      self.reviewsPerDay = reviewsPerDay
      self.minutesPerDay = minutesPerDay
      self.knownAtEnd = knownAtEnd
    }
  }

  package let fsrs: FSRS
  package let habits: StudyHabits
  package let options: SchedulingOptions
  package let days: Int
  private let started: [SimulatedCard]
  private let newCards: Int

  /// A deck as it is on `today`. Suspended cards are left out; cards due earlier than a new
  /// retention would have them come at once, as after rescheduling.
  package init(
    deck: some Sequence<CardState>, today: StudyDay, fsrs: FSRS, habits: StudyHabits = .usual,
    options: SchedulingOptions = SchedulingOptions(), days: Int = 365
  ) {
    self.fsrs = fsrs
    self.habits = habits
    self.options = options.sane
    self.days = max(days, 1)
    var started: [SimulatedCard] = []
    var newCards = 0
    for state in deck where !state.isSuspended {
      if let memory = state.memory, let elapsed = state.elapsedDays(on: today) {
        started.append(SimulatedCard(memory: memory.clamped, lastDay: -elapsed))
      } else {
        newCards += 1
      }
    }
    self.started = started
    self.newCards = newCards
  }

  /// 0.70, 0.71, ..., 0.97.
  package static let retentions = (70...97).map { Double($0) / 100 }

  /// One point for each retention, in their order.
  package func curve(
    retentions: [Double] = Workload.retentions, using random: inout some RandomNumberGenerator
  ) -> [Point] {
    let seed = random.next()
    let output = UnsafeMutableBufferPointer<Point>.allocate(capacity: retentions.count)
    output.initialize(
      repeating: Point(retention: 0, reviewsPerDay: 0, minutesPerDay: 0, knownAtEnd: 0))
    defer {
      output.deinitialize()
      output.deallocate()
    }
    nonisolated(unsafe) let points = output
    DispatchQueue.concurrentPerform(iterations: retentions.count) { index in
      var random = SplitMix64(seed: seed)
      points[index] = point(retention: retentions[index], using: &random)
    }
    return Array(output)
  }

  /// The point with the least time for each card known.
  package static func cheapest(_ points: [Point]) -> Point? {
    points.filter { $0.knownAtEnd > 0 }
      .min { $0.minutesPerDay / $0.knownAtEnd < $1.minutesPerDay / $1.knownAtEnd }
  }

  /// Simulates one retention.
  package func point(
    retention: Double, using random: inout some RandomNumberGenerator
  ) -> Point {
    var year = SimulatedYear(
      fsrs: fsrs, habits: habits, options: options, days: days, retention: retention,
      cards: started)
    var waiting = newCards
    for day in 0..<days {
      let introduced = min(waiting, options.newPerDay)
      waiting -= introduced
      year.study(day, new: introduced, using: &random)
    }
    return Point(
      retention: retention, reviewsPerDay: Double(year.answers) / Double(days),
      minutesPerDay: year.seconds / 60 / Double(days), knownAtEnd: year.known(on: days))
  }
}

/// A card of a simulated deck; days are counted from the start of the simulation.
struct SimulatedCard: Sendable {
  var memory: MemoryState
  var lastDay: Int
}
