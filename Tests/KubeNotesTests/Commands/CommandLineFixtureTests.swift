import Foundation
import KubeNotes
import Testing

/// The command lines of `Tests/Fixtures/commands`.
@Suite struct CommandLineFixtureTests {
  @Test(arguments: ["valid"])
  func explainsValidLines(name: String) throws {
    var roles = 0
    for row in try Self.rows(name) {
      let explanation = try CommandFixtures.explainer.explain(row[0])
      #expect(
        explanation.status == .ok && explanation.replacement.isEmpty,
        "\(row[0]): \(explanation.notices.map(\.message.en))")
      for expected in row.dropFirst() {
        if expected.hasPrefix("@") {
          roles += 1
          let got = explanation.tokens.map { Self.letters[$0.role] ?? "?" }.joined()
          #expect("@" + got == expected, "\(row[0])")
        } else {
          let got = explanation.tokens.filter { $0.role == .flag }.map { token in
            (token.flags ?? [token.flag ?? ""]).joined(separator: ",")
          }
          #expect(":" + got.joined(separator: " ") == expected, "\(row[0])")
        }
      }
    }
    #expect(roles >= 100)
  }

  @Test func correctsProblems() throws {
    for row in try Self.rows("problems") {
      let explanation = try CommandFixtures.explainer.explain(row[1])
      let isWrong: Set<ExplanationStatus> = [.typo, .invalid]
      let wanted = try #require(ExplanationStatus(rawValue: row[0]))
      #expect(
        explanation.status == wanted
          || (isWrong.contains(wanted) && isWrong.contains(explanation.status)),
        "\(row[1]): \(explanation.status)")
      let replacement = row.count > 2 && !row[2].isEmpty ? row[2] : nil
      #expect(explanation.replacement.first == replacement, "\(row[1])")
    }
  }

  /// What is offered instead is right itself.
  @Test func offersRightLines() throws {
    for row in try Self.rows("problems") where row.count > 2 {
      let again = try CommandFixtures.explainer.explain(row[2])
      #expect(again.replacement.isEmpty, "\(row[1]) → \(row[2]) → \(again.replacement)")
    }
  }

  private static let letters: [TokenRole: String] = [
    .program: "P", .command: "C", .resource: "R", .name: "N", .resourceName: "T", .flag: "F",
    .value: "V", .separator: "S", .inner: "I", .argument: "A", .pipe: "|", .redirect: ">",
    .other: "O", .env: "E", .comment: "#", .unknown: "U",
  ]

  /// The columns of a table's lines.
  private static func rows(_ name: String) throws -> [[String]] {
    let file = CommandFixtures.root.appending(path: "Tests/Fixtures/commands/\(name).tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
