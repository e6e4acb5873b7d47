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

  @Test func `a copied home takes back what it was copied with, and nothing of the original`()
    throws
  {
    let home = try TemporaryHome(isStudied: true)
    let shared = home.url.appending(path: "shared", directoryHint: .isDirectory)
    let copy = home.url.appending(path: "copy", directoryHint: .isDirectory)
    for folder in [shared, copy] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    func sync(_ home: URL) throws {
      let run = try QuizBinary.run(["sync", shared.path(percentEncoded: false)], home: home)
      #expect(run.status == 0, "\(run.notices)")
    }
    try sync(home.url)
    for name in ["cache", "data"] {
      try FileManager.default.copyItem(
        at: home.url.appending(path: name), to: copy.appending(path: name))
    }
    let latest = try Self.store(in: copy).undoable()?.id
    try #require(latest != nil)
    // The original goes on, and the copy hears of it before it takes anything back.
    let answer = try QuizBinary.run(
      ["review", "--plain", "--limit", "1"], input: "\n3\n", home: home.url)
    #expect(answer.status == 0)
    try sync(home.url)
    try sync(copy)
    #expect(try Self.store(in: copy).undoable()?.id == latest)
    let undo = try QuizBinary.run(["undo"], home: copy)
    #expect(undo.status == 0, "\(undo.notices)")
    let next = try Self.store(in: copy).undoable()?.id
    #expect(next != nil && next != latest)
    try sync(copy)
    try sync(home.url)
    let stores = try (Self.store(in: home.url), Self.store(in: copy))
    #expect(try Set(stores.0.log().entries.map(\.id)) == Set(stores.1.log().entries.map(\.id)))
    for store in [stores.0, stores.1] { #expect(try store.verify() == []) }
  }

  private static func store(in home: URL) throws -> ProgressStore {
    let data = home.appending(path: "data", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    return try ProgressStore(
      path: data.appending(path: "progress.sqlite").path(percentEncoded: false),
      timeZone: .gmt, randomness: { UInt64.random(in: .min ... .max) })
  }
}
