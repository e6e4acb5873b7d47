internal import KubeNotes
internal import NotesStore

/// What `quiz optimize` found.
struct OptimizeReport: Encodable {
  let schemaVersion = 1
  var verdict: Optimization.Verdict
  /// Whether the parameters are in use now.
  var applied: Bool
  var answers: Int
  var cards: Int
  /// Predictions of all answers by the parameters that were in use.
  var before: PredictionMetrics?
  /// The same by the parameters found.
  var after: PredictionMetrics?
  /// Log losses on answers that neither side had seen.
  var heldBack: Optimization.Comparison?
  var parameters: [Double]

  init(_ fitting: Fitting, isApplied: Bool) {
    verdict = fitting.optimization.verdict
    applied = isApplied
    answers = fitting.answers
    cards = fitting.cards
    before = fitting.before
    after = fitting.after
    heldBack = fitting.optimization.comparison
    parameters = fitting.optimization.parameters.values
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, verdict, applied, answers, cards, before, after, heldBack, parameters
  }
}

/// Draws the result in plain words.
struct OptimizeView {
  let language: Language
  let style: Styler

  func lines(_ report: OptimizeReport, _ fitting: Fitting) -> [String] {
    let looked = text(
      ko: "카드 \(report.cards)장의 답 \(report.answers)개를 살펴보았습니다.",
      en: "Looked at \(report.answers) answers to \(report.cards) cards.")
    return [looked] + table(report, fitting) + ["", verdict(report)]
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }

  private func table(_ report: OptimizeReport, _ fitting: Fitting) -> [String] {
    guard let before = report.before else { return [] }
    let after = fitting.isBetter ? report.after : nil
    let head =
      "".padding(toCells: 14) + text(ko: "지금까지", en: "before").padding(toCells: 10)
      + (after == nil ? "" : text(ko: "맞춘 뒤", en: "after"))
    func row(
      _ name: String, _ meaning: Bilingual, _ value: (PredictionMetrics) -> Double?
    ) -> String {
      let cells = [before, after].map { metrics in
        metrics.flatMap(value).map(Self.number) ?? (metrics == nil ? "" : "-")
      }
      return name.padding(toCells: 14) + cells[0].padding(toCells: 10)
        + (after == nil ? "" : cells[1].padding(toCells: 10))
        + style(meaning[language], .understated)
    }
    return [
      "", style(head, .understated),
      row(
        "log loss",
        Bilingual(ko: "예측이 빗나간 정도, 작을수록 좋음", en: "surprise per answer, smaller is better")
      ) { $0.logLoss },
      row(
        "RMSE(bins)",
        Bilingual(ko: "예상과 실제 기억률의 차이, 작을수록 좋음", en: "predicted against actual, smaller is better")
      ) { $0.rmseBins },
      row(
        "AUC",
        Bilingual(ko: "잊을 카드를 가려내는 힘, 클수록 좋음", en: "tells what will be forgotten, larger is better")
      ) { $0.auc },
    ]
  }

  private func verdict(_ report: OptimizeReport) -> String {
    switch report.verdict {
    case .improved where report.applied:
      text(
        ko: "따로 떼어 둔 답을 더 잘 맞히므로 새 매개변수를 씁니다." + held(report),
        en: "The new parameters predict held-back answers better and are in use." + held(report))
    case .improved:
      text(
        ko: "새 매개변수가 따로 떼어 둔 답을 더 잘 맞힙니다. 'quiz optimize'로 바꾸세요." + held(report),
        en: "New parameters predict held-back answers better. Use them with 'quiz optimize'."
          + held(report))
    case .presentIsBetter:
      text(
        ko: "지금의 매개변수가 더 잘 맞히므로 그대로 둡니다." + held(report),
        en: "The present parameters predict as well or better, so they stay." + held(report))
    case .tooFewItems:
      text(
        ko: "아직 맞출 만한 답이 없습니다. 며칠 더 복습한 다음 다시 하세요.",
        en: "There are too few answers to fit yet. Review for some more days, then try again.")
    case .nothingNew:
      text(
        ko: "지난번에 맞춘 뒤로 새로운 답이 없어 그대로 둡니다.",
        en: "Nothing was answered since the last time, so the parameters stay.")
    }
  }

  private func held(_ report: OptimizeReport) -> String {
    guard let held = report.heldBack else { return "" }
    let pair = "\(Self.number(held.present)) → \(Self.number(held.fitted))"
    return text(
      ko: " (떼어 둔 답 \(held.items)개의 log loss: \(pair))",
      en: " (log loss of \(held.items) held-back answers: \(pair))")
  }

  /// Four decimals.
  static func number(_ value: Double) -> String {
    let scaled = Int((abs(value) * 10_000).rounded())
    let digits = String(scaled % 10_000)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    return (value < 0 ? "-" : "") + "\(scaled / 10_000).\(padded)"
  }
}
