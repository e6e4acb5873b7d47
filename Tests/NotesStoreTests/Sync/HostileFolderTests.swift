import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Whatever stands in a shared folder, nothing outside of it is read or written, and nothing that no
/// device would write gets into the log.
@Suite struct HostileFolderTests {
  /// A sync file with these objects, with right checksums.
  static func file(_ objects: [String], version: Int = 1, writer: String = "W") -> Data {
    let header =
      #"{"device":"D","kubenotes":"sync","name":"n","version":\#(version),"writer":"\#(writer)"}"#
    var text: [UInt8] = []
    var sum = SyncText.start
    for object in [header] + objects { SyncText.append(Array(object.utf8), to: &text, sum: &sum) }
    return Data(text)
  }

  static let entry =
    #"{"entry":{"id":"a","device":"D","card":"c","time":1767571200000,"day":20458,"kind":"review","grade":3}}"#

  @Test func `reads what is right`() throws {
    let device = try SyncedDevice("laptop", seed: 1)
    try Self.file([Self.entry]).write(to: device.url("quiz-a.jsonl"))
    #expect(try device.sync().received.entries == 1)
  }

  @Test(arguments: [
    entry.replacing("20458", with: "9223372036854775807"),
    entry.replacing("20458", with: "1e300"),
    entry.replacing("1767571200000", with: "9223372036854775807"),
    entry.replacing("1767571200000", with: "-9223372036854775808"),
    entry.replacing(#""grade":3"#, with: #""grade":9"#),
    entry.replacing(#""id":"a""#, with: #""id":"""#),
    entry.replacing(#""card":"c""#, with: #""card":"\u001b[2J""#),
    entry.replacing(#""id":"a""#, with: "\"id\":\"\(String(repeating: "a", count: 600))\""),
    entry.replacing(#""kind":"review""#, with: #""kind":"explode""#),
    entry.replacing(
      #""grade":3"#,
      with: #""plan":{"phase":"review","dueDay":1,"interval":99999999999,"retention":0.9}"#),
    entry.replacing(
      #""grade":3"#,
      with: #""plan":{"phase":"learning/99999999","dueDay":1,"interval":1,"retention":0.9}"#),
    entry.replacing(
      #""grade":3"#, with: #""plan":{"phase":"review","dueDay":1,"interval":1,"retention":-7}"#),
    #"{"link":{"id":"x","target":"\n","changed":1}}"#,
    #"{"setting":{"key":"new-per-day","value":"1","changed":99999999999999999}}"#,
    "[]", "{}", "null", "\"text\"", #"{"entry":null}"#,
  ])
  func `refuses values that no device writes`(object: String) throws {
    let device = try SyncedDevice("laptop", seed: 1)
    try Self.file([object, Self.entry.replacing(#""a""#, with: #""b""#)])
      .write(to: device.url("quiz-a.jsonl"))
    let report = try device.sync()
    #expect(report.ignored == [.init(file: "quiz-a.jsonl", reason: .damaged(lines: 1))])
    #expect(report.received == .init(entries: 1, links: 0, settings: 0))
    #expect(try device.store.verify() == [])
  }

  @Test func `extreme values that are allowed cannot stop a review`() throws {
    let device = try SyncedDevice("laptop", seed: 1)
    _ = try device.store.reconcile([.sample("c")], at: .monday)
    try Self.file([
      Self.entry.replacing("1767571200000", with: "253402300799000")
        .replacing("20458", with: "3000000"),
      #"{"setting":{"key":"maximum-interval","value":"-5","changed":253402300799000}}"#,
      #"{"setting":{"key":"parameters","value":"{\"version\":6,\"values\":[1]}","changed":5}}"#,
      #"{"setting":{"key":"device","value":"\"evil\"","changed":253402300799000}}"#,
      #"{"link":{"id":"c","target":"c","changed":253402300799000}}"#,
    ]).write(to: device.url("quiz-a.jsonl"))
    let name = device.store.device
    #expect(try device.sync().ignored == [])
    _ = try device.store.answer("c", .good, at: .monday)
    _ = try device.store.next(at: .monday)
    try device.reopen()
    #expect(device.store.device == name)
    #expect(try device.store.verify() == [])
  }

  @Test func `follows no link, opens no device, and leaves other files alone`() throws {
    let device = try SyncedDevice("laptop", seed: 1)
    let outside = device.files.directory.appendingPathComponent("outside.jsonl")
    try Self.file([Self.entry]).write(to: outside)
    try FileManager.default.createSymbolicLink(
      at: device.url("quiz-link.jsonl"), withDestinationURL: outside)
    try FileManager.default.createDirectory(
      at: device.url("quiz-folder.jsonl"), withIntermediateDirectories: true)
    #expect(mkfifo(device.url("quiz-pipe.jsonl").path, 0o600) == 0)
    try Data("secret".utf8).write(to: device.url("notes.md"))
    try Data("{\"a\":1}\n".utf8).write(to: device.url("quiz-foreign.jsonl"))
    try Data(repeating: 0, count: 100_000).write(to: device.url("quiz-zeros.jsonl"))
    try Self.file([], version: 2).write(to: device.url("quiz-later.jsonl"))
    try Data().write(to: device.url("quiz-empty.jsonl"))
    let huge = open(device.url("quiz-huge.jsonl").path, O_CREAT | O_WRONLY, 0o600)
    ftruncate(huge, 1 << 40)
    close(huge)
    _ = try device.store.answer("c", .good, at: .monday)
    let expected: [SyncReport.Ignored] = [
      .init(file: "quiz-folder.jsonl", reason: .notFile),
      .init(file: "quiz-foreign.jsonl", reason: .notOurs),
      .init(file: "quiz-huge.jsonl", reason: .tooLarge),
      .init(file: "quiz-later.jsonl", reason: .newer),
      .init(file: "quiz-link.jsonl", reason: .notFile),
      .init(file: "quiz-pipe.jsonl", reason: .notFile),
      .init(file: "quiz-zeros.jsonl", reason: .notOurs),
    ]
    for _ in 0..<2 {
      let report = try device.sync()
      #expect(report.ignored == expected)
      #expect(report.received.entries == 0)
    }
    #expect(try Data(contentsOf: outside) == Self.file([Self.entry]))
  }

  @Test func `a link in the place of a file of our own is not written through`() throws {
    let device = try SyncedDevice("laptop", seed: 1)
    _ = try device.store.answer("c", .good, at: .monday)
    try device.sync()
    let name = try #require(device.names.first)
    let outside = device.files.directory.appendingPathComponent("outside.jsonl")
    try FileManager.default.moveItem(at: device.url(name), to: outside)
    let before = try Data(contentsOf: outside)
    try FileManager.default.createSymbolicLink(at: device.url(name), withDestinationURL: outside)
    _ = try device.store.answer("c", .good, at: .monday.days(1))
    let report = try device.sync()
    #expect(report.ignored == [.init(file: name, reason: .notFile)])
    #expect(report.sent.entries == 2)
    #expect(try Data(contentsOf: outside) == before)
  }

  @Test(arguments: 1...20)
  func `random bytes never stop a run`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let device = try SyncedDevice("laptop", seed: seed)
    let good = Self.file((0..<5).map { Self.entry.replacing(#""a""#, with: "\"a\($0)\"") })
    for number in 0..<10 {
      var data = good
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        guard let position = data.indices.randomElement(using: &random) else { break }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: data[position] = UInt8.random(in: .min ... .max, using: &random)
        case 1: data.remove(at: position)
        default: data.insert(UInt8.random(in: .min ... .max, using: &random), at: position)
        }
      }
      try data.write(to: device.url("quiz-\(number).jsonl"))
    }
    let report = try device.sync()
    #expect(report.received.entries <= 5, "seed \(seed)")
    #expect(try device.store.verify() == [], "seed \(seed)")
    #expect(try device.sync().received.isEmpty, "seed \(seed)")
  }
}
