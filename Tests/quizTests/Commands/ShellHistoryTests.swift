import Foundation
import Testing

@testable import quiz

@Suite struct ShellHistoryTests {
  @Test(arguments: [
    // bash, without and with times, and a command of several lines.
    ("ls -l\nkubectl get po\nquiz command kubectl get po\n", ["kubectl get po"]),
    (
      "#1700000000\nls\n#1700000001\nkubectl get po\n#1700000002\ncat <<E | kubectl apply -f -\na: b\nE\n",
      ["kubectl get po", "cat <<E | kubectl apply -f -\na: b\nE"]
    ),
    ("#1700000000\nkubectl get po\nhelm ls\n", ["kubectl get po", "helm ls"]),
    // zsh: its own line breaks, and continuations.
    (
      ": 1700000000:0;ls\n: 1700000001:5;kubectl get po;ls\n: 1700000002:0;helm ls\n",
      ["kubectl get po;ls", "helm ls"]
    ),
    (
      ": 1700000000:0;kubectl get \\\\\n  po\n: 1700000001:0;for p in a; do\\\nk logs $p\\\ndone\n",
      ["kubectl get \\\n  po", "for p in a; do\nk logs $p\ndone"]
    ),
    (": 1700000000:0;kubectl get \\\n  po\nhelm ls\n", ["kubectl get \\\n  po", "helm ls"]),
    // fish.
    (
      "- cmd: k logs web\n  when: 1700000000\n  paths:\n    - k\n- cmd: echo 'a\\\\tb'\\n/usr/bin/kubectl get po\n",
      ["k logs web", "echo 'a\\tb'\n/usr/bin/kubectl get po"]
    ),
    ("kubectl quiz command x\nkubectl-quiz search kubectl\n", []),
  ])
  func readsCommands(history: String, commands: [String]) {
    #expect(ShellHistory.commands(in: Data(history.utf8)) == commands)
  }

  /// zsh writes 0x83…0xA2 as 0x83 and the byte with one bit turned over.
  @Test func readsBytesAsZshWritesThem() {
    let command = "kubectl get po -l 앱=웹"
    var bytes = Array(": 1700000000:0;".utf8)
    for byte in command.utf8 {
      bytes += (0x83...0xA2).contains(byte) ? [0x83, byte ^ 0x20] : [byte]
    }
    #expect(bytes.count > command.utf8.count + 15)
    #expect(ShellHistory.commands(in: Data(bytes)) == [command])
  }

  @Test func readsAnything() {
    #expect(ShellHistory.commands(in: Data()).isEmpty)
    #expect(ShellHistory.commands(in: Data([0x83])).isEmpty)
    #expect(ShellHistory.commands(in: Data("\\\nkubectl get po\\".utf8)).count == 1)
  }

  @Test(arguments: [
    ("bash", "#1700000000\nkubectl get po\n#1700000001\nhelm ls\n"),
    ("zsh", ": 1700000000:0;kubectl get \\\\\n  po\n: 1700000001:0;helm ls\n"),
    ("fish", "- cmd: kubectl get po\n  when: 1700000000\n- cmd: helm ls\n  when: 1700000001\n"),
  ])
  func explainsALineOfAGivenFile(shell: String, history: String) throws {
    let home = try TemporaryHome()
    let file = home.url.appending(path: "history").path(percentEncoded: false)
    try Data(history.utf8).write(to: URL(filePath: file))
    for (last, command) in [("1", "helm list"), ("2", "kubectl get")] {
      let run = try QuizBinary.run(
        ["command", "-o", "name", "--last", last, "--history", file], home: home.url)
      #expect(run.output == command + "\n", "\(shell) \(last): \(run.notices)")
    }
  }
}
