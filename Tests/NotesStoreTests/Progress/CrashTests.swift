import Foundation
import KubeNotes
import NotesStore
import Testing

/// Real child processes that answer cards, and are killed or compete.
@Suite struct CrashTests {
  /// The child is killed from within, some microseconds after so many answers.
  @Test(arguments: [(1, 50), (5, 130), (20, 210), (60, 20), (150, 333)])
  func `kill -9 loses nothing that was acknowledged`(count: Int, delay: Int) async throws {
    let files = try TemporaryProgress()
    let path = files.path
    _ = try files.open().reconcile(Card.samples(40), at: .monday)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, count = count as Int, delay = delay as Int] in
      let generator = SeededBits(seed: UInt64(delay))
      let store = try ProgressStore(path: path, timeZone: .seoul) { generator.next() }
      let acknowledged = open(path + ".acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
      for index in 0... {
        let card = CardID(rawValue: "card-\(index % 40)")
        let now = Date.monday.addingTimeInterval(Double(index * 20))
        let recorded =
          index % 7 == 6
          ? try store.undo(at: now)
          : try store.answer(card, index % 5 == 0 ? .again : .good, at: now)
        let line = (recorded?.entry.id ?? "") + "\n"
        _ = line.withCString { write(acknowledged, $0, strlen($0)) }
        if index + 1 == count {
          Thread.detachNewThread {
            usleep(UInt32(delay))
            kill(getpid(), SIGKILL)
          }
        }
      }
    }
    let store = try files.open()
    let text = (try? String(contentsOfFile: path + ".acknowledged", encoding: .utf8)) ?? ""
    let ids = text.split(separator: "\n").map(String.init)
    #expect(ids.count >= count)
    let stored = Set(try store.log().entries.map(\.id))
    #expect(ids.filter { !stored.contains($0) } == [])
    #expect(try store.verify() == [])
    #expect(try store.integrityProblems() == [])
    _ = try store.answer("card-1", .good, at: .monday.days(2))
    #expect(try store.verify() == [])
  }

  @Test func `two processes at once`() async throws {
    let files = try TemporaryProgress()
    let path = files.path
    let store = try files.open()
    _ = try store.reconcile(Card.samples(10), at: .monday)
    async let child: Void = {
      await #expect(processExitsWith: .success) { [path = path as String] in
        let generator = SeededBits(seed: 99)
        let store = try ProgressStore(path: path, timeZone: .seoul) { generator.next() }
        for index in 0..<200 {
          let now = Date.monday.addingTimeInterval(Double(index))
          _ = try store.answer(CardID(rawValue: "card-\(index % 10)"), .good, at: now)
          if index == 100 { try store.setParameters(try FSRSParameters([]), at: now) }
        }
      }
    }()
    for index in 0..<200 {
      let now = Date.monday.addingTimeInterval(Double(index))
      _ = try store.answer(CardID(rawValue: "card-\(index % 10)"), .hard, at: now)
      if index == 50 { try store.set(.desiredRetention, to: 0.85, at: now) }
    }
    await child
    let entries = try store.log().entries
    #expect(entries.count == 400)
    #expect(Set(entries.map(\.id)).count == 400)
    #expect(try store.verify() == [])
    #expect(
      try (0..<10).map { try store.state(of: CardID(rawValue: "card-\($0)"))?.reps }
        == Array(repeating: 40, count: 10))
  }
}
