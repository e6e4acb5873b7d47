import Foundation
import KubeNotes
import Testing

@testable import quiz

/// The manual pages, as `man` shows them.
@Suite struct ManPageTests {
  @Test(arguments: HelpTests.languages)
  func `a page says what the help says, and man shows it`(
    language: Language, locale: String
  ) throws {
    let home = try TemporaryHome(hasLibrary: false)
    for (path, command) in try CommandTree.whole().all() {
      let run = try QuizBinary.run(
        ["help", "--man"] + path, home: home.url, variables: ["LANG": locale])
      #expect(run.status == 0 && run.notices.isEmpty, "help --man \(path): \(run.notices)")
      let page = run.output
      #expect(page.hasPrefix(".TH \"\((["quiz"] + path).joined(separator: "-").uppercased())\" 1"))
      let headings = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }
      #expect(headings.count >= 4, "\(path): \(headings)")
      let isKorean = headings.allSatisfy { $0.unicodeScalars.contains { Hangul.isSyllable($0) } }
      #expect(isKorean == (language == .ko), "\(path): \(headings)")

      let shown = try Self.shown(page, home.url)
      for spelling in command.options.flatMap(\.spellings) {
        #expect(shown.contains(spelling), "\(path): \(spelling)")
      }
      let examples = page.components(separatedBy: "\n.nf\n").last?
        .components(separatedBy: "\n.fi\n").first
      for example in (examples ?? "").split(separator: "\n") {
        let text = example.replacing("\\-", with: "-").replacing("\\e", with: "\\")
          .replacing("\\&", with: "").replacing(#/\s+/#, with: " ")
        #expect(shown.contains(text), "\(path): \(text)")
      }
    }
  }

  /// The page as `man` writes it into a wide window, without a warning and with single spaces; where
  /// there is no `man`, the page with its escapes undone.
  private static func shown(_ page: String, _ home: URL) throws -> String {
    guard Tool.exists("man"), Tool.exists("groff") else {
      return page.replacing("\\-", with: "-").replacing("\\e", with: "\\")
        .replacing("\\&", with: "").replacing(#/\s+/#, with: " ")
    }
    try Data(page.utf8).write(to: home.appending(path: "page.1"))
    let shown = try Tool.shell(
      "man --warnings -l ./page.1", in: home,
      variables: ["MANWIDTH": "120", "MANPAGER": "cat", "HOME": home.path()])
    #expect(shown.status == 0 && shown.notices.isEmpty, "\(shown.notices)")
    // What is bold is typed over itself where there is no terminal.
    return shown.output.replacing(#/.\u{8}/#, with: "").replacing(#/\s+/#, with: " ")
  }
}
