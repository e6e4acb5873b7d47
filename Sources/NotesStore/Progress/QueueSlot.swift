internal import Foundation
internal import KubeNotes

/// The three rows that people stand in.
enum Lane: Int, Sendable, Hashable, CaseIterable {
  /// In steps, due at an instant; ranked by it, in milliseconds.
  case timed = 1
  /// Due on a study day; ranked by day and, within a day, as if by chance.
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

  private static let shuffleBits: Int64 = 24

  init(lane: Lane, rank: Int64, visibleFrom: Int) {
    self.lane = lane
    self.rank = rank
    self.visibleFrom = visibleFrom
  }

  /// Nil for a card that cannot be shown: gone from the library, or suspended.
  init?(card: Int64, state: CardState?, place: ProgressStore.Place) {
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
      rank = Self.start(of: day) + Int64(StableHash.mixed(card, day.rawValue) >> 40)
    case (_, nil):
      lane = .daily
      rank = 0
    }
  }

  /// The lowest rank of the cards that are due on a day.
  static func start(of day: StudyDay) -> Int64 {
    Int64(day.rawValue) << shuffleBits
  }

  /// The day of a rank in the daily lane.
  static func day(of rank: Int64) -> StudyDay {
    StudyDay(rawValue: Int(rank >> shuffleBits))
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

  /// 64 well mixed bits of two numbers.
  static func mixed(_ first: Int64, _ second: Int) -> UInt64 {
    var generator = SplitMix64(
      seed: UInt64(bitPattern: first) &* 0x9e37_79b9_7f4a_7c15
        ^ UInt64(bitPattern: Int64(second)))
    return generator.next()
  }
}
