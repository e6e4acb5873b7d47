internal import Foundation
internal import KubeNotes

/// One fact that devices exchange.
enum SyncRecord: Sendable, Hashable {
  case entry(ReviewLogEntry)
  case link(CardLink)
  case setting(StoredSetting)
}

/// The JSON object of a line in a sync file: one of three keys.
///
/// What comes from a shared folder may be anything. A record is taken only when all of its values
/// are in the ranges that this program writes, so that no later arithmetic can fail on it.
private struct SyncObject: Codable {
  var entry: Entry?
  var link: Link?
  var setting: Setting?

  struct Entry: Codable {
    var id: String
    var device: String
    var card: String
    /// Milliseconds since 1970.
    var time: Int64
    /// Days since 1970-01-01.
    var day: Int
    var kind: ReviewLogEntry.Kind
    var grade: Grade?
    /// Milliseconds.
    var took: Int?
    var target: String?
    var plan: Plan?
    var memory: RecordedMemory?
  }

  struct Plan: Codable {
    var phase: String
    var dueTime: Int64?
    var dueDay: Int?
    var interval: Int
    var retention: Double
    var leech: Bool?
    var suspends: Bool?
  }

  struct Link: Codable {
    var id: String
    var target: String?
    var changed: Int64
  }

  struct Setting: Codable {
    var key: String
    var value: String
    var changed: Int64
  }
}

extension SyncRecord {
  /// One line of JSON, without its end.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(object))
  }

  private var object: SyncObject {
    switch self {
    case .entry(let entry): SyncObject(entry: SyncObject.Entry(entry))
    case .link(let link):
      SyncObject(
        link: .init(
          id: link.id.rawValue, target: link.target?.rawValue,
          changed: link.changed.milliseconds))
    case .setting(let setting):
      SyncObject(
        setting: .init(
          key: setting.key, value: setting.value, changed: setting.changed.milliseconds))
    }
  }

  /// Reads a line; nil when it is none of ours or has a value that no device writes.
  init?(json: some Sequence<UInt8>, _ decoder: JSONDecoder = JSONDecoder()) {
    guard let object = try? decoder.decode(SyncObject.self, from: Data(json)) else { return nil }
    switch (object.entry, object.link, object.setting) {
    case (let entry?, nil, nil):
      guard let entry = entry.value else { return nil }
      self = .entry(entry)
    case (nil, let link?, nil):
      guard SyncLimits.isName(link.id), link.target.map(SyncLimits.isName) ?? true,
        SyncLimits.times.contains(link.changed)
      else { return nil }
      self = .link(
        CardLink(
          id: CardID(rawValue: link.id), target: link.target.map(CardID.init(rawValue:)),
          changed: Date(milliseconds: link.changed)))
    case (nil, nil, let setting?):
      guard SyncLimits.isName(setting.key), setting.value.utf8.count <= 16_384,
        SyncLimits.times.contains(setting.changed)
      else { return nil }
      self = .setting(
        StoredSetting(
          key: setting.key, value: setting.value, changed: Date(milliseconds: setting.changed)))
    default: return nil
    }
  }
}

extension SyncObject.Entry {
  init(_ entry: ReviewLogEntry) {
    let due = entry.schedule?.due.columns
    self.init(
      id: entry.id, device: entry.device, card: entry.card.rawValue,
      time: entry.time.milliseconds, day: entry.day.rawValue, kind: entry.kind,
      grade: entry.grade, took: entry.duration, target: entry.target,
      plan: entry.schedule.map {
        SyncObject.Plan(
          phase: $0.phase.rawValue, dueTime: due?.0, dueDay: due?.1, interval: $0.intervalDays,
          retention: $0.desiredRetention, leech: $0.becomesLeech ? true : nil,
          suspends: $0.suspends ? true : nil)
      },
      memory: entry.memory)
  }

  /// Nil when a value is out of range.
  var value: ReviewLogEntry? {
    guard [id, device, card].allSatisfy(SyncLimits.isName), target.map(SyncLimits.isName) ?? true,
      SyncLimits.times.contains(time), SyncLimits.days.contains(day),
      took.map((0...Int(Int32.max)).contains) ?? true, memory.map(SyncLimits.allows) ?? true
    else { return nil }
    var schedule: Schedule?
    if let plan {
      guard let value = plan.value else { return nil }
      schedule = value
    }
    return ReviewLogEntry(
      id: id, device: device, card: CardID(rawValue: card), time: Date(milliseconds: time),
      day: StudyDay(rawValue: day), kind: kind, grade: grade, duration: took, target: target,
      schedule: schedule, memory: memory)
  }
}

extension SyncObject.Plan {
  var value: Schedule? {
    guard let phase = CardPhase(rawValue: phase), let due = Due(time: dueTime, day: dueDay),
      dueTime.map(SyncLimits.times.contains) ?? true, dueDay.map(SyncLimits.days.contains) ?? true,
      (0...SyncLimits.interval).contains(interval), (0.0...1.0).contains(retention)
    else { return nil }
    switch phase {
    case .learning(let remaining), .relearning(let remaining):
      guard remaining <= 1000 else { return nil }
    case .new, .review: break
    }
    return Schedule(
      phase: phase, due: due, intervalDays: interval, desiredRetention: retention,
      becomesLeech: leech ?? false, suspends: suspends ?? false)
  }
}

/// The ranges of what devices write.
enum SyncLimits {
  /// The years 0001 to 9999, with room for times that had to come after others.
  static let times: ClosedRange<Int64> = -62_135_596_800_000...253_402_400_000_000
  /// The same in days.
  static let days = -720_000...3_000_000
  /// Days; a hundred times the longest interval.
  static let interval = 3_650_000

  /// Whether a text can be an id: short, and without control characters.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 512 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  static func allows(_ memory: RecordedMemory) -> Bool {
    let numbers = [memory.state.stability, memory.state.difficulty, memory.decay ?? -0.5]
    return numbers.allSatisfy { abs($0) <= 1_000_000 }
      && memory.lastReview.map { times.contains($0.milliseconds) } ?? true
      && memory.lastReviewDay.map { days.contains($0.rawValue) } ?? true
  }
}
