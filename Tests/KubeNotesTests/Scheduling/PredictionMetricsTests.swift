import Foundation
import Testing

@testable import KubeNotes

@Suite struct PredictionMetricsTests {
  /// Cards answered Good, then after `gap` days remembered or not.
  func set(_ outcomes: [(gap: Int, isRemembered: Bool)]) -> TrainingSet {
    TrainingSet(
      outcomes.map { gap, isRemembered in
        [
          TrainingAnswer(day: StudyDay(rawValue: 0), grade: .good),
          TrainingAnswer(day: StudyDay(rawValue: gap), grade: isRemembered ? .good : .again),
        ]
      })
  }

  @Test func logLossOfTwoAnswers() throws {
    let fsrs = FSRS()
    let near = fsrs.retrievability(fsrs.firstState(.good), afterDays: 2)
    let far = fsrs.retrievability(fsrs.firstState(.good), afterDays: 30)
    let metrics = try #require(
      PredictionMetrics(of: .defaults, on: set([(2, true), (30, false)])))
    #expect(metrics.items == 2)
    #expect(abs(metrics.logLoss - (-log(near) - log(1 - far)) / 2) < 1e-12)
    // Weights 0.25 for the older, 1 for the newer.
    #expect(
      abs(metrics.recentLogLoss - (-0.25 * log(near) - log(1 - far)) / 1.25) < 1e-12)
    #expect(metrics.auc == 1)
    #expect(
      abs(metrics.rmseBins - ((0.25 * pow(1 - near, 2) + pow(far, 2)) / 1.25).squareRoot())
        < 1e-12)
  }

  @Test func aucCountsTiesAsHalf() throws {
    let metrics = try #require(
      PredictionMetrics(
        of: .defaults, on: set([(2, true), (2, false), (9, true), (9, false)])))
    #expect(metrics.auc == 0.5)
  }

  @Test func withoutItemsThereIsNothingToMeasure() {
    #expect(PredictionMetrics(of: .defaults, on: TrainingSet([])) == nil)
    #expect(PredictionMetrics(of: .defaults, on: set([(0, true)])) == nil)
  }

  @Test func withoutFailuresThereIsNoAUC() throws {
    let metrics = try #require(PredictionMetrics(of: .defaults, on: set([(2, true)])))
    #expect(metrics.auc == nil)
  }
}
