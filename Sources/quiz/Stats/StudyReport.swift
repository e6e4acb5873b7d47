internal import KubeNotes
internal import NotesStore

/// Everything that `quiz stats` tells.
struct StudyReport: Sendable {
  let today: StudyDay
  let year: StudyYear
  /// The days of `year` that had answers, in order.
  let days: [StudiedDay]
  let streak: Streak
  let forecast: DueForecast
  /// The recall that reviews are scheduled for, 0 ... 1.
  let target: Double
  let retention: [MonthlyRetention]
  let stability: StabilityDistribution
  let time: StudyTime
  let readiness: [Readiness]

  /// - Parameter recalls: the present recall of the cards that were answered.
  init(_ history: StudyHistory, _ curriculum: Curriculum, recalls: [CardID: Double]) {
    today = history.today
    year = StudyYear(history.days, today: history.today)
    let first = year.first
    days = history.days.filter { $0.day >= first && $0.day <= history.today }
    streak = Streak(history.days, today: history.today)
    forecast = DueForecast(history.due, today: history.today)
    target = history.desiredRetention
    retention = history.retention
    stability = history.stability
    time = StudyTime(history.days, today: history.today)
    readiness = curriculum.exams.map { exam in
      Readiness(exam, in: curriculum) { recalls[$0] }
    }
  }
}

/// A share as people read it.
func percent(_ share: Double) -> Int {
  Int((share * 100).rounded())
}
