internal import Foundation

/// The time that `QUIZ_NOW` gives in place of the clock: a moment that stays, or `@FILE`, a file
/// that holds the moment and may be written anew while the binary runs.
struct GivenTime: Sendable {
  private let file: URL?
  /// The moment at the start, which stays where the file cannot be read any more.
  private let first: Date

  /// - throws: `Failure` when there is no time in the text, or in its file.
  init(_ text: String) throws {
    file = text.hasPrefix("@") ? URL(filePath: String(text.dropFirst())) : nil
    guard let first = file.map(Self.read) ?? Self.parse(text) else {
      throw Failure(
        ko: "QUIZ_NOW의 값 '\(text)'은(는) 시각이 아닙니다. 2026-01-05T09:00:00+09:00처럼 쓰세요.",
        en: "QUIZ_NOW is '\(text)', which is not a time. Write it like 2026-01-05T09:00:00+09:00.")
    }
    self.first = first
  }

  var now: Date { file.flatMap(Self.read) ?? first }

  private static func read(_ file: URL) -> Date? {
    (try? String(contentsOf: file, encoding: .utf8)).flatMap {
      parse($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static func parse(_ text: String) -> Date? {
    let plain = Date.ISO8601FormatStyle()
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return (try? plain.parse(text)) ?? (try? fractional.parse(text))
  }
}
