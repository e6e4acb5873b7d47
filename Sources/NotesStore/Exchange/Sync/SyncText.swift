internal import Foundation

/// The text of a sync file.
///
/// Each line is a checksum, a space and a JSON object. The checksum is FNV-1a with 64 bits, in 16
/// hexadecimal digits, over the checksum of the line before and the object. So the last checksum of
/// a part stands for the whole part: a reader that remembers it knows whether the file it meets
/// later is the one it read, grown, or another one.
///
/// The first line names the file:
/// `{"kubenotes":"sync","version":1,"writer":…,"device":…,"name":…}`.
enum SyncText {
  /// What stands before the first line.
  static let start = Array("0000000000000000".utf8)
  static let sumLength = 16
  /// A longer line is none of ours.
  static let longestLine = 65_536

  struct Header: Codable, Sendable, Hashable {
    var kubenotes = "sync"
    var version = Self.currentVersion
    /// Who writes files of this name.
    var writer: String
    /// The device whose answers the writer adds.
    var device: String
    /// What people call the device.
    var name: String

    static let currentVersion = 1
  }

  /// The checksum of a line.
  static func sum(after previous: some Sequence<UInt8>, _ object: some Sequence<UInt8>) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in previous { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in object { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (0..<sumLength).map { digits[Int((hash >> UInt64(60 - 4 * $0)) & 15)] }
  }

  private static let digits = Array("0123456789abcdef".utf8)

  /// Appends a line to a text.
  ///
  /// - Parameter sum: the checksum of the line before; afterwards that of this one.
  static func append(_ object: [UInt8], to text: inout [UInt8], sum: inout [UInt8]) {
    sum = Self.sum(after: sum, object)
    text += sum
    text.append(UInt8(ascii: " "))
    text += object
    text.append(UInt8(ascii: "\n"))
  }

  static func isSum(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { digits.contains($0) }
  }
}

/// A place in a sync file up to which all was read: where the last line that was read begins and
/// ends, and its checksum.
struct SyncPlace: Sendable, Hashable {
  var lineStart = 0
  var end = 0
  var sum = SyncText.start

  static let beginning = SyncPlace()
}

/// What a text holds behind a place.
struct SyncParse {
  var header: SyncText.Header?
  /// The file was written by a later version.
  var isNewer = false
  var records: [SyncRecord] = []
  /// Up to where the text is whole. Records behind damage are read, and read again next time.
  var place: SyncPlace
  /// Lines that are damaged, or are not ours.
  var damagedLines = 0
  /// Bytes behind the last end of a line: a line that is still being written, or was cut off.
  var openBytes = 0

  /// - Parameters:
  ///   - text: the file from `place.lineStart` on.
  ///   - place: what was read before; `.beginning` for nothing.
  /// - Returns: nil when the text is not the one that `place` was remembered of.
  init?(_ text: [UInt8], from place: SyncPlace) {
    self.place = place
    var position = 0
    if place.end > 0 {
      let length = place.end - place.lineStart
      guard text.count >= length, length > SyncText.sumLength,
        text[length - 1] == UInt8(ascii: "\n"), text.prefix(SyncText.sumLength) == place.sum[...]
      else { return nil }
      position = length
    }
    let decoder = JSONDecoder()
    var previous = place.sum
    while let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = text[position..<end]
      let start = position
      position = end + 1
      guard let (sum, object) = Self.split(line), SyncText.sum(after: previous, object) == sum
      else {
        damagedLines += 1
        if let (sum, _) = Self.split(line) { previous = sum }
        if place.end == 0, start == 0 { break }
        continue
      }
      previous = sum
      if place.end == 0, start == 0 {
        guard readHeader(object, decoder) else { break }
      } else if let record = SyncRecord(json: object, decoder) {
        records.append(record)
      } else {
        damagedLines += 1
        continue
      }
      if damagedLines == 0 {
        self.place = SyncPlace(
          lineStart: place.lineStart + start, end: place.lineStart + position, sum: sum)
      }
    }
    openBytes = text.count - position
  }

  private mutating func readHeader(_ object: ArraySlice<UInt8>, _ decoder: JSONDecoder) -> Bool {
    guard let header = try? decoder.decode(SyncText.Header.self, from: Data(object)),
      header.kubenotes == "sync",
      [header.writer, header.device, header.name].allSatisfy(SyncLimits.isName)
    else {
      damagedLines += 1
      return false
    }
    guard header.version == SyncText.Header.currentVersion else {
      isNewer = true
      return false
    }
    self.header = header
    return true
  }

  private static func split(_ line: ArraySlice<UInt8>) -> (sum: [UInt8], object: ArraySlice<UInt8>)?
  {
    guard line.count > SyncText.sumLength + 1, line.count <= SyncText.longestLine,
      line[line.startIndex + SyncText.sumLength] == UInt8(ascii: " ")
    else { return nil }
    let sum = Array(line.prefix(SyncText.sumLength))
    guard SyncText.isSum(sum) else { return nil }
    return (sum, line.dropFirst(SyncText.sumLength + 1))
  }
}
