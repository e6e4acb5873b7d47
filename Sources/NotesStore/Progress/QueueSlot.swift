internal import Foundation
internal import KubeNotes

/// The three rows that people stand in.
enum Lane: Int, Sendable, Hashable, CaseIterable {
  /// In steps, due at an instant; ranked by it, in milliseconds.
  case timed = 1
  /// Due on a study day; ranked by day, and those due today by `DueOrder` (`DayRanking`).
  case daily = 2
  /// Never answered; ranked by the order of the library.
  case new = 3
}

/// Where a card stands in the queue.
struct QueueSlot: Hashable, Sendable {
  var lane: Lane
  var rank: Int64
  /// The study day from which the card is shown.
  var visibleFrom: Int

  private static let dayBits = DueOrder.keyBits
  /// Taken from a day, it gives ranks below those of all days.
  private static let rankedOffset = 1 << 24

  init(lane: Lane, rank: Int64, visibleFrom: Int) {
    self.lane = lane
    self.rank = rank
    self.visibleFrom = visibleFrom
  }

  /// Nil for a card that cannot be shown: gone from the library, or suspended.
  init?(state: CardState?, place: ProgressStore.Place) {
    guard place.isPresent, state?.isSuspended != true else { return nil }
    visibleFrom = state?.buriedUntil?.rawValue ?? 0
    switch (state?.phase ?? .new, state?.due) {
    case (.new, _):
      lane = .new
      rank = Int64(place.position)
    case (_, .instant(let instant)):
      lane = .timed
      rank = instant.milliseconds
    case (_, .day(let day)):
      lane = .daily
      rank = Self.waiting(for: day)
    case (_, nil):
      lane = .daily
      rank = 0
    }
  }

  /// The lowest rank of the cards that are due on a day.
  static func start(of day: StudyDay) -> Int64 {
    Int64(day.rawValue) << dayBits
  }

  /// The rank of a card that waits for a day; days that no calendar has are brought into range.
  static func waiting(for day: StudyDay) -> Int64 {
    start(of: StudyDay(rawValue: min(max(day.rawValue, 0), rankedOffset - 1)))
  }

  /// The day of a rank in the daily lane that is not one of a ranked day.
  static func day(of rank: Int64) -> StudyDay {
    StudyDay(rawValue: Int(rank >> dayBits))
  }

  /// The ranks of the cards that were put in order for a day on which they are due. All of them are
  /// negative, so that they come before what is due on any day.
  static func ranked(on day: StudyDay) -> Range<Int64> {
    start(
      of: StudyDay(rawValue: day.rawValue - rankedOffset))..<start(
        of: StudyDay(rawValue: day.rawValue + 1 - rankedOffset))
  }

  /// Whether this is where a card stands that belongs in `other`. The order within a day says nothing
  /// about it.
  func agrees(with other: QueueSlot?) -> Bool {
    guard let other, lane == other.lane, visibleFrom == other.visibleFrom else { return false }
    guard lane == .daily else { return rank == other.rank }
    let day = Self.day(of: rank)
    let otherDay = Self.day(of: other.rank)
    return rank < 0 ? otherDay.rawValue <= day.rawValue + Self.rankedOffset : day == otherDay
  }
}

/// Hashes that are the same in every process, for storage.
enum StableHash {
  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), as SQLite's signed integer.
  static func of(_ text: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
