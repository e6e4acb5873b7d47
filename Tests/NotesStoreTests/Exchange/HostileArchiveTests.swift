import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// Packages that mean harm are refused with a sentence, and nothing is written.
@Suite struct HostileArchiveTests {
  private func expect(
    _ home: ExchangeHome, _ package: URL, limits: ArchiveLimits = .standard,
    _ matches: (ArchiveError) -> Bool
  ) throws {
    do {
      _ = try home.take(package, limits: limits)
      Issue.record("nothing was refused")
    } catch let error as ArchiveError {
      #expect(matches(error), "\(error)")
      #expect(!error.message.ko.isEmpty && !error.message.en.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: home.root.path()))
    let left = try FileManager.default.contentsOfDirectory(atPath: home.folder.path())
    #expect(!left.contains { $0.hasPrefix(".import") }, "\(left)")
  }

  private func package(_ home: ExchangeHome, _ entries: [(String, Data)]) throws -> URL {
    let url = home.folder.appending(path: "hostile.apkg")
    let zip = try ZipWriter(path: url.path())
    for (name, data) in entries { try zip.add(name, data) }
    try zip.close()
    return url
  }

  @Test(arguments: ["../evil", "/etc/passwd", "a/../../b", "a\\b"])
  func `a name that leaves the folder`(name: String) throws {
    let home = try ExchangeHome()
    let url = try package(home, [("collection.anki2", Data()), (name, Data("x".utf8))])
    try expect(home, url) { if case .leavesFolder = $0 { true } else { false } }
  }

  @Test func `a symbolic link`() throws {
    let home = try ExchangeHome()
    let url = try package(home, [("collection.anki2", Data("/etc/passwd".utf8))])
    var data = try Data(contentsOf: url)
    let mark = try #require(data.range(of: Data([0x50, 0x4B, 1, 2])))
    data[mark.lowerBound + 5] = 3
    data[mark.lowerBound + 40] = 0xFF
    data[mark.lowerBound + 41] = 0xA1
    try data.write(to: url)
    try expect(home, url) { if case .symbolicLink = $0 { true } else { false } }
  }

  @Test func `a bomb`() throws {
    let home = try ExchangeHome()
    let url = try package(home, [("collection.anki2", Data(count: 5 << 20))])
    let limits = ArchiveLimits(entries: 10, collection: 1 << 20, media: 1 << 20, total: 1 << 20)
    try expect(home, url, limits: limits) { if case .tooLarge = $0 { true } else { false } }
  }

  @Test func `too many files`() throws {
    let home = try ExchangeHome()
    let url = try package(home, (0..<20).map { ("\($0)", Data()) })
    let limits = ArchiveLimits(entries: 10, collection: 1 << 20, media: 1 << 20, total: 1 << 20)
    try expect(home, url, limits: limits) { if case .tooManyEntries = $0 { true } else { false } }
  }

  @Test func `a layout of the future`() throws {
    let home = try ExchangeHome()
    let url = try package(home, [("meta", Data([8, 9])), ("collection.anki2", Data())])
    try expect(home, url) { $0 == .unknownVersion(path: url.path(), version: 9) }
  }

  @Test func `no archive, no collection, no database`() throws {
    let home = try ExchangeHome()
    let url = home.folder.appending(path: "text.apkg")
    try Data("not a ZIP archive".utf8).write(to: url)
    try expect(home, url) { if case .unreadable = $0 { true } else { false } }
    let empty = try package(home, [("media", Data("{}".utf8))])
    try expect(home, empty) { if case .noCollection = $0 { true } else { false } }
    let text = try package(home, [("collection.anki2", Data("not a database".utf8))])
    try expect(home, text) { if case .badCollection = $0 { true } else { false } }
  }

  @Test(arguments: [
    [0xFF, 0xFF], [0x0A, 0x05, 1], [0x08], [0x0B], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
  ])
  func `damaged messages are refused`(bytes: [UInt8]) {
    #expect(throws: ProtobufReader.Damage.self) { try ProtobufReader.fields(bytes) }
  }
}
