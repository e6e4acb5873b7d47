import Foundation
import Testing

/// Completes in the real shells, where they are installed.
@Suite struct CompletionTests {
  static let cases: [(words: String, expected: String)] = [
    ("quiz sea", "search"), ("quiz card sus", "suspend"),
    ("quiz show scheduling/tai", "scheduling/taints"),
    ("quiz review --topic sched", "scheduling"), ("quiz search -o j", "json"),
    ("quiz command kubectl rollout und", "undo"),
    ("quiz command kubectl rollout undo --to-rev", "--to-revision"),
    ("quiz help exit", "exit-codes"),
    ("quiz paths --js", "--json"),
  ]

  static func isInstalled(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)")
  }

  @Test(arguments: cases)
  func `answers the scripts`(words: String, expected: String) throws {
    let home = try TemporaryHome()
    let run = try QuizBinary.run(
      ["__complete"] + words.split(separator: " ").dropFirst().map(String.init), home: home.url)
    #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(expected + "\t") })
    #expect(run.notices.isEmpty)
  }

  @Test func `offers the backups to restore`() throws {
    let home = try TemporaryHome(isStudied: true)
    let made = try QuizBinary.run(["backup", "-o", "name"], home: home.url)
    let name = made.output.split(separator: "\n").first.map(String.init) ?? "-"
    let run = try QuizBinary.run(["__complete", "restore", "progress-"], home: home.url)
    #expect(run.output.contains("\(name)\t2026-01-05 09:00"), "\(run.output)")
    let doctor = try QuizBinary.run(["doctor"], home: home.url)
    #expect(doctor.output.contains("the newest of 2026-01-05 09:00"), "\(doctor.output)")
    try Data("no database".utf8).write(
      to: home.url.appending(path: "data/backups/\(name).sqlite"))
    let broken = try QuizBinary.run(["doctor"], home: home.url)
    #expect(broken.status == 2 && broken.output.contains(name), "\(broken.output)")
  }

  @Test(.enabled(if: isInstalled("bash"), "bash is not installed"), arguments: cases)
  func `bash offers it`(words: String, expected: String) throws {
    let script = """
      eval "$(quiz completion bash)"
      COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _quiz
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try expect(expected, from: "bash", ["--norc", "-c", script])
  }

  @Test(.enabled(if: isInstalled("fish"), "fish is not installed"), arguments: cases)
  func `fish offers it`(words: String, expected: String) throws {
    let script = "quiz completion fish | source; complete -C '\(words)'"
    try expect(expected, from: "fish", ["--no-config", "-c", script])
  }

  @Test(.enabled(if: isInstalled("zsh"), "zsh is not installed"), arguments: cases)
  func `zsh offers it`(words: String, expected: String) throws {
    // _describe takes the candidates in an array; what it is given is what zsh shows.
    let script = """
      compdef() { :; }
      _describe() { print -rl -- "${(@P)${@[-1]}}" }
      eval "$(quiz completion zsh)"
      words=(\(words)); CURRENT=${#words}; _quiz
      """
    try expect(expected, from: "zsh", ["-f", "-c", script])
  }

  private func expect(_ word: String, from shell: String, _ arguments: [String]) throws {
    let home = try TemporaryHome()
    let folder = QuizBinary.url.deletingLastPathComponent().path(percentEncoded: false)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(shell)")
    process.arguments = arguments
    process.environment = QuizBinary.variables(
      home: home.url, adding: ["PATH": "\(folder):/usr/bin:/bin"])
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let offered = text.split(separator: "\n").map { line in
      String(line.prefix { $0 != "\t" && $0 != ":" })
    }
    #expect(offered.contains(word), "\(shell): \(text)")
  }
}
