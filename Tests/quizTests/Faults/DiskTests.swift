import Foundation
import KubeNotes
import NotesStore
import Testing

/// Disks that are full or cannot be written: real ones, small and in memory, where we may mount any.
@Suite(.serialized) struct DiskTests {
  /// A file system of its own for data; taken away at the end.
  final class Disk {
    let url: URL

    /// Nil where this process may mount nothing.
    init?(_ home: URL, kilobytes: Int) {
      url = home.appending(path: "disk", directoryHint: .isDirectory)
      try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      guard run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", url.path()) else {
        return nil
      }
    }

    deinit { _ = run("umount", url.path()) }

    func makeReadOnly() -> Bool { run("mount", "-o", "remount,ro", url.path()) }

    private func run(_ words: String...) -> Bool {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = words
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }

    /// Data on the disk, everything else beside it.
    var variables: [String: String] {
      [
        "QUIZ_HOME": "", "XDG_DATA_HOME": url.path(percentEncoded: false),
        "XDG_CACHE_HOME": url.deletingLastPathComponent().appending(path: "xdg").path(),
      ]
    }

    /// Leaves so many bytes free.
    func fill(leaving bytes: Int) throws {
      let free =
        try FileManager.default.attributesOfFileSystem(forPath: url.path())[
          .systemFreeSize] as? Int ?? 0
      try Data(count: max(0, free - bytes)).write(to: url.appending(path: "filler"))
    }

    func empty() throws {
      try FileManager.default.removeItem(at: url.appending(path: "filler"))
    }
  }

  private func prepare(_ home: borrowing TemporaryHome) throws {
    let target = home.url.appending(path: "xdg", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: home.url.appending(path: "cache"), to: target.appending(path: "quiz"))
  }

  private func rows(_ home: URL, _ variables: [String: String]) throws -> Int {
    let doctor = try QuizBinary.run(["doctor"], home: home, variables: variables)
    #expect(doctor.status == 0, "\(doctor.output)")
    return doctor.output.firstMatch(of: #/(\d+) rows replay/#).flatMap { Int($0.1) } ?? 0
  }

  @Test func `a full disk loses nothing that was acknowledged`() throws {
    let home = try TemporaryHome()
    try prepare(home)
    guard let disk = Disk(home.url, kilobytes: 12_000) else { return print("no disk to mount") }
    let setup = try QuizBinary.run(
      ["review", "--plain", "--limit", "2"], input: KilledRun.answers, home: home.url,
      variables: disk.variables)
    #expect(setup.status == 0, "\(setup.notices)")
    try disk.fill(leaving: 40_000)
    let run = try KilledRun(
      ["review", "--plain", "--new", "400"], input: KilledRun.answers, home: home.url,
      variables: disk.variables, after: nil)
    #expect(run.status == 2 && run.notices.contains("disk is full"), "\(run.notices)")
    let shared = disk.url.appending(path: "shared", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    let sheet = try sheet(home.url)
    let package = disk.url.appending(path: "deck.apkg").path()
    let commands = [
      ["backup"], ["sync", shared.path()], ["export", "apkg", package], ["import", sheet],
    ]
    for command in commands {
      let run = try QuizBinary.run(command, home: home.url, variables: disk.variables)
      #expect(run.status == 2, "\(command): \(run.notices)")
      let sentences = ["disk is full", "is writable and has space"]
      #expect(sentences.contains { run.notices.contains($0) }, "\(command): \(run.notices)")
    }
    #expect(!FileManager.default.fileExists(atPath: package))
    try disk.empty()
    #expect(try rows(home.url, disk.variables) >= 2 + run.acknowledged)
    let later = try QuizBinary.run(["backup"], home: home.url, variables: disk.variables)
    #expect(later.status == 0, "\(later.notices)")
    let sync = try QuizBinary.run(
      ["sync", shared.path()], home: home.url, variables: disk.variables)
    #expect(sync.status == 0, "\(sync.notices)")
    let cards = try QuizBinary.run(["import", sheet], home: home.url, variables: disk.variables)
    #expect(cards.output.contains("2000 cards added"), "\(cards.output) \(cards.notices)")
  }

  /// A sheet of cards that is larger than what is left of a full disk.
  private func sheet(_ home: URL) throws -> String {
    let file = home.appending(path: "cards.csv")
    let rows = (0..<2000).map { "full-\($0),What is card \($0)?,The one before \($0 + 1).\n" }
    try Data(("id,prompt_en,answer_en\n" + rows.joined()).utf8).write(to: file)
    return file.path()
  }

  @Test func `a disk that cannot be written is said to be, and stays as it is`() throws {
    let home = try TemporaryHome()
    try prepare(home)
    guard let disk = Disk(home.url, kilobytes: 12_000) else { return print("no disk to mount") }
    let shared = home.url.appending(path: "shared", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    _ = try QuizBinary.run(
      ["review", "--plain", "--limit", "2"], input: KilledRun.answers, home: home.url,
      variables: disk.variables)
    let backup = try QuizBinary.run(["backup"], home: home.url, variables: disk.variables)
    #expect(backup.status == 0)
    let sheet = try sheet(home.url)
    let card = try #require(
      try QuizBinary.run(["card", "list", "-o", "name"], home: home.url, variables: disk.variables)
        .output.split(separator: "\n").first.map(String.init))
    guard disk.makeReadOnly() else { return print("no disk to make read-only") }
    let commands = [
      ["review", "--plain"], ["undo"], ["backup"], ["restore", "1", "--yes"],
      ["sync", shared.path()], ["import", sheet], ["card", "suspend", card],
    ]
    for command in commands {
      let run = try QuizBinary.run(
        command, input: KilledRun.answers, home: home.url, variables: disk.variables)
      #expect(run.status == 2, "\(command): \(run.output)")
      let sentences = ["cannot be", "neither opened nor made"]
      #expect(sentences.contains { run.notices.contains($0) }, "\(command): \(run.notices)")
    }
    #expect(
      try QuizBinary.run(["search", "taint"], home: home.url, variables: disk.variables).status == 0
    )
  }
}
