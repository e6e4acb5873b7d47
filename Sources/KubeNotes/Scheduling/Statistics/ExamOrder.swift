/// The order in which new cards are met when studying for an exam.
package enum ExamOrder {
  /// All cards of an exam's points, each once, with the domains mixed in proportion to their weight.
  ///
  /// Within a domain every point has its first card before any has its second, so that the whole
  /// subject is touched early. Domains take turns by smooth weighted round robin: each turn every
  /// domain earns its weight, and the richest pays the sum of what was earned.
  ///
  /// Source: nginx, `ngx_http_upstream_round_robin.c` (smooth weighted round-robin balancing).
  package static func cards(
    _ exam: Curriculum.Exam, in curriculum: Curriculum
  ) -> [CardID] {
    var lanes = exam.domains.map { domain in
      Lane(weight: max(1, domain.weight), cards: rounds(curriculum.points(of: domain)))
    }
    var taken: Set<CardID> = []
    var order: [CardID] = []
    while true {
      for index in lanes.indices { lanes[index].skip(taken) }
      lanes.removeAll { $0.next == nil }
      guard !lanes.isEmpty else { return order }
      for index in lanes.indices { lanes[index].credit += lanes[index].weight }
      var richest = 0
      for index in lanes.indices where lanes[index].credit > lanes[richest].credit {
        richest = index
      }
      lanes[richest].credit -= lanes.reduce(0) { $0 + $1.weight }
      if let card = lanes[richest].next {
        order.append(card)
        taken.insert(card)
      }
    }
  }

  private struct Lane {
    var weight: Int
    var credit = 0
    private let cards: [CardID]
    private var position = 0

    init(weight: Int, cards: [CardID]) {
      self.weight = weight
      self.cards = cards
    }

    var next: CardID? { position < cards.count ? cards[position] : nil }

    mutating func skip(_ taken: Set<CardID>) {
      while let card = next, taken.contains(card) { position += 1 }
    }
  }

  /// The first cards of all points, then the second ones, and so on.
  private static func rounds(_ points: [Curriculum.Point]) -> [CardID] {
    let most = points.map(\.cards.count).max() ?? 0
    return (0..<most).flatMap { round in
      points.compactMap { $0.cards.count > round ? $0.cards[round] : nil }
    }
  }
}
