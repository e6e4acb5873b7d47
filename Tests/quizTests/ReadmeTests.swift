import Foundation
import Testing

/// Runs what the READMEs show.
@Suite struct ReadmeTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var language: String
    var command: String
    var output: [String]

    var testDescription: String { "\(language): \(command)" }
  }

  static let files = [("README.md", "en_US.UTF-8"), ("README.ko.md", "ko_KR.UTF-8")]

  static let examples: [Example] = files.flatMap { name, language in
    blocks(of: name, fence: "console").flatMap { block -> [Example] in
      var examples: [Example] = []
      for line in block {
        if line.hasPrefix("$ ") {
          examples.append(
            Example(language: language, command: String(line.dropFirst(2)), output: []))
        } else if let last = examples.indices.last {
          examples[last].output.append(line)
        }
      }
      return examples
    }
  }

  @Test(arguments: examples)
  func `prints what the README says`(example: Example) throws {
    let home = try TemporaryHome()
    let transcript = Transcript("$ " + example.command)
    let run = try transcript.replay(home: home.url, variables: ["LANG": example.language])
    #expect(run.steps.first?.status == 0)
    #expect(run.steps.first?.output == example.output, "$ \(example.command)")
  }

  @Test func `is the same in both languages`() throws {
    let shapes = try Self.files.map { name, _ in
      let text = try String(contentsOf: Self.url(name), encoding: .utf8)
      let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
        .map { $0.prefix { $0 == "#" }.count }
      return (headings, Self.blocks(of: name, fence: "sh"))
    }
    #expect(shapes[0].0 == shapes[1].0, "headings")
    #expect(shapes[0].1 == shapes[1].1, "commands to copy")
    #expect(Self.examples.count >= 4)
  }

  @Test func `names commands that exist`() throws {
    for (name, _) in Self.files {
      for block in Self.blocks(of: name, fence: "sh") {
        for line in block where line.hasPrefix("quiz ") {
          let word = line.split(separator: " ")[1]
          let help = try QuizBinary.run(
            ["help", String(word)], home: FileManager.default.temporaryDirectory)
          #expect(help.status == 0, "\(name): \(line)")
        }
      }
    }
  }

  private static func url(_ name: String) -> URL { QuizBinary.packageRoot.appending(path: name) }

  /// The lines of the fenced blocks with an info string.
  private static func blocks(of name: String, fence: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    let text = (try? String(contentsOf: url(name), encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isInside, line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(String(line))
      } else if line == "```\(fence)" {
        isInside = true
        blocks.append([])
      }
    }
    return blocks
  }
}
