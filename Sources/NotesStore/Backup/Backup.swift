package import Foundation

/// One copy of a progress file.
package struct Backup: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Made by itself, once a day, and removed by itself later (`BackupRotation`).
    case daily
    /// Made by hand.
    case manual
    /// What stood there before another backup was put in its place.
    case replaced
    /// A file that could not be read any more, moved aside as it was.
    case damaged
  }

  package var url: URL
  package var time: Date
  package var kind: Kind
  /// Bytes.
  package var size: Int

  /// The name without its extension, by which people call it.
  package var name: String { url.deletingPathExtension().lastPathComponent }
}

extension Backup {
  /// `progress-20260105T001500Z-daily`
  static func name(_ time: Date, _ kind: Kind) -> String {
    let stamp = time.formatted(
      Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    return "progress-\(stamp)-\(kind.rawValue)"
  }

  /// Nil for a file that is no backup of ours.
  init?(_ url: URL, size: Int) {
    let parts = url.deletingPathExtension().lastPathComponent.split(
      separator: "-", omittingEmptySubsequences: false)
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
    guard url.pathExtension == "sqlite", (3...4).contains(parts.count), parts[0] == "progress",
      let time = try? style.parse(String(parts[1])), let kind = Kind(rawValue: String(parts[2]))
    else { return nil }
    self.init(url: url, time: time, kind: kind, size: size)
  }
}
