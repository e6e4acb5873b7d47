import Foundation
import GRDB
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct BackupTests {
  private func backups(_ files: TemporaryProgress) -> Backups {
    Backups(progress: URL(fileURLWithPath: files.path), timeZone: .seoul)
  }

  private func restoration(
    _ which: String?, _ files: TemporaryProgress
  ) throws -> Restoration {
    let generator = SeededBits(seed: 5)
    return try Restoration(
      try backups(files).find(which), backups(files), randomness: { generator.next() })
  }

  private func studied(_ files: TemporaryProgress, answers: Int = 5) throws -> ProgressStore {
    let store = try files.open()
    _ = try store.reconcile(Card.samples(10), at: .monday)
    for card in Card.samples(answers) { _ = try store.answer(card.id, .good, at: .monday) }
    return store
  }

  @Test func `one a day, by itself, and none before the first answer`() throws {
    let files = try TemporaryProgress()
    let store = try files.open()
    #expect(try backups(files).makeDaily(of: store, at: .monday) == nil)
    _ = try store.answer("card-1", .good, at: .monday)
    #expect(try backups(files).makeDaily(of: store, at: .monday)?.kind == .daily)
    #expect(try backups(files).makeDaily(of: store, at: .monday.minutes(600)) == nil)
    #expect(try backups(files).makeDaily(of: store, at: .monday.days(1)) != nil)
    #expect(
      backups(files).all().map(\.name) == [
        "progress-20260106T000000Z-daily", "progress-20260105T000000Z-daily",
      ])
    #expect(backups(files).all().allSatisfy { $0.size > 0 })
  }

  @Test func `a year of days leaves days, weeks and months`() throws {
    let times = (0..<400).map { Date.monday.days(Double($0)) }
    var kept: Set<Date> = []
    for time in times {
      kept.insert(time)
      kept = BackupRotation().kept(Array(kept), in: .seoul)
    }
    let ages = kept.map { Int((times[399].timeIntervalSince($0) / 86_400).rounded()) }.sorted()
    #expect(ages.prefix(7) == [0, 1, 2, 3, 4, 5, 6])
    #expect(ages.count <= 7 + 4 + 12 && ages.count >= 12 + 7)
    #expect(ages.contains { $0 > 300 } && ages.allSatisfy { $0 < 366 })
    #expect(ages.filter { $0 > 6 && $0 < 31 }.count >= 2)
  }

  @Test func `puts a backup in place and keeps what was there`() throws {
    let files = try TemporaryProgress()
    let store = try studied(files)
    let before = try store.log().entries
    let backup = try backups(files).make(.manual, of: store, at: .monday)
    // A mistake, while the file stays open elsewhere.
    _ = try store.mark(.reset, Card.samples(5).map(\.id), at: .monday.days(1))
    try store.set(.newPerDay, to: 3, at: .monday.days(1))
    let after = try store.log().entries
    let work = try restoration(nil, files)
    #expect(work.candidate.entries == before.count)
    #expect(work.present?.entries == after.count && !work.isDamaged)
    let kept = try #require(try work.run(at: .monday.days(2)))
    #expect(kept.kind == .replaced)
    #expect(try store.log().entries == before)
    #expect(try store.options().newPerDay != 3)
    #expect(try store.verify() == [])
    #expect(try store.integrityProblems() == [])
    let next = try store.answer("card-0", .good, at: .monday.days(3))
    #expect(next.entry.device == store.device)
    #expect(throws: DatabaseError.self) {
      try store.queue.write { try $0.execute(sql: "DELETE FROM review_log") }
    }
    // And back again.
    _ = try restoration(kept.name, files).run(at: .monday.days(4))
    #expect(try store.log().entries == after)
    #expect(try store.options().newPerDay == 3)
    #expect(FileManager.default.fileExists(atPath: backup.url.path))
    #expect(backups(files).all().count == 3)
    let left = try FileManager.default.contentsOfDirectory(atPath: backups(files).folder.path)
    #expect(left.filter { $0.hasPrefix(".") } == [".lock"], "\(left)")
  }

  @Test(arguments: ["truncated", "flipped", "missing", "empty header"])
  func `replaces a file that cannot be read, and keeps its bytes`(damage: String) throws {
    let files = try TemporaryProgress()
    let url = URL(fileURLWithPath: files.path)
    do {
      let store = try studied(files)
      _ = try backups(files).make(.manual, of: store, at: .monday)
      try store.close()
    }
    var data = try Data(contentsOf: url)
    switch damage {
    case "truncated": data = data.prefix(data.count / 3)
    case "flipped":
      for offset in stride(from: 4096, to: data.count, by: 11) { data[offset] ^= 0x55 }
    case "empty header": data.replaceSubrange(0..<16, with: Data(repeating: 0x20, count: 16))
    default: data = Data()
    }
    if damage == "missing" {
      try FileManager.default.removeItem(at: url)
    } else {
      try data.write(to: url)
      let error = #expect(throws: StoreError.self) { try files.open().checkIntegrity() }
      #expect(error == .corrupt(path: files.path))
      #expect(error?.message.en.contains("quiz restore") == true)
    }
    let work = try restoration(nil, files)
    #expect(work.present == nil && work.isDamaged == (damage != "missing"))
    let kept = try work.run(at: .monday.days(1))
    #expect((kept?.kind == .damaged) == (damage != "missing"))
    if let kept { #expect(try Data(contentsOf: kept.url) == data) }
    let store = try files.open()
    #expect(try store.entryCount() == 5)
    #expect(try store.verify() == [])
  }

  @Test(arguments: ["v1", "v2", "v3"])
  func `a backup of an earlier version is brought up to date`(version: String) throws {
    let files = try TemporaryProgress()
    let store = try studied(files)
    let old = OpeningTests.fixtures.appendingPathComponent("\(version).sqlite")
    let bytes = try Data(contentsOf: old)
    _ = try restoration(old.path, files).run(at: .monday)
    #expect(try store.entryCount() == 6)
    #expect(try store.verify() == [])
    #expect(try Data(contentsOf: old) == bytes)
  }

  @Test func `a damaged or later backup changes nothing`() throws {
    let files = try TemporaryProgress()
    let store = try studied(files)
    let backup = try backups(files).make(.manual, of: store, at: .monday)
    let whole = try Data(contentsOf: backup.url)
    var data = whole
    for offset in stride(from: 4096, to: data.count, by: 11) { data[offset] ^= 0x55 }
    try data.write(to: backup.url)
    #expect(throws: BackupError.damaged(path: backup.url.path)) { try restoration(nil, files) }
    try whole.write(to: backup.url)
    do {
      let queue = try DatabaseQueue(path: backup.url.path)
      try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')") }
      try queue.close()
    }
    #expect(throws: StoreError.newer(path: backup.url.path)) { try restoration(nil, files) }
    #expect(throws: BackupError.unknown("nothing")) { try restoration("nothing", files) }
    #expect(try store.entryCount() == 5)
  }
}
