import ArgumentParser
import KubeNotes
import Testing

@testable import quiz

@Suite struct CommandRequestTests {
  private func request(_ arguments: [String]) throws -> CommandRequest {
    let command = try #require(
      try Quiz.parseAsRoot(["command"] + arguments) as? CommandCommand)
    return command.request
  }

  @Test func leavesOptionsOfTheCommandAlone() throws {
    let request = try request(["kubectl", "get", "po", "-o", "json"])
    #expect(request.words == ["kubectl", "get", "po", "-o", "json"])
    #expect(request.format == .text)
  }

  @Test func takesOptionsBeforeAndBehind() throws {
    #expect(try request(["-o", "json", "kubectl", "get"]).format == .json)
    #expect(try request(["kubectl", "rollout", "-o", "wide"]).format == .wide)
    #expect(try request(["롤백", "방법", "-o", "json"]).format == .json)
    let both = try request(["롤백", "--find", "--json", "--lang", "en"])
    #expect(both.words == ["롤백"])
    #expect(both.mode == .find)
    #expect(both.format == .json)
    #expect(both.lang == .en)
  }

  @Test(arguments: [
    (["kubectl get po | wc -l"], "kubectl get po | wc -l"),
    (["kubectl", "get", "po", "-l", "a in (b)"], "kubectl get po -l 'a in (b)'"),
    (["kubectl", "run", "a", "--env=B=c d"], "kubectl run a --env='B=c d'"),
    (["kubectl", "logs", "<pod>"], "kubectl logs <pod>"),
  ])
  func joinsWords(words: [String], line: String) {
    #expect(CommandRequest.joined(words) == line)
  }
}
