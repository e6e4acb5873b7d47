internal import Foundation

extension CardState {
  /// The state after an answer: the one function that live scheduling and replay share.
  func answered(
    _ grade: Grade, memory: MemoryState, decay: Double, schedule: Schedule, at time: Date,
    day: StudyDay
  ) -> CardState {
    var next = self
    if phase.isReview, grade == .again { next.lapses += 1 }
    next.reps += 1
    next.memory = memory
    next.decay = decay
    next.algorithm = FSRS.version
    next.phase = schedule.phase
    next.due = schedule.due
    next.intervalDays = schedule.intervalDays
    next.desiredRetention = schedule.desiredRetention
    next.lastReview = time
    next.lastReviewDay = day
    next.buriedUntil = nil
    if schedule.becomesLeech { next.isLeech = true }
    if schedule.suspends { next.isSuspended = true }
    return next
  }
}
