internal import Foundation

/// Adds lines to the files of this device.
///
/// The files of a writer are numbered. Lines are appended to the last one as long as it is what this
/// device left there, and has room; else a new one begins, and the old one is never touched again.
struct SyncWriter: ~Copyable {
  private let header: SyncText.Header
  private let names: Set<String>
  private var name: String?
  private var state: SyncFileState?
  private var text: [UInt8] = []
  private var sum = SyncText.start
  private var lastLine = 0
  private var number = 0
  /// The files that were written, as they are now.
  private(set) var written: [String: SyncFileState] = [:]

  private static let chunk = 256 << 10

  /// - Parameters:
  ///   - known: what was read of the files in the folder.
  ///   - names: all names in the folder.
  init(_ header: SyncText.Header, known: [String: SyncFileState], names: some Sequence<String>) {
    self.header = header
    self.names = Set(names)
    let prefix = "quiz-\(header.writer)-"
    let numbers = self.names.union(known.keys).filter { $0.hasPrefix(prefix) }
      .compactMap { Int($0.dropFirst(prefix.count).prefix { $0 != "." }) }
    number = numbers.filter { (0..<1_000_000).contains($0) }.max() ?? 0
    let last = Self.name(header.writer, number)
    if let state = known[last], state.isWhole, state.writer == header.writer,
      state.stamp.size < SyncFolder.segmentSize
    {
      name = last
      self.state = state
      sum = state.place.sum
    }
  }

  private static func name(_ writer: String, _ number: Int) -> String {
    let digits = String(number)
    return
      "quiz-\(writer)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).jsonl"
  }

  mutating func add(_ record: SyncRecord, to folder: borrowing SyncFolder) throws {
    if (state?.stamp.size ?? 0) + text.count >= SyncFolder.segmentSize {
      try flush(to: folder)
      (name, state) = (nil, nil)
    }
    if name == nil, text.isEmpty { try begin() }
    append(try record.json())
    if text.count >= Self.chunk { try flush(to: folder) }
  }

  private mutating func begin() throws {
    sum = SyncText.start
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    append(Array(try encoder.encode(header)))
  }

  private mutating func append(_ object: [UInt8]) {
    lastLine = text.count
    SyncText.append(object, to: &text, sum: &sum)
  }

  /// Writes what was added, durably.
  mutating func flush(to folder: borrowing SyncFolder) throws {
    guard !text.isEmpty else { return }
    while true {
      let size = state?.stamp.size ?? 0
      let target = name ?? nextName()
      if let stamp = try folder.append(text, to: target, size: size) {
        let state = SyncFileState(
          stamp: stamp,
          place: SyncPlace(lineStart: size + lastLine, end: size + text.count, sum: sum),
          writer: header.writer, device: header.device, deviceName: header.name)
        (name, self.state) = (target, state)
        written[target] = state
        text = []
        return
      }
      // The file is not what it was a moment ago: leave it alone, and write all into a new one.
      try moveToNewFile()
    }
  }

  private mutating func nextName() -> String {
    repeat { number += 1 } while names.contains(Self.name(header.writer, number))
    return Self.name(header.writer, number)
  }

  /// Puts the lines of `text` behind a header, with checksums that follow from it.
  private mutating func moveToNewFile() throws {
    let wasNew = name == nil
    (name, state) = (nil, nil)
    guard !wasNew else { return }
    let objects = text.split(separator: UInt8(ascii: "\n")).map {
      Array($0.dropFirst(SyncText.sumLength + 1))
    }
    text = []
    try begin()
    for object in objects { append(object) }
  }
}
