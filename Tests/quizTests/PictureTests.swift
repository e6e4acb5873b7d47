import Foundation
import Testing

/// The pictures of the READMEs are screens of the real binary.
///
/// Draw them anew with `RECORD_PICTURES=1 swift test --filter PictureTests`.
@Suite(.serialized) struct PictureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/pictures", directoryHint: .isDirectory)

  static let variables = ["QUIZ_NOW": "2026-01-05T09:00:00+09:00", "QUIZ_COLOR": "always"]

  @Test(arguments: [("en", "answer", "Good"), ("ko", "답 보기", "알맞음")])
  func `a review`(language: String, hint: String, grade: String) throws {
    let terminal = try PseudoTerminal(
      ["review", "scheduling/taints#effects"], home: try TemporaryHome().url, rows: 18, columns: 80,
      variables: Self.variables.merging(["QUIZ_LANG": language]) { $1 })
    try #require(terminal.wait(for: hint), "\(terminal.screen.text)")
    terminal.send(" ")
    try #require(terminal.wait(for: grade), "\(terminal.screen.text)")
    try compare(terminal.screen, title: "quiz review", name: "review.\(language).svg")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: [("en", "taint tolertion"), ("ko", "vkem 테인트를")])
  func `a search`(language: String, query: String) throws {
    let terminal = try PseudoTerminal(
      ["search", query, "--limit", "3"], home: try TemporaryHome().url, rows: 24, columns: 80,
      variables: Self.variables.merging(["QUIZ_LANG": language]) { $1 })
    #expect(terminal.exitStatus() == 0)
    try compare(
      terminal.screen, title: "quiz search \(query)", name: "search.\(language).svg")
  }

  private func compare(_ screen: TerminalScreen, title: String, name: String) throws {
    let svg = ScreenPicture(screen: screen, title: title).svg
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_PICTURES"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(svg.utf8).write(to: file)
    }
    let drawn = try String(contentsOf: file, encoding: .utf8)
    #expect(drawn == svg, "\(name) is old: RECORD_PICTURES=1 swift test --filter PictureTests")
  }
}
