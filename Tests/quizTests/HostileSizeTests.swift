import Foundation
import FuzzTargets
import Testing

@testable import NotesStore

/// Small files that unfold to something huge, through the real binary: each ends with a sentence, in
/// bounded memory and time.
///
/// The limits are those of the operating system: 30 s of the processor, 512 MiB of private memory.
/// Without limits of our own, none of these would end, or they would fill memory or disk.
@Suite struct HostileSizeTests {
  private static func run(_ arguments: [String], _ home: URL) throws -> QuizBinary.Result {
    let script = home.appending(path: "limited")
    let binary = QuizBinary.url.path(percentEncoded: false)
    let text = "#!/bin/sh\nulimit -t 30 && ulimit -d 524288 && exec '\(binary)' \"$@\"\n"
    try Data(text.utf8).write(to: script)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: script.path(percentEncoded: false))
    return try QuizBinary.run(arguments, home: home, binary: script)
  }

  private static let doublings = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
  /// Texts of YAML, and what is said of them.
  private static let bombs: [String: (text: String, reason: String)] = [
    "nested aliases": (
      "a0: &a0 [x, x]\n" + doublings.joined(separator: "\n"), "aliases unfold to more than"
    ),
    "an alias as a key": (
      "a0: &a0 [x, x]\n" + doublings.joined(separator: "\n") + "\n? *a40\n: y",
      "aliases unfold to more than"
    ),
    "aliases in one line": (
      "{a0: &a0 [x, x], " + doublings.joined(separator: ", ") + ", ? *a40 : y}",
      "aliases unfold to more than"
    ),
    "deep lists": (
      "title: " + String(repeating: "[", count: 100_000), "maximum nesting level reached"
    ),
    "deep maps": (
      "title: " + String(repeating: "{a: ", count: 100_000), "maximum nesting level reached"
    ),
    "deep keys": (String(repeating: "? ", count: 100_000) + "x", "maximum nesting level reached"),
    "a huge scalar": ("title: " + String(repeating: "x", count: 3 << 19), "longer than 1 MiB"),
    "many escapes": (
      "title: \"" + String(repeating: "\\u0041", count: 300_000) + "\"", "longer than 1 MiB"
    ),
  ]

  @Test(arguments: bombs.keys.sorted())
  func `front matter`(name: String) throws {
    let bomb = try #require(Self.bombs[name])
    let home = try TemporaryHome()
    let file = home.url.appending(path: "bomb.md")
    try Data("---\n\(bomb.text)\n---\n\n# Quagga\n\nAn extinct zebra.\n".utf8).write(to: file)
    let path = file.path(percentEncoded: false)
    let check = try Self.run(["check", path], home.url)
    #expect(check.status == 2, "\(name): \(check.notices)")
    #expect(check.output.contains(bomb.reason), "\(name): \(check.output.prefix(300))")
    #expect(check.output.utf8.count < 2000, "\(name)")
    // The note itself is as good as any.
    let taken = try Self.run(["import", path], home.url)
    #expect(taken.status == 0, "\(name): \(taken.notices)")
    #expect(try Self.run(["search", "quagga"], home.url).output.contains("extinct"), "\(name)")
  }

  @Test(arguments: bombs.keys.sorted())
  func `command facts and fenced blocks`(name: String) throws {
    let bomb = try #require(Self.bombs[name])
    let home = try TemporaryHome()
    let note = home.url.appending(path: "tree/notes/en/topic/note.md")
    let facts = home.url.appending(path: "tree/commands/kubectl/get.yaml")
    for file in [note, facts] {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    try Data("# Note\n\n```yaml\n\(bomb.text)\n```\n".utf8).write(to: note)
    try Data((bomb.text + "\n").utf8).write(to: facts)
    let tree = home.url.appending(path: "tree").path(percentEncoded: false)
    let check = try Self.run(["check", tree], home.url)
    #expect(check.status == 2, "\(name): \(check.notices)")
    for file in ["note.md", "get.yaml"] {
      let lines = check.output.split(separator: "\n").filter {
        $0.contains("\(file):") && $0.contains(bomb.reason)
      }
      #expect(lines.count == 1, "\(name), \(file): \(check.output.prefix(2000))")
    }
  }

  @Test(arguments: bombs.keys.sorted())
  func settings(name: String) throws {
    let bomb = try #require(Self.bombs[name])
    let home = try TemporaryHome()
    let file = home.url.appending(path: "config/config.yaml")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("new-per-day: 7\n\(bomb.text)\n".utf8).write(to: file)
    let run = try Self.run(["config"], home.url)
    #expect(run.status == 0, "\(name): \(run.notices.prefix(300))")
    // The lines around it hold.
    #expect(run.output.contains("new-per-day       7 "), "\(name): \(run.output)")
    #expect(run.notices.contains("config.yaml:2:"), "\(name): \(run.notices.prefix(300))")
    #expect(run.notices.utf8.count < 20_000, "\(name)")
  }

  /// What an archive of some kilobytes unpacks to.
  @Test(arguments: ["a collection of Zstandard", "a collection of DEFLATE", "media"])
  func packages(kind: String) throws {
    let home = try TemporaryHome()
    let deck = home.url.appending(path: "deck.apkg")
    switch kind {
    case "a collection of Zstandard":
      try Data(HostilePackage.bomb(blocks: 32_768)).write(to: deck)
    case "media":
      // Each is within the limits.
      let zip = try ZipWriter(path: deck.path(percentEncoded: false))
      let base = try HostilePackage.collection()
      try zip.add("collection.anki2", Data(base))
      let names = (0..<12).map { "\"\($0)\": \"\($0).png\"" }.joined(separator: ", ")
      try zip.add("media", Data("{\(names)}".utf8))
      for index in 0..<12 { try zip.add("\(index)", Data(count: 8 << 20)) }
      try zip.close()
    default:
      let zip = try ZipWriter(path: deck.path(percentEncoded: false))
      try zip.add("collection.anki2", Data(count: 80 << 20))
      try zip.close()
    }
    let size = try Data(contentsOf: deck).count
    #expect(size < 256 << 10, "\(kind): \(size)")
    let run = try Self.run(["import", deck.path(percentEncoded: false)], home.url)
    #expect(run.status == 2 && run.output.isEmpty, "\(kind): \(run)")
    #expect(
      run.notices.contains("unpacks to more than 250 times its size"), "\(kind): \(run.notices)")
    let data = home.url.appending(path: "data").path(percentEncoded: false)
    let left = try FileManager.default.subpathsOfDirectory(atPath: data)
    #expect(!left.contains { $0.hasPrefix(".import") || $0.hasPrefix("imported") }, "\(left)")
  }
}
