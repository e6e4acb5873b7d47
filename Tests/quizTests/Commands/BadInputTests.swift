import Foundation
import Testing

/// Lines that no person types on purpose, through the real binary.
@Suite struct BadInputTests {
  private static let odd: [String] = [
    "kubectl get po", "", "kubectl get pod/\u{1B}[31mred", "kubectl get 'po",
    "kubectl get po -o wide\u{7}\u{0}\u{9B}2J\u{7F}", "\u{202E}kubectl\u{2028}get",
    "어떤 \u{1B}]0;x\u{7} 명령", "kubectl get po -l $(((", "\t\r \u{85}", "\\",
    "kubectl label po a '\u{1B}b=\u{9}c'",
  ]

  /// What is no UTF-8.
  private static let broken: [[UInt8]] = [
    [0xFF, 0xFE, 0x80], Array("kubectl get po ".utf8) + [0xC3, 0x28, 0xE2, 0x82],
  ]

  private static var lines: [[UInt8]] {
    let parts = ["kubectl get po ", "a", "'\"`$(", "kubectl logs x | ", "이전 버전 ", "-l a=b,"]
    var long = parts.map {
      "kubectl get " + String(repeating: $0, count: 50_000 / $0.utf8.count)
    }
    long.append("kubectl get po " + String(repeating: "x", count: 1_000_000))
    return (odd + long).map { Array($0.utf8) } + broken
  }

  private func run(_ format: String) throws -> QuizBinary.Result {
    let home = try TemporaryHome()
    let input = home.url.appending(path: "lines")
    try Data(Self.lines.joined(separator: [0x0A])).write(to: input)
    return try QuizBinary.run(
      ["command", "--batch", "-o", format], inputFile: input, home: home.url)
  }

  @Test func answersEveryLineWithOneObject() throws {
    let result = try run("json")
    #expect(result.status == 0, "\(result.notices)")
    let answers = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(answers.count == Self.lines.count)
    for answer in answers {
      let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
      let kind = try #require(object?["kind"] as? String)
      #expect(["explanation", "commands"].contains(kind))
    }
    #expect(!result.output.unicodeScalars.contains(where: Self.isControl))
  }

  @Test(arguments: ["text", "wide", "name"])
  func neverPrintsControlCharacters(format: String) throws {
    let result = try run(format)
    #expect(result.status == 0, "\(result.notices)")
    #expect(!result.output.isEmpty)
    for text in [result.output, result.notices] {
      #expect(!text.unicodeScalars.contains(where: Self.isControl))
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let isBlank = scalar == "\n" || scalar == "\t"
    return !isBlank && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value))
  }
}
