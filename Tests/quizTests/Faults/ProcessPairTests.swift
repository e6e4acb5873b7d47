import Foundation
import GRDB
import Testing

/// Two terminals at once.
@Suite struct ProcessPairTests {
  @Test func `a process that writes for long stops no reading, and writing gives up with a word`()
    throws
  {
    let home = try TemporaryHome(isStudied: true)
    let file = home.url.appending(path: "data/progress.sqlite").path(percentEncoded: false)
    let holder = try DatabaseQueue(path: file)
    try holder.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      for command in [["-o", "json"], ["stats", "--plain"], ["card", "list"], ["doctor"]] {
        let run = try QuizBinary.run(command, home: home.url)
        #expect(run.status == 0, "\(command): \(run.notices)")
      }
      let undo = try QuizBinary.run(["undo"], home: home.url)
      #expect(undo.status == 2)
      #expect(undo.notices.contains("Another process is using"), "\(undo.notices)")
    }
    let undo = try QuizBinary.run(["undo"], home: home.url)
    #expect(undo.status == 0, "\(undo.notices)")
  }

  @Test func `a review beside an import, a sync, a backup and another review`() async throws {
    let home = try TemporaryHome()
    let url = home.url
    let notes = url.appending(path: "notes", directoryHint: .isDirectory)
    let shared = url.appending(path: "shared", directoryHint: .isDirectory)
    for folder in [notes, shared] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for number in 0..<60 {
      try Data("# Note \(number)\n\nQ: What is number \(number)?\nA: The one after.\n".utf8)
        .write(to: notes.appending(path: "note-\(number).md"))
    }
    let commands = [
      ["review", "--plain", "--new", "400", "--limit", "60"], ["import", notes.path()],
      ["review", "--plain", "--new", "400", "--limit", "60"], ["sync", shared.path()],
      ["backup"], ["undo"],
    ]
    let runs = try await withThrowingTaskGroup(of: (Int, QuizBinary.Result).self) { group in
      for (index, command) in commands.enumerated() {
        group.addTask {
          (index, try QuizBinary.run(command, input: KilledRun.answers, home: url))
        }
      }
      return try await group.reduce(into: [Int: QuizBinary.Result]()) { $0[$1.0] = $1.1 }
    }
    for (index, run) in runs {
      // There may be nothing to take back, or to copy, yet.
      let allowed: Set<Int32> = [["undo"], ["backup"]].contains(commands[index]) ? [0, 1, 2] : [0]
      #expect(allowed.contains(run.status), "\(commands[index]): \(run.notices)")
    }
    let doctor = try QuizBinary.run(["doctor"], home: url)
    #expect(doctor.status == 0, "\(doctor.output)")
    let rows = doctor.output.firstMatch(of: #/(\d+) rows replay/#).flatMap { Int($0.1) } ?? 0
    #expect(rows >= 120, "\(doctor.output)")
  }
}
