import Foundation
import KubeNotes
import Testing

@testable import quiz

/// Runs the examples that the help shows.
@Suite struct ExampleTests {
  static let commands = ((try? CommandTree.whole())?.all() ?? []).map {
    ($0.path.joined(separator: " "), $0.command.discussionParts.examples)
  }

  @Test(arguments: commands)
  func `a command has two to five examples`(name: String, examples: [String]) {
    #expect((2...5).contains(examples.count), "quiz \(name)")
    let own = examples.filter { $0.contains("quiz \(name)") }
    #expect(!own.isEmpty, "quiz \(name)")
  }

  @Test(arguments: ["ko_KR.UTF-8", "en_US.UTF-8"])
  func `every example runs`(locale: String) throws {
    for path in HelpTests.paths {
      let lines = try HelpTests.help(path, locale)
      guard let start = lines.firstIndex(where: { ["예:", "Examples:"].contains($0) }) else {
        continue
      }
      let home = try TemporaryHome()
      try Self.furnish(home.url)
      for example in lines[(start + 1)...].prefix(while: { $0.hasPrefix("  ") }) {
        try Self.run(example, home.url, locale)
      }
    }
  }

  @Test(arguments: HelpTopic.allCases)
  func `the commands of a topic run`(topic: HelpTopic) throws {
    for (language, locale) in HelpTests.languages {
      let home = try TemporaryHome()
      try Self.furnish(home.url)
      let text = try #require(topic.markdown(language))
      for block in text.components(separatedBy: "```sh\n").dropFirst() {
        for line in (block.components(separatedBy: "```").first ?? "").split(separator: "\n") {
          try Self.run(String(line), home.url, locale)
        }
      }
    }
  }

  /// What the examples name: a folder with notes, folders for completion scripts.
  static func furnish(_ home: URL) throws {
    let folders = [
      "notes", "Dropbox/quiz", ".zfunc", ".local/share/bash-completion/completions",
      ".config/fish/completions",
    ]
    for folder in folders {
      try FileManager.default.createDirectory(
        at: home.appending(path: folder), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      at: home.appending(path: "content"),
      withDestinationURL: QuizBinary.packageRoot.appending(path: "content"))
    try Data("# Old\n\n- Pod: the smallest unit\n".utf8)
      .write(to: home.appending(path: "notes/old.md"))
  }

  /// Runs one line in `sh`, in the home and with no terminal; it must neither fail nor be wrong.
  static func run(_ example: String, _ home: URL, _ locale: String) throws {
    let line = example.replacing(#/\s{3,}\(.*\)$/#, with: "")
    let step = Transcript("$ cd; " + line.trimmingCharacters(in: .whitespaces))
    let result = try step.replay(home: home, variables: ["LANG": locale, "QUIZ_EDITOR": "true"])
    for step in result.steps {
      // Without a terminal the search while typing says so, and no more than that.
      if example.contains("quiz search -i ") {
        let reasons = ["-i needs a terminal", "-i는 터미널에서만"]
        #expect(step.status == 64 && step.notices.count == 1, "\(example): \(step.notices)")
        #expect(reasons.contains { step.notices.first?.contains($0) == true }, "\(step.notices)")
        continue
      }
      let allowed: Set<Int32> = [0, 1]
      #expect(allowed.contains(step.status), "\(example): \(step.notices)")
    }
  }
}
