internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz optimize --workload`: a year of the deck at each desired retention.
struct WorkloadView {
  private struct Report: Encodable {
    let schemaVersion = 1
    var days: Int
    var present: Double
    /// The retention with the least time for each card known.
    var cheapest: Double?
    var points: [Workload.Point]

    private enum CodingKeys: String, CodingKey {
      case schemaVersion, days, present, cheapest, points
    }
  }

  private let context: Context
  private let progress: ProgressStore

  init(_ context: Context, _ progress: ProgressStore) {
    self.context = context
    self.progress = progress
  }

  func print(_ format: OutputFormat) throws {
    let workload = try progress.workload(at: context.now())
    // Fixed, so that the same deck gives the same picture.
    var random = SplitMix64(seed: 1)
    let points = workload.curve(using: &random)
    let report = Report(
      days: workload.days, present: try progress.options().desiredRetention,
      cheapest: Workload.cheapest(points)?.retention, points: points)
    switch format {
    case .json: try context.console.json(report)
    case .name: for point in points { context.console.out.line("\(point.retention)") }
    case .wide: draw(report, points)
    case .text:
      let shown = [0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97]
      draw(
        report,
        points.filter { point in
          (shown + [report.present, report.cheapest ?? 0]).contains {
            abs($0 - point.retention) < 0.0005
          }
        })
    }
  }

  private func draw(_ report: Report, _ points: [Workload.Point]) {
    let (console, style) = (context.console, context.console.out.style)
    console.say(
      ko: "내 카드로 \(report.days)일을 모의한 결과 (막대: 하루에 드는 시간)",
      en: "Your deck over \(report.days) days, simulated (bars: minutes a day)")
    console.out.line()
    let most = points.map(\.minutesPerDay).max() ?? 0
    let room = min(30, max(8, console.out.width - 52))
    for point in points {
      let percent = "\(Int((point.retention * 100).rounded()))%".padding(toCells: 5)
      let length = most > 0 ? Int((point.minutesPerDay / most * Double(room)).rounded()) : 0
      let bar = String(repeating: "█", count: length).padding(toCells: room + 1)
      let numbers = console.text(
        ko: "\(tenths(point.minutesPerDay))분, 답 \(tenths(point.reviewsPerDay))번, "
          + "기억 \(Int(point.knownAtEnd.rounded()))장",
        en: "\(tenths(point.minutesPerDay)) min, \(tenths(point.reviewsPerDay)) answers, "
          + "\(Int(point.knownAtEnd.rounded())) known")
      console.out.line(percent + style(bar, .key) + numbers + mark(point, report))
    }
    console.out.line()
    console.say(
      ko: "목표 기억률이 낮으면 덜 자주 묻고 더 자주 잊습니다.",
      en: "A lower desired retention asks less often, and you forget more often.")
  }

  private func mark(_ point: Workload.Point, _ report: Report) -> String {
    var marks: [String] = []
    if abs(point.retention - report.present) < 0.0005 {
      marks.append(context.console.text(ko: "지금", en: "present"))
    }
    if point.retention == report.cheapest {
      marks.append(context.console.text(ko: "카드당 시간이 가장 적음", en: "least time per card known"))
    }
    return marks.isEmpty
      ? "" : "  ← " + context.console.out.style(marks.joined(separator: ", "), .emphasis)
  }

  private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
