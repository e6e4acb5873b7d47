import Foundation
import Testing

/// Keeps the arrows between modules pointing one way (ARCHITECTURE.md).
@Suite struct ModuleArrowTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each module may import.
  static let allowed: [String: Set<String>] = [
    "KubeNotes": ["Foundation", "Dispatch", "Synchronization", "Yams", "CCmarkGFM"],
    "NotesStore": [
      "Foundation", "Dispatch", "Synchronization", "KubeNotes", "GRDB", "GRDBSQLite",
      "EmbeddedContent", "DiskWriting", "Yams", "CMinizip", "CZstd",
    ],
    "quiz": [
      "Foundation", "Dispatch", "Synchronization", "KubeNotes", "NotesStore", "ArgumentParser",
      "ProcessStart",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `imports only what lies below`(module: String) throws {
    let files = try Self.swiftFiles(of: module)
    #expect(files.count > 10, "the sources of \(module) were not found")
    let allowed = try #require(Self.allowed[module])
    for file in files {
      for (number, line) in try Self.lines(of: file).enumerated() {
        guard let imported = Self.importedModule(line) else { continue }
        #expect(
          allowed.contains(imported),
          "\(file.lastPathComponent):\(number + 1): \(module) must not import \(imported)")
      }
    }
  }

  @Test func `has no other module`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    let known = Set(Self.allowed.keys).union([
      "EmbeddedContent", "ProcessStart", "DiskWriting", "CCmarkGFM", "CMinizip", "CZstd",
      "Benchmarks",
    ])
    #expect(Set(folders).isSubset(of: known), "\(folders)")
  }

  /// The domain takes the time as an argument, and so do the stores.
  @Test(arguments: ["KubeNotes", "NotesStore"])
  func `does not read the clock or the environment`(module: String) throws {
    let forbidden = ["Date()", "Date.now", "ProcessInfo", "SystemRandomNumberGenerator"]
    for file in try Self.swiftFiles(of: module) {
      for (number, line) in try Self.lines(of: file).enumerated() {
        let code = line.trimmingCharacters(in: .whitespaces)
        guard !code.hasPrefix("//") else { continue }
        for word in forbidden {
          #expect(!code.contains(word), "\(file.lastPathComponent):\(number + 1): \(word)")
        }
      }
    }
  }

  @Test func `lists every file of content for the compiler`() throws {
    let process = Process()
    process.executableURL = Self.root.appending(path: "scripts/embed-content")
    process.arguments = ["--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "run scripts/embed-content")
  }

  private static func importedModule(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
      words[..<position].allSatisfy({
        ["package", "internal", "private", "@testable", "@preconcurrency"].contains($0)
      })
    else { return nil }
    return String(words[words.count - 1].split(separator: ".")[0])
  }

  private static func swiftFiles(of module: String) throws -> [URL] {
    let folder = root.appending(path: "Sources/\(module)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  private static func lines(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
