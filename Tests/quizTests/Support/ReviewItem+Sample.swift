import Foundation
import KubeNotes

@testable import quiz

extension ReviewItem {
  /// A new card of a kind, with both faces.
  static func sample(_ kind: CardKind) -> ReviewItem {
    let yaml = kind == .yamlGap ? "\n\n```yaml\nspec:\n  ____: 1\n```" : ""
    let card = Card(
      id: CardID(rawValue: "sample"), kind: kind,
      section: SectionAddress("scheduling/taints#effects"), topic: "scheduling",
      faces: [
        .ko: CardFace(prompt: "무엇?" + yaml, answer: "답이다", accepted: ["답이다"], why: "그러므로"),
        .en: CardFace(prompt: "What?" + yaml, answer: "That.", accepted: ["That."]),
      ], source: "https://kubernetes.io/docs/")
    let now = Date(timeIntervalSince1970: 1_767_571_200)
    let zone = TimeZone(secondsFromGMT: 9 * 3600) ?? .gmt
    return ReviewItem(
      card: card,
      outcomes: Scheduler(timeZone: zone).outcomes(for: card.id, state: nil, at: now),
      remaining: .init(new: 3, learning: 1, due: 12),
      titles: [.ko: "테인트와 톨러레이션", .en: "Taints and tolerations"], wasReview: false)
  }
}
