import Foundation
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct SyncTests {
  /// Two devices over one folder.
  private func pair() throws -> (SyncedDevice, SyncedDevice) {
    let first = try SyncedDevice("laptop", seed: 1)
    let second = try SyncedDevice("desk", seed: 2)
    try FileManager.default.removeItem(at: second.folder)
    try FileManager.default.createSymbolicLink(at: second.folder, withDestinationURL: first.folder)
    return (first, second)
  }

  private func answerTwenty(_ device: SyncedDevice) throws {
    for card in Card.samples(20) { _ = try device.store.answer(card.id, .good, at: .monday) }
  }

  @Test func `two devices get each other's answers, settings and links`() throws {
    let (first, second) = try pair()
    _ = try first.store.reconcile(Card.samples(3), at: .monday)
    _ = try second.store.reconcile(Card.samples(3), at: .monday)
    _ = try first.store.answer("card-0", .good, at: .monday, duration: 3000)
    _ = try first.store.mark(.suspend, ["card-1"], at: .monday)
    try first.store.set(.maximumInterval, to: 700, at: .monday)
    _ = try second.store.answer("card-2", .again, at: .monday.days(1))
    let sent = try first.sync()
    #expect(sent.sent == .init(entries: 2, links: 0, settings: 1))
    let trial = try second.sync(isTrial: true)
    #expect(trial.received == .init(entries: 2, links: 0, settings: 1))
    #expect(trial.sent == .init(entries: 1, links: 0, settings: 0))
    #expect(try second.store.log().entries.count == 1)
    #expect(second.names.count == 1)
    let report = try second.sync()
    #expect(report.received == trial.received && report.sent == trial.sent)
    #expect(report.shares == trial.shares)
    #expect(
      report.shares == [
        .init(
          device: first.store.device, name: "laptop", entries: 2,
          firstDay: StudyDay(iso: "2026-01-05") ?? .init(rawValue: 0),
          lastDay: StudyDay(iso: "2026-01-05") ?? .init(rawValue: 0))
      ])
    #expect(try second.store.options().maximumInterval == 700)
    #expect(try second.store.state(of: "card-1")?.isSuspended == true)
    #expect(try first.sync().received.entries == 1)
    let cards = Card.samples(3).map(\.id)
    #expect(try first.knowledge(of: cards) == second.knowledge(of: cards))
    #expect(first.names.count == 2)
  }

  @Test func `a device only appends to files of its own`() throws {
    let (first, second) = try pair()
    _ = try first.store.answer("card-0", .good, at: .monday)
    try first.sync()
    let name = try #require(first.names.first)
    var earlier = try first.data(name)
    for day in 1..<5 {
      _ = try second.store.answer("card-0", .good, at: .monday.days(Double(day)))
      try second.sync()
      #expect(try first.data(name) == earlier)
      _ = try first.store.answer("card-0", .good, at: .monday.days(Double(day) + 0.1))
      try first.sync()
      let now = try first.data(name)
      #expect(now.starts(with: earlier) && now.count > earlier.count)
      earlier = now
    }
    #expect(first.names.count == 2)
    let text = String(decoding: earlier, as: UTF8.self)
    #expect(text.split(separator: "\n").count == 6)
  }

  @Test func `a file that is still arriving is read up to its end, and later further`() throws {
    let (first, second) = try pair()
    try answerTwenty(first)
    try first.sync()
    let name = try #require(first.names.first)
    let whole = try first.data(name)
    var known = 0
    for share in [0, 10, 200, 201, whole.count / 3, whole.count / 2, whole.count - 1] {
      try whole.prefix(share).write(to: first.url(name))
      let report = try second.sync()
      #expect(report.ignored == [], "\(share)")
      known += report.received.entries
      #expect(try second.store.log().entries.count == known)
      #expect(known < 20)
    }
    try whole.write(to: first.url(name))
    #expect(try second.sync().received.entries == 20 - known)
    #expect(try first.sync().sent.entries == 0)
  }

  @Test func `a flipped byte costs no more than two lines, until the file is whole again`() throws {
    let first = try SyncedDevice("laptop", seed: 1)
    try answerTwenty(first)
    try first.sync()
    let name = try #require(first.names.first)
    let whole = try first.data(name)
    let lines = whole.split(separator: UInt8(ascii: "\n"))
    for number in [1, 7, 20] {
      let device = try SyncedDevice("reader", seed: 9)
      var damaged = whole
      damaged[lines[number].startIndex + 40] ^= 1
      try damaged.write(to: device.url(name))
      let report = try device.sync()
      #expect(report.ignored == [.init(file: name, reason: .damaged(lines: 1))], "\(number)")
      #expect(report.received.entries == 19)
      try whole.write(to: device.url(name))
      let second = try device.sync()
      #expect(second.received.entries == 1 && second.ignored.isEmpty)
      #expect(device.names.count == 1, "nothing is sent that the folder had before")
    }
  }

  @Test func `a device writes again what was lost of its files`() throws {
    let first = try SyncedDevice("laptop", seed: 1)
    try answerTwenty(first)
    try first.sync()
    let name = try #require(first.names.first)
    let whole = try first.data(name)
    for damage in ["cut", "flip", "remove", "other"] {
      switch damage {
      case "cut": try whole.prefix(whole.count / 2).write(to: first.url(name))
      case "flip":
        var data = whole
        data[whole.count / 2] ^= 4
        try data.write(to: first.url(name))
      case "remove": try FileManager.default.removeItem(at: first.url(name))
      default: try Data("x\n".utf8).write(to: first.url(name))
      }
      try first.sync()
      let reader = try SyncedDevice("reader", seed: 3)
      try Carrier.carry(from: first, to: reader)
      try reader.sync()
      #expect(try reader.store.log().entries.count == 20, "\(damage)")
      for name in first.names { try FileManager.default.removeItem(at: first.url(name)) }
      try whole.write(to: first.url(name))
      try first.sync()
    }
  }

  @Test func `a copied home takes a name of its own`() throws {
    let first = try SyncedDevice("laptop", seed: 1)
    _ = try first.store.answer("card-0", .good, at: .monday)
    try first.sync()
    let second = try SyncedDevice("copy", seed: 2, copying: first)
    #expect(second.store.device == first.store.device)
    try Carrier.carry(from: first, to: second)
    _ = try second.store.answer("card-1", .good, at: .monday)
    let report = try second.sync()
    #expect(report.isRenamed)
    #expect(second.store.device != first.store.device)
    #expect(second.names.count == 2)
    _ = try second.store.answer("card-2", .good, at: .monday)
    #expect(try second.sync().isRenamed == false)
    try Carrier.carry(from: second, to: first)
    #expect(try first.sync().isRenamed == false)
    #expect(try first.store.log().entries.count == 3)
    // What the copy answered since then is not the original's to take back.
    var undone: [CardID] = []
    while let entry = try first.store.undo(at: .monday.days(1))?.entry { undone.append(entry.card) }
    #expect(undone == ["card-1", "card-0"])
  }

  @Test func `a home that was copied before its first sync takes a name of its own`() throws {
    let first = try SyncedDevice("laptop", seed: 1)
    let second = try SyncedDevice("copy", seed: 2, copying: first)
    _ = try first.store.answer("card-0", .good, at: .monday)
    _ = try second.store.answer("card-1", .good, at: .monday)
    try first.sync()
    try Carrier.carry(from: first, to: second)
    #expect(try second.sync().isRenamed)
    try Carrier.carry(from: second, to: first)
    #expect(try first.sync().isRenamed == false)
    #expect(try first.store.log().entries.count == 2)
    #expect(try second.store.log().entries.count == 2)
  }

  @Test func `another folder gets everything`() throws {
    let first = try SyncedDevice("laptop", seed: 1)
    _ = try first.store.answer("card-0", .good, at: .monday)
    try first.sync()
    let other = first.files.directory.appendingPathComponent("other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let sync = Sync(first.store, home: .init(name: "laptop", machine: "machine"))
    #expect(try sync.run(other.path, at: .monday.days(1)).sent.entries == 1)
    #expect(try sync.run(other.path, at: .monday.days(1)).sent.entries == 0)
    #expect(try sync.lastFolder() == other.resolvingSymlinksInPath().path)
    #expect(try first.sync(at: .monday.days(2)).sent.entries == 0)
  }

  @Test func `large logs go into several files`() throws {
    let (first, second) = try pair()
    let entries = (0..<9000).map { index in
      ReviewLogEntry(
        id: "entry-\(index)", device: "old", card: CardID(rawValue: "card-\(index % 50)"),
        time: .monday.addingTimeInterval(Double(index)), day: StudyDay(rawValue: 20_458),
        kind: .review, grade: .good, duration: 1000)
    }
    try first.store.merge(entries)
    #expect(try first.sync().sent.entries == 9000)
    #expect(first.names.count > 1)
    for name in first.names {
      #expect(try first.data(name).count < SyncFolder.segmentSize + 300_000)
    }
    #expect(try second.sync().received.entries == 9000)
    #expect(try second.store.verify() == [])
    _ = try first.store.answer("card-0", .good, at: .monday.days(3))
    let count = first.names.count
    try first.sync()
    #expect(first.names.count == count)
    #expect(try second.sync().received.entries == 1)
  }

  @Test func `folders that cannot be used`() throws {
    let device = try SyncedDevice("laptop", seed: 1)
    let sync = Sync(device.store, home: .init(name: "laptop", machine: ""))
    let missing = device.folder.appendingPathComponent("missing").path
    #expect(throws: SyncError.missing(path: missing)) { try sync.run(missing, at: .monday) }
    #expect(!FileManager.default.fileExists(atPath: missing))
    let file = device.folder.appendingPathComponent("file").path
    try Data().write(to: URL(fileURLWithPath: file))
    #expect(throws: SyncError.notFolder(path: file)) { try sync.run(file, at: .monday) }
  }
}
