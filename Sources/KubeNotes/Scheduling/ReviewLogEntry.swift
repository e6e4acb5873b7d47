package import Foundation

/// One line of the review log, the truth that card states are derived from.
///
/// Entries are never changed or removed: an answer is taken back by an entry of kind `undo`. Two logs
/// merge by the union of their entries. Whatever depended on the device's clock, calendar, options or
/// chance (study day, schedule) is recorded, so that a replay anywhere and at any time gives the same
/// states; memory is recomputed, so that new parameters apply to old answers.
package struct ReviewLogEntry: Sendable, Hashable, Codable, Identifiable {
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// An answer. Carries grade, duration and schedule.
    case review
    /// Takes back the entry `target`, whatever its kind.
    case undo
    case suspend
    case unsuspend
    /// Leaves the card out for the rest of the study day `day`.
    case bury
    case unbury
    /// Makes the card new again; its history stays in the log.
    case reset
    /// Moves the card to the due date of `schedule`, without an answer; with `memory`, also says what
    /// another program knew of the memory then.
    case manual
    /// Marks the card as a leech.
    case leech
    /// Takes the mark away.
    case unleech
  }

  /// Unique over all devices.
  package var id: String
  /// The device that wrote the entry.
  package var device: String
  package var card: CardID
  /// When, to the millisecond. Of one card, later entries have later times (`time(for:after:)`).
  package var time: Date
  /// The study day, as counted where the entry was written.
  package var day: StudyDay
  package var kind: Kind
  package var grade: Grade?
  /// How long the answer took, in milliseconds.
  package var duration: Int?
  /// The entry that an undo takes back.
  package var target: String?
  /// What the answer led to. Without one (a log from elsewhere), replay computes it.
  package var schedule: Schedule?
  /// What another program knew of the memory at this time.
  package var memory: RecordedMemory?

  package init(
    id: String, device: String, card: CardID, time: Date, day: StudyDay, kind: Kind,
    grade: Grade? = nil, duration: Int? = nil, target: String? = nil, schedule: Schedule? = nil,
    memory: RecordedMemory? = nil
  ) {
    self.id = id
    self.device = device
    self.card = card
    self.time = time
    self.day = day
    self.kind = kind
    self.grade = grade
    self.duration = duration
    self.target = target
    self.schedule = schedule
    self.memory = memory
  }

  /// The canonical order: by time, then by id.
  package static func precedes(_ left: ReviewLogEntry, _ right: ReviewLogEntry) -> Bool {
    left.time != right.time ? left.time < right.time : left.id < right.id
  }

  /// The time of a new entry: `now` in whole milliseconds, but always after the card's last entry.
  ///
  /// A clock that was set back would otherwise write answers into the past, before the ones that
  /// they followed. The study day of the entry is still the one of `now`.
  package static func time(for now: Date, after last: Date?) -> Date {
    let milliseconds = (now.timeIntervalSince1970 * 1000).rounded(.down)
    guard let last else { return Date(timeIntervalSince1970: milliseconds / 1000) }
    let earliest = (last.timeIntervalSince1970 * 1000).rounded() + 1
    return Date(timeIntervalSince1970: max(milliseconds, earliest) / 1000)
  }
}
