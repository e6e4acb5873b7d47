import Foundation
import KubeNotes
import NotesStore
import Synchronization

/// A progress database of its own in a temporary directory, removed at the end.
final class TemporaryProgress {
  let directory: URL
  var path: String { directory.appendingPathComponent("progress.sqlite").path }
  private let generator: SeededBits

  init(seed: UInt64 = 1) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    generator = SeededBits(seed: seed)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  func open(_ timeZone: TimeZone = .seoul) throws -> ProgressStore {
    let generator = generator
    return try ProgressStore(path: path, timeZone: timeZone) { generator.next() }
  }
}

/// Seeded randomness that several callers may share.
final class SeededBits: Sendable {
  private let state: Mutex<SplitMix64>

  init(seed: UInt64) {
    state = Mutex(SplitMix64(seed: seed))
  }

  func next() -> UInt64 {
    state.withLock { $0.next() }
  }
}

extension TimeZone {
  static var seoul: TimeZone { zone("Asia/Seoul") }
  static func zone(_ name: String) -> TimeZone { TimeZone(identifier: name) ?? .gmt }
}

extension Date {
  /// Reads `2026-01-05T09:00:00+09:00`.
  init(_ text: String) {
    self = (try? Date(text, strategy: .iso8601)) ?? Date(timeIntervalSince1970: 0)
  }

  static let monday = Date("2026-01-05T09:00:00+09:00")

  func days(_ count: Double) -> Date { addingTimeInterval(count * 86_400) }
  func minutes(_ count: Double) -> Date { addingTimeInterval(count * 60) }
}

extension Card {
  /// A card as the library would give it.
  static func sample(
    _ id: String, topic: String = "scheduling", note: String = "scheduling/taints",
    _ prompt: String? = nil, answer: String = "answer", language: Language = .en
  ) -> Card {
    Card(
      id: CardID(rawValue: id), kind: .question, section: SectionAddress(note), topic: topic,
      faces: [language: CardFace(prompt: prompt ?? "What is \(id)?", answer: answer)])
  }

  /// Cards `card-0` ..< `card-count`.
  static func samples(_ count: Int, topic: String = "scheduling") -> [Card] {
    (0..<count).map { sample("card-\($0)", topic: topic) }
  }
}

extension CardID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}
