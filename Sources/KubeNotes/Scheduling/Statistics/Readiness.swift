/// How much of an exam's subject would be recalled now.
///
/// A learning point's recall is the mean over its cards, where a card that was never answered counts
/// 0; a domain's is the mean over its points; the exam's is that of its domains by weight.
package struct Readiness: Sendable, Hashable {
  package struct Domain: Sendable, Hashable {
    package var domain: Curriculum.Domain
    /// Learning points.
    package var points: Int
    /// Points of which a card was answered.
    package var seen: Int
    /// The mean predicted recall, 0 ... 1.
    package var recall: Double
  }

  package var exam: Curriculum.Exam
  package var domains: [Domain]
  /// 0 ... 1.
  package var total: Double

  /// - Parameter recall: the probability that a card is recalled now; nil when it was never answered.
  package init(
    _ exam: Curriculum.Exam, in curriculum: Curriculum, recall: (CardID) -> Double?
  ) {
    self.exam = exam
    domains = exam.domains.map { domain in
      let points = curriculum.points(of: domain).map { point in point.cards.map(recall) }
      let sum = points.reduce(0) { sum, cards in
        cards.isEmpty
          ? sum : sum + cards.reduce(0) { $0 + ($1 ?? 0) } / Double(cards.count)
      }
      return Domain(
        domain: domain, points: points.count,
        seen: points.count { $0.contains { $0 != nil } },
        recall: points.isEmpty ? 0 : sum / Double(points.count))
    }
    // A domain without points cannot be judged, so it has no say.
    let judged = domains.filter { $0.points > 0 }
    let weight = judged.reduce(0) { $0 + $1.domain.weight }
    let sum = judged.reduce(0) { $0 + $1.recall * Double($1.domain.weight) }
    total = weight == 0 ? 0 : sum / Double(weight)
  }
}
