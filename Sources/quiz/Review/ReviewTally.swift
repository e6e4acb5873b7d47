internal import Foundation
internal import KubeNotes

/// What happened in one sitting.
struct ReviewTally: Sendable, Equatable {
  /// One answer that counts.
  struct Answer: Sendable, Equatable {
    var card: CardID
    var note: SectionAddress
    var grade: Grade
    /// Whether the card was due as a review, so that the answer tells about retention.
    var wasReview: Bool
    /// How long it took, in milliseconds.
    var milliseconds: Int
  }

  private(set) var answers: [Answer] = []

  mutating func add(_ answer: Answer) {
    answers.append(answer)
  }

  /// Takes back the last answer to a card.
  mutating func remove(_ card: CardID) {
    guard let index = answers.lastIndex(where: { $0.card == card }) else { return }
    answers.remove(at: index)
  }

  /// The time that the answers took, in whole seconds.
  var seconds: Int { answers.reduce(0) { $0 + $1.milliseconds } / 1000 }

  /// The share of due reviews that were remembered; nil when there was none.
  var retention: Double? {
    let reviews = answers.filter(\.wasReview)
    guard !reviews.isEmpty else { return nil }
    return Double(reviews.count { $0.grade != .again }) / Double(reviews.count)
  }

  /// The sections whose cards were forgotten, most forgotten first.
  var toReread: [SectionAddress] {
    let forgotten = Dictionary(grouping: answers.filter { $0.grade == .again }, by: \.note)
    return
      forgotten
      .sorted { ($1.value.count, $0.key.description) < ($0.value.count, $1.key.description) }
      .map(\.key)
  }
}
