/// How a person answers and how long it takes, measured from their log.
package struct StudyHabits: Sendable, Hashable, Codable {
  /// Seconds that an answer of each grade takes, Again to Easy.
  package var seconds: [Double]
  /// Seconds that the first answer to a new card takes.
  package var secondsNew: Double
  /// How often a new card is answered Again, Hard, Good, Easy; sums to 1.
  package var firstGrades: [Double]
  /// How often a remembered card is answered Hard, Good, Easy; sums to 1.
  package var passingGrades: [Double]

  /// What is assumed before anything was measured: about what Anki's users show on average.
  package static let usual = StudyHabits(
    seconds: [23, 11.7, 7.3, 5.6], secondsNew: 20, firstGrades: [0.24, 0.1, 0.56, 0.1],
    passingGrades: [0.1, 0.8, 0.1])

  package init(
    seconds: [Double], secondsNew: Double, firstGrades: [Double], passingGrades: [Double]
  ) {
    self.seconds = seconds
    self.secondsNew = secondsNew
    self.firstGrades = firstGrades
    self.passingGrades = passingGrades
  }

  /// Measures a log. What is usual counts as some twenty answers of each kind, so that few answers
  /// say little; answers above two minutes are taken as a person called away.
  package init(log entries: [ReviewLogEntry]) {
    var times = [[Double]](repeating: [], count: 5)
    var first = [Double](repeating: 0, count: 4)
    var passing = [Double](repeating: 0, count: 3)
    for own in Dictionary(grouping: entries, by: \.card).values {
      var isFirst = true
      var last: StudyDay?
      for entry in Replay.counting(own) {
        if entry.kind == .reset { isFirst = true }
        guard entry.kind == .review, let grade = entry.grade else { continue }
        if let duration = entry.duration, (1...120_000).contains(duration) {
          times[isFirst ? 4 : grade.rawValue - 1].append(Double(duration) / 1000)
        }
        if isFirst {
          first[grade.rawValue - 1] += 1
        } else if grade > .again, last.map({ $0 < entry.day }) ?? false {
          passing[grade.rawValue - 2] += 1
        }
        isFirst = false
        last = entry.day
      }
    }
    let usual = Self.usual
    let usualTimes = usual.seconds + [usual.secondsNew]
    let means = zip(times, usualTimes).map { measured, usual in
      (measured.reduce(0, +) + 20 * usual) / Double(measured.count + 20)
    }
    func shares(_ counts: [Double], _ usual: [Double]) -> [Double] {
      let total = counts.reduce(20, +)
      return zip(counts, usual).map { ($0 + 20 * $1) / total }
    }
    self.init(
      seconds: Array(means[0..<4]), secondsNew: means[4],
      firstGrades: shares(first, usual.firstGrades),
      passingGrades: shares(passing, usual.passingGrades))
  }
}
