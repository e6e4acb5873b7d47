import Foundation
import KubeNotes
import NotesStore
import Testing

/// Several runs of the binary over one folder at once.
@Suite struct SyncProcessTests {
  @Test func `runs at the same time lose nothing`() async throws {
    let root = try TemporaryHome(hasLibrary: false)
    let shared = root.url.appending(path: "shared", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    let folder = shared.path(percentEncoded: false)
    let homes = ["a", "b"].map { root.url.appending(path: $0, directoryHint: .isDirectory) }
    for home in homes {
      let store = try Self.store(in: home)
      for index in 0..<40 {
        _ = try store.answer(CardID(rawValue: "card-\(index % 7)"), .good, at: Date())
      }
    }
    // Each home twice: two homes compete for the folder, two runs for a home.
    let runs = try await withThrowingTaskGroup(of: QuizBinary.Result.self) { group in
      for home in homes + homes + homes {
        group.addTask {
          try QuizBinary.run(["sync", folder], home: home, variables: ["QUIZ_NOW": ""])
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.map(\.status) == Array(repeating: 0, count: 6), "\(runs.map(\.notices))")
    for home in homes {
      let run = try QuizBinary.run(["sync", folder], home: home)
      #expect(run.status == 0, "\(run.notices)")
    }
    for home in homes {
      let store = try Self.store(in: home)
      #expect(try store.entryCount() == 80)
      #expect(try store.verify() == [])
    }
  }

  private static func store(in home: URL) throws -> ProgressStore {
    let data = home.appending(path: "data", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    return try ProgressStore(
      path: data.appending(path: "progress.sqlite").path(percentEncoded: false),
      timeZone: .gmt, randomness: { UInt64.random(in: .min ... .max) })
  }
}
