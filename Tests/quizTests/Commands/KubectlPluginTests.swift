import Foundation
import Testing

/// The binary linked as `kubectl-quiz`, the way kubectl finds a plugin.
@Suite struct KubectlPluginTests {
  @Test(arguments: [
    (["command", "-o", "name", "kubectl", "get", "po"], "kubectl get\n"),
    (["command", "-o", "name", "--explain", "helm ls"], "helm list\n"),
  ])
  func answersAsAPlugin(arguments: [String], output: String) throws {
    let home = try TemporaryHome()
    let run = try Self.run(arguments, home: home.url)
    #expect(run.output == output, "\(run.notices)")
    #expect(run.status == 0)
  }

  @Test func callsItselfByTheNameOfThePlugin() throws {
    let home = try TemporaryHome()
    #expect(try Self.run(["--help"], home: home.url).output.contains("kubectl quiz"))
    let help = try Self.run(["command", "--help"], home: home.url).output
    #expect(help.contains("kubectl quiz command"))
    let own = try QuizBinary.run(["command", "--help"], home: home.url).output
    #expect(!own.contains("kubectl quiz"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completesThePlugin(shell: String) throws {
    let home = try TemporaryHome()
    let run = try Self.run(["completion", shell], home: home.url)
    #expect(run.output.contains("kubectl-quiz"))
  }

  private static func run(_ arguments: [String], home: URL) throws -> QuizBinary.Result {
    let link = home.appending(path: "kubectl-quiz")
    if !FileManager.default.fileExists(atPath: link.path(percentEncoded: false)) {
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: QuizBinary.url)
    }
    return try QuizBinary.run(arguments, home: home, binary: link)
  }
}
