internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Makes a plan about an exam, about leeches, or about days to come.
struct PlanNarrowing {
  let library: Library
  let progress: ProgressStore
  let now: Date

  /// Leaves the cards of an exam's learning points, and lets new ones come by the weight of domains.
  func narrow(_ plan: inout ReviewPlan, toExam id: String) throws {
    let order = try cards(ofExam: id)
    keep(order, in: &plan)
    plan.newOrder = order
  }

  /// Lets the new cards of an exam come first; nothing is left out.
  func prefer(exam id: String, in plan: inout ReviewPlan) throws {
    plan.newOrder = try cards(ofExam: id)
  }

  private func cards(ofExam id: String) throws -> [CardID] {
    let curriculum = try library.curriculum()
    guard let exam = curriculum.exam(id.lowercased()) else {
      let known = curriculum.exams.map(\.id).joined(separator: ", ")
      throw Failure(
        ko: "'\(id)' 시험이 없습니다. 있는 시험: \(known)",
        en: "There is no exam '\(id)'. There are: \(known)")
    }
    return ExamOrder.cards(exam, in: curriculum)
  }

  /// Leaves the cards that keep being forgotten; all of them come, due or not, suspended or not.
  func narrowToLeeches(_ plan: inout ReviewPlan) throws {
    keep(try progress.leeches(), in: &plan)
    plan.more = try matching(plan.filter.cards ?? [], plan)
  }

  /// Adds the cards that become due in the coming days.
  func widen(_ plan: inout ReviewPlan, byDays days: Int) throws {
    let coming = try matching(progress.cards(dueWithinDays: days, at: now), plan)
    plan.more += coming.filter { !plan.more.contains($0) }
  }

  private func keep(_ cards: [CardID], in plan: inout ReviewPlan) {
    guard let before = plan.filter.cards else { return plan.filter.cards = cards }
    let allowed = Set(before)
    plan.filter.cards = cards.filter(allowed.contains)
  }

  /// Those of some cards that the plan's filter lets through.
  private func matching(_ cards: [CardID], _ plan: ReviewPlan) throws -> [CardID] {
    var cards = cards
    if let kept = plan.filter.cards.map(Set.init) { cards.removeAll { !kept.contains($0) } }
    if let topics = plan.filter.topics {
      let ids = Set(try library.cards(topics: topics).map(\.id))
      cards.removeAll { !ids.contains($0) }
    }
    return cards
  }
}
