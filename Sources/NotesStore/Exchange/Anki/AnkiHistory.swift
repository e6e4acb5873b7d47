internal import Foundation
internal import KubeNotes

/// Turns Anki's review log and states of cards into entries of ours.
///
/// Ids are made from Anki's, so that taking in the same package again adds nothing.
struct AnkiHistory {
  static let device = "anki"

  let collection: AnkiCollection
  let calendar: StudyCalendar
  let fsrs: FSRS

  /// All entries of one card.
  ///
  /// - Parameter reviews: the card's, in order.
  func entries(
    of card: AnkiCollection.Card, _ reviews: some Sequence<AnkiCollection.Review>, as id: CardID
  ) -> [ReviewLogEntry] {
    let ending = "-" + String(card.id, radix: 36)
    var entries = reviews.compactMap { entry($0, card, id, ending) }
    let last = entries.last
    guard let memory = stateEntry(card, id, after: last) else { return entries }
    entries.append(memory)
    if card.queue == -1 { entries.append(suspension(card, id, after: memory.time)) }
    return entries
  }

  private func entry(
    _ review: AnkiCollection.Review, _ card: AnkiCollection.Card, _ id: CardID, _ ending: String
  ) -> ReviewLogEntry? {
    let time = Date(milliseconds: review.id)
    let day = calendar.day(of: time)
    var entry = ReviewLogEntry(
      id: "anki-" + String(review.id) + ending, device: Self.device, card: id, time: time, day: day,
      kind: .review)
    if review.kind >= 4 || review.grade == 0 {
      // Set by hand; with no factor, the card was made new again.
      guard review.kind == 4, review.factor == 0 else { return nil }
      entry.kind = .reset
      return entry
    }
    // Cramming that did not change the schedule.
    if review.kind == 3, review.factor == 0 { return nil }
    guard let grade = Grade(rawValue: review.grade) else { return nil }
    entry.grade = grade
    entry.duration = review.duration
    let retention = card.data.dr ?? 0.9
    if review.interval > 0 {
      entry.schedule = Schedule(
        phase: .review, due: .day(day + review.interval), intervalDays: review.interval,
        desiredRetention: retention)
    } else if review.interval < 0 {
      let due = Due.instant(time.addingTimeInterval(-Double(review.interval)))
      entry.schedule = Schedule(
        phase: review.kind == 0 ? .learning(remaining: 1) : .relearning(remaining: 1), due: due,
        intervalDays: 0, desiredRetention: retention)
    }
    return entry
  }

  /// Where the card stands in Anki. Nil for a card that is new there and was never answered.
  private func stateEntry(
    _ card: AnkiCollection.Card, _ id: CardID, after last: ReviewLogEntry?
  ) -> ReviewLogEntry? {
    let time = max(card.modified &* 1000, (last?.time.milliseconds ?? 0) + 1)
    var entry = ReviewLogEntry(
      id: "", device: Self.device, card: id, time: Date(milliseconds: time),
      day: calendar.day(of: Date(milliseconds: time)), kind: .manual)
    let isInFilteredDeck = card.originalDeck != 0
    let due = isInFilteredDeck && card.originalDue != 0 ? card.originalDue : card.due
    let phase: CardPhase? =
      switch card.type {
      case 1: .learning(remaining: max(1, card.left % 1000))
      case 2: .review
      case 3: .relearning(remaining: max(1, card.left % 1000))
      default: nil
      }
    if let phase {
      entry.schedule = Schedule(
        phase: phase, due: self.due(due), intervalDays: max(0, card.interval),
        desiredRetention: card.data.dr ?? 0.9)
      entry.memory = memory(card, last)
    } else if card.queue != -1 {
      return nil
    }
    var facts = "\(card.id) \(card.type) \(due) \(card.interval)"
    facts += " \(card.data.s ?? 0) \(card.data.d ?? 0) \(card.queue == -1) \(time)"
    entry.id = "anki-\(String(card.id, radix: 36))-\(StableHash.hexadecimal(of: facts))"
    return entry
  }

  /// What Anki knew of the memory; without FSRS there, an estimate where the log says nothing.
  private func memory(
    _ card: AnkiCollection.Card, _ last: ReviewLogEntry?
  ) -> RecordedMemory? {
    let lastReview = card.data.lrt.map { Date(timeIntervalSince1970: $0.rounded()) }
    guard let stability = card.data.s, let difficulty = card.data.d, stability > 0 else {
      guard last == nil, card.type == 2, card.interval > 0 else { return nil }
      let ease = card.factor > 0 ? Double(card.factor) / 1000 : 2.5
      let day = dueDay(card.due) + -card.interval
      return RecordedMemory(
        state: fsrs.stateFromSM2(ease: ease, interval: Double(card.interval)), decay: fsrs.decay,
        lastReview: lastReview ?? calendar.start(of: day), lastReviewDay: day)
    }
    return RecordedMemory(
      state: MemoryState(stability: stability, difficulty: difficulty),
      decay: card.data.decay.map { -abs($0) } ?? fsrs.decay, lastReview: lastReview,
      lastReviewDay: lastReview.map(calendar.day))
  }

  private func suspension(
    _ card: AnkiCollection.Card, _ id: CardID, after time: Date
  ) -> ReviewLogEntry {
    let time = Date(milliseconds: time.milliseconds + 1)
    return ReviewLogEntry(
      id: "anki-\(String(card.id, radix: 36))-suspend-\(time.milliseconds)", device: Self.device,
      card: id, time: time, day: calendar.day(of: time), kind: .suspend)
  }

  /// Large numbers are instants in seconds, small ones days since the collection was made.
  private func due(_ due: Int64) -> Due {
    due > 1_000_000_000
      ? .instant(Date(milliseconds: due &* 1000)) : .day(dueDay(due))
  }

  private func dueDay(_ due: Int64) -> StudyDay {
    collection.firstDay(calendar) + Int(min(max(due, -100_000), 100_000))
  }
}

extension AnkiCollection {
  /// The day that `due` counts from.
  func firstDay(_ calendar: StudyCalendar) -> StudyDay {
    guard let creationOffset else {
      return calendar.day(of: Date(milliseconds: created &* 1000))
    }
    let local = min(max(created, -1 << 40), 1 << 40) - Int64(creationOffset) * 60
    return StudyDay(rawValue: Int((Double(local) / 86_400).rounded(.down)))
  }
}
