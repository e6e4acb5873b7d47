package import Foundation

/// Decides when cards come back: FSRS for the memory, learning steps, fuzz and leeches around it.
///
/// Steps and button rules are Anki's (`rslib/src/scheduler/states/`, 26.08), so people who move keep
/// the intervals that they know. Reads no clock: `now` is an argument.
package struct Scheduler: Sendable, Hashable {
  package let fsrs: FSRS
  package let options: SchedulingOptions
  package let calendar: StudyCalendar

  /// Days of interval per day of stability, at the desired retention.
  let intervalScale: Double
  let learning: LearningSteps
  let relearning: LearningSteps

  /// A scheduler for one person. Options are brought into range first (`SchedulingOptions.sane`);
  /// the time zone is that of the person's wall clock.
  package init(
    parameters: FSRSParameters = .defaults, options: SchedulingOptions = SchedulingOptions(),
    timeZone: TimeZone
  ) {
    let options = options.sane
    fsrs = FSRS(parameters)
    self.options = options
    calendar = StudyCalendar(timeZone: timeZone, rolloverHour: options.rolloverHour)
    intervalScale = fsrs.intervalPerStability(options.desiredRetention)
    learning = LearningSteps(seconds: options.learningSteps)
    relearning = LearningSteps(seconds: options.relearningSteps)
  }

  /// What each answer to a card would lead to. A card that was never answered has no state.
  package func outcomes(
    for card: CardID, state: CardState?, at now: Date
  ) -> Outcomes {
    let state = state ?? .new
    let fuzz = options.fuzz ? Fuzz(card: card, reps: state.reps) : .off
    return outcomes(state: state, at: now, day: calendar.day(of: now), fuzz: fuzz)
  }

  /// What one answer leads to. `outcome.state` is what to store, `outcome.schedule` what to log.
  package func answer(
    _ card: CardID, state: CardState?, grade: Grade, at now: Date
  ) -> Outcome {
    outcomes(for: card, state: state, at: now)[grade]
  }

  /// The probability that a card is recalled on a day; nil for a card without a memory.
  package func retrievability(_ state: CardState, on day: StudyDay) -> Double? {
    guard let memory = state.memory, let elapsed = state.elapsedDays(on: day) else { return nil }
    return fsrs.retrievability(memory, afterDays: Double(elapsed))
  }

  func outcomes(state: CardState, at now: Date, day: StudyDay, fuzz: Fuzz) -> Outcomes {
    let elapsed = state.elapsedDays(on: day) ?? 0
    func step(_ grade: Grade) -> MemoryState {
      fsrs.state(after: state.memory, elapsedDays: elapsed, grade: grade)
    }
    let memories = GradeValues(
      again: step(.again), hard: step(.hard), good: step(.good), easy: step(.easy))
    let intervals = memories.map { $0.stability * intervalScale }
    let decisions =
      switch state.phase {
      case .new:
        learningDecisions(.learn, remaining: learning.count, intervals, fuzz)
      case .learning(let remaining):
        learningDecisions(.learn, remaining: remaining, intervals, fuzz)
      case .relearning(let remaining):
        learningDecisions(.relearn, remaining: remaining, intervals, fuzz)
      case .review:
        reviewDecisions(previous: state.intervalDays, intervals, fuzz)
      }
    func outcome(_ grade: Grade) -> Outcome {
      let decision = decisions[grade]
      var schedule = Schedule(
        phase: decision.phase, due: due(decision.interval, at: now, day: day, fuzz),
        intervalDays: decision.interval.wholeDays, desiredRetention: options.desiredRetention)
      if state.phase.isReview, grade == .again, isLeech(lapses: state.lapses + 1) {
        schedule.becomesLeech = true
        schedule.suspends = options.leechSuspends
      }
      let next = state.answered(
        grade, memory: memories[grade], decay: fsrs.decay, schedule: schedule, at: now, day: day)
      return Outcome(
        grade: grade, state: next, interval: decision.interval, schedule: schedule)
    }
    return Outcomes(
      again: outcome(.again), hard: outcome(.hard), good: outcome(.good), easy: outcome(.easy))
  }

  /// A delay that reaches past the rollover becomes a whole day.
  private func due(_ interval: Interval, at now: Date, day: StudyDay, _ fuzz: Fuzz) -> Due {
    switch interval {
    case .days(let days): return .day(day + days)
    case .seconds(let seconds):
      let instant = now.addingTimeInterval(Double(fuzz.seconds(seconds)))
      let dueDay = calendar.day(of: instant)
      return dueDay > day ? .day(dueDay) : .instant(instant)
    }
  }

  /// At the threshold, and at every half threshold after it.
  private func isLeech(lapses: Int) -> Bool {
    let threshold = options.leechThreshold
    guard threshold > 0, lapses >= threshold else { return false }
    return (lapses - threshold) % ((threshold + 1) / 2) == 0
  }
}

/// Where an answer moves a card, before due times.
struct Decision: Sendable, Hashable {
  var phase: CardPhase
  var interval: Interval
}

/// One value for each grade.
struct GradeValues<Value> {
  var again: Value
  var hard: Value
  var good: Value
  var easy: Value

  subscript(grade: Grade) -> Value {
    switch grade {
    case .again: again
    case .hard: hard
    case .good: good
    case .easy: easy
    }
  }

  func map<Other>(_ change: (Value) -> Other) -> GradeValues<Other> {
    GradeValues<Other>(
      again: change(again), hard: change(hard), good: change(good), easy: change(easy))
  }
}

extension GradeValues: Sendable where Value: Sendable {}

extension Interval {
  /// Whole days, or 0 within the day.
  var wholeDays: Int {
    switch self {
    case .seconds: 0
    case .days(let days): days
    }
  }
}
