import Foundation
import KubeNotes
import Testing

/// The command lines of `Tests/Fixtures/commands`.
@Suite struct CommandLineFixtureTests {
  @Test func explainsValidLines() throws {
    var roles = 0
    for row in try Self.rows("valid") {
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

  @Test func findsIntents() throws {
    var asked = 0
    var first = 0
    var five = 0
    for row in try Self.rows("intents") {
      let wanted = row[2].split(separator: ",").map(String.init)
      let found = try IntentRanking.rank(row[1], in: CommandFixtures.intents, limit: 5)
      asked += 1
      if let best = found.first, wanted.contains(best.command) { first += 1 }
      if found.contains(where: { wanted.contains($0.command) }) { five += 1 }
    }
    #expect(Double(first) >= 0.9 * Double(asked), "\(first) of \(asked)")
    #expect(Double(five) >= 0.97 * Double(asked), "\(five) of \(asked)")
  }

  /// Lines with words and characters dropped, doubled, swapped or put in are explained too: the
  /// tokens are characters of the line, in order, and do not overlap.
  @Test(arguments: [11, 12, 13] as [UInt64])
  func explainsMutatedLines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = try Self.rows("valid").map { $0[0] } + Self.rows("problems").map { $0[1] }
    let odd = ["$(", ")", "'", "\"", "`", "{", "<<EOF", "\u{1}", "ㅎㄷㅅ", "—", "--", "=", "\\", "|"]
    for _ in 0..<150 {
      var scalars = Array((lines.randomElement(using: &random) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) where scalars.count > 2 {
        let place = Int.random(in: 0..<scalars.count - 1, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(scalars[place], at: place)
        case 2: scalars.swapAt(place, place + 1)
        default:
          scalars.insert(
            contentsOf: (odd.randomElement(using: &random) ?? "").unicodeScalars, at: place)
        }
      }
      let line = String(String.UnicodeScalarView(scalars))
      let explanation = try CommandFixtures.explainer.explain(line)
      var end = 0
      for token in explanation.tokens {
        let own = Array(token.text.unicodeScalars)
        #expect(token.start >= end, "seed \(seed): \(line)")
        end = token.start + own.count
        #expect(end <= scalars.count && scalars[token.start..<min(end, scalars.count)] == own[...])
      }
    }
  }

  /// Lines that go deep or are long end with an answer.
  @Test(arguments: [
    String(repeating: "$(", count: 50_000), String(repeating: "sudo ", count: 50_000),
    "a=" + String(repeating: "$(", count: 20_000) + String(repeating: ")", count: 20_000),
    String(repeating: "{", count: 50_000), String(repeating: "`", count: 50_000),
    "kubectl get -" + String(repeating: "w", count: 50_000),
    "kubectl get " + String(repeating: "pdo,", count: 5_000),
    "kubectl get po " + String(repeating: "--shwo-lables ", count: 5_000),
  ])
  func explainsExtremeLines(line: String) throws {
    let explanation = try CommandFixtures.explainer.explain(line)
    #expect(explanation.notices.count <= 65)
    #expect(!explanation.tokens.isEmpty)
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
