package import Foundation
internal import GRDB
package import KubeNotes

/// New parameters for the person, with what speaks for them.
package struct Fitting: Sendable {
  package var optimization: Optimization
  /// The parameters that were in use.
  package var present: FSRSParameters
  /// How well the present parameters predict all answers; nil without predicted answers.
  package var before: PredictionMetrics?
  /// The same for the parameters found.
  package var after: PredictionMetrics?
  /// Answers and cards that were looked at.
  package var answers: Int
  package var cards: Int

  /// Whether new parameters were found that predict better.
  package var isBetter: Bool { optimization.verdict == .improved }
}

/// What the last fitting saw, so that the next one can be fair and need not be repeated.
struct OptimizationRecord: Codable, Hashable {
  /// The parameters that came out of it.
  var values: [Double]
  /// The first study day whose answers those were not fitted to; nil if they were never fitted.
  var unseenFrom: Int?
  /// The number of answers then.
  var answers: Int
}

extension ProgressStore {
  /// Fits parameters to all answers. Changes nothing.
  package func fit() throws -> Fitting {
    let set = try trainingSet()
    let present = try parameters()
    let unseenFrom = try read { try record($0)?.unseenFrom }
    let optimization = Optimizer().optimize(
      set, present: present, unseenFrom: unseenFrom.map(StudyDay.init(rawValue:)),
      relearningSteps: try options().relearningSteps.count)
    let before = PredictionMetrics(of: present, on: set)
    return Fitting(
      optimization: optimization, present: present, before: before,
      after: optimization.verdict == .improved
        ? PredictionMetrics(of: optimization.parameters, on: set) : before,
      answers: set.answerCount, cards: set.cardCount)
  }

  /// Puts the parameters of a fitting to use where they are better, and remembers that it was done.
  package func apply(_ fitting: Fitting, at now: Date) throws {
    try write { db in
      let today = try scheduler(db).calendar.day(of: now)
      let known = try record(db)?.unseenFrom
      if fitting.isBetter {
        let stored = Settings.StoredParameters(
          version: FSRS.version.rawValue, values: fitting.optimization.parameters.values)
        try Settings.write(
          try Settings.encode(stored), for: .parameters, at: now.milliseconds, in: db)
        try rebuild(db)
      }
      let record = OptimizationRecord(
        values: try Settings.parameters(db).values,
        unseenFrom: fitting.isBetter ? today.rawValue + 1 : known, answers: fitting.answers)
      try Settings.write(
        try Settings.encode(record), for: .optimization, at: now.milliseconds, in: db)
    }
  }

  /// Fits parameters and puts them to use when enough was answered since the last time and the
  /// person did not switch it off. For the end of a session.
  ///
  /// - Returns: what was found; nil when it was not worthwhile.
  package func optimizeIfWorthwhile(now: Date) throws -> Fitting? {
    let isWorthwhile = try read { db in
      if try Settings.value(.optimizesItself, as: Bool.self, in: db) == false { return false }
      let answers =
        try Int.fetchOne(db, sql: "SELECT SUM(introduced + reviewed + relearned) FROM day_activity")
        ?? 0
      let seen =
        try Settings.value(.optimization, as: OptimizationRecord.self, in: db)?.answers ?? 0
      return answers >= Self.firstFit && answers - seen >= max(Self.firstFit / 2, seen / 10)
    }
    guard isWorthwhile else { return nil }
    let fitting = try fit()
    try apply(fitting, at: now)
    return fitting
  }

  /// From this many answers on, parameters are fitted by themselves.
  private static let firstFit = 200

  /// The record of the present parameters; nil when they came from elsewhere.
  private func record(_ db: Database) throws -> OptimizationRecord? {
    let record = try Settings.value(.optimization, as: OptimizationRecord.self, in: db)
    return try record?.values == Settings.parameters(db).values ? record : nil
  }

  /// The answers that count, of all cards, deleted ones included.
  func trainingSet(_ db: Database) throws -> TrainingSet {
    var histories: [Int64: [TrainingAnswer]] = [:]
    try LogScan(self, db).forEach { card, entry in
      if entry.kind == .reset { histories[card] = nil }
      guard entry.kind == .review, let grade = entry.grade else { return }
      histories[card, default: []].append(TrainingAnswer(day: entry.day, grade: grade))
    }
    return TrainingSet(histories.sorted { $0.key < $1.key }.lazy.map(\.value))
  }

  /// The answers that count, of all cards, deleted ones included.
  package func trainingSet() throws -> TrainingSet {
    try read(trainingSet(_:))
  }

  /// A simulation of the person's own deck (`Workload`).
  package func workload(at now: Date) throws -> Workload {
    let entries = try log().entries
    return try read { db in
      let scheduler = try scheduler(db)
      return Workload(
        deck: try overviews(db).filter(\.isPresent).map { $0.state ?? .new },
        today: scheduler.calendar.day(of: now), fsrs: scheduler.fsrs,
        habits: StudyHabits(log: entries), options: scheduler.options)
    }
  }
}
