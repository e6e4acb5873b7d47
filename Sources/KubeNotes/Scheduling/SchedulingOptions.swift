/// How a person wants to study. Defaults are Anki's where Anki has the option.
package struct SchedulingOptions: Sendable, Hashable, Codable {
  /// The probability of recall at which a review becomes due; sensible from 0.70 to 0.99.
  package var desiredRetention: Double
  /// Delays of the first answers, in seconds.
  package var learningSteps: [Int]
  /// Delays after forgetting a card, in seconds.
  package var relearningSteps: [Int]
  /// The longest interval, in days; at least 1.
  package var maximumInterval: Int
  /// The number of lapses that makes a card a leech; 0 turns leeches off.
  package var leechThreshold: Int
  /// Whether a card that becomes a leech is suspended.
  package var leechSuspends: Bool
  /// Whether intervals are spread a little, so that cards learned together come apart.
  package var fuzz: Bool
  /// The hour at which a new study day begins.
  package var rolloverHour: Int
  /// New cards a day.
  package var newPerDay: Int
  /// Reviews a day.
  package var reviewsPerDay: Int
  /// Whether FSRS may schedule within the day after the last learning step.
  package var shortTermWithSteps: Bool
  /// How far ahead learning cards are shown when nothing else is left, in seconds.
  package var learnAhead: Int

  package init(
    desiredRetention: Double = 0.9, learningSteps: [Int] = [60, 600],
    relearningSteps: [Int] = [600], maximumInterval: Int = 36_500, leechThreshold: Int = 8,
    leechSuspends: Bool = true, fuzz: Bool = true, rolloverHour: Int = 4, newPerDay: Int = 20,
    reviewsPerDay: Int = 200, shortTermWithSteps: Bool = false, learnAhead: Int = 1200
  ) {
    self.desiredRetention = desiredRetention
    self.learningSteps = learningSteps
    self.relearningSteps = relearningSteps
    self.maximumInterval = maximumInterval
    self.leechThreshold = leechThreshold
    self.leechSuspends = leechSuspends
    self.fuzz = fuzz
    self.rolloverHour = rolloverHour
    self.newPerDay = newPerDay
    self.reviewsPerDay = reviewsPerDay
    self.shortTermWithSteps = shortTermWithSteps
    self.learnAhead = learnAhead
  }

  /// The same options with every number brought into the range that the scheduler works in.
  package var sane: SchedulingOptions {
    var options = self
    options.desiredRetention =
      desiredRetention.isFinite ? min(max(desiredRetention, 0.5), 0.999) : 0.9
    options.learningSteps = learningSteps.filter { $0 > 0 }
    options.relearningSteps = relearningSteps.filter { $0 > 0 }
    options.maximumInterval = min(max(maximumInterval, 1), 36_500)
    options.leechThreshold = max(leechThreshold, 0)
    options.rolloverHour = min(max(rolloverHour, 0), 23)
    options.newPerDay = max(newPerDay, 0)
    options.reviewsPerDay = max(reviewsPerDay, 0)
    options.learnAhead = max(learnAhead, 0)
    return options
  }
}
