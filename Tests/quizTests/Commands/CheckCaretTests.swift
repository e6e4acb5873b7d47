import Foundation
import Testing

/// Where `quiz check` puts its caret, on a screen where a syllable is two cells wide.
@Suite struct CheckCaretTests {
  @Test(arguments: [
    "C: 파드는 [가장 작다", "C: Pod is [the smallest", "C: 🚀 노드와 [로켓",
    "C: \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} [풀어쓴 글자", "C: 값\t은 [탭 뒤", "C: ｋｕｂｅ 전각 [글자",
    "C: e\u{301}tat 漢字 かな [x", "C: ㅍㄷ·“따옴표” … [기호",
  ])
  func `is under the cell that it means`(line: String) throws {
    let home = try TemporaryHome()
    let file = home.url.appending(path: "note.md")
    try Data("# 노트\n\n\(line)\n".utf8).write(to: file)
    let terminal = try PseudoTerminal(
      ["check", file.path(percentEncoded: false)], home: home.url, columns: 200)
    #expect(terminal.exitStatus() == 2)
    let rows = terminal.screen.cells.map { $0.map(\.character) }
    let caret = try #require(
      rows.firstIndex { $0.filter { $0 != " " } == ["^"] }, "\(terminal.screen.text)")
    let column = try #require(rows[caret].firstIndex(of: "^"))
    #expect(rows[caret - 1][column] == "[", "\(terminal.screen.text)")
  }
}
