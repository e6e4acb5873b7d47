import Foundation
import Testing

@testable import KubeNotes

@Suite struct CommandAnswerTests {
  /// The facts that ship, read from the repository.
  private static let facts: InMemoryCommandFacts = {
    let content = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "content")
    var catalog = CommandCatalog()
    let names = FileManager.default.enumerator(atPath: content.path() + "/commands") ?? .init()
    for case let name as String in names where name.hasSuffix(".yaml") {
      let path = CommandFileReader.folder + name
      guard let data = try? Data(contentsOf: content.appending(path: path)),
        let read = try? CommandFileReader.read(path: path, data: data)
      else { continue }
      catalog.merge(read)
    }
    return InMemoryCommandFacts(catalog.completed())
  }()

  private func check(_ typed: String, _ accepted: String...) -> AnswerCheck {
    let face = CardFace(prompt: "", answer: "", accepted: accepted)
    return AnswerChecker(commandFacts: Self.facts).check(typed, against: face, kind: .command)
  }

  @Test(arguments: [
    (
      "k -n shop get deploy web -o=yaml", "kubectl get deployment/web --namespace shop -o yaml",
      true
    ),
    ("kubectl get po -A", "kubectl get pods --all-namespaces", true),
    ("kubectl taint no n1 gpu:NoSchedule-", "kubectl taint nodes n1 gpu:NoSchedule-", true),
    ("kubectl get pods", "kubectl get pods -A", false),
    ("kubectl delete pod web", "kubectl get pod web", false),
    ("", "kubectl get pods", false),
  ])
  func `commands are right when they do the same`(typed: String, accepted: String, isRight: Bool) {
    #expect((check(typed, accepted).verdict == .right) == isRight)
  }

  @Test func `says what is missing and what is wrong`() {
    let check = check("kubectl get pods -n web", "kubectl get pods -n shop -o yaml")
    #expect(
      check.pieces == [
        .right("kubectl"), .right("get"), .right("pods"), .right("-n"),
        .wrong(typed: "--namespace=web", expected: "--namespace=shop"),
        .missing("--output=yaml"),
      ])
    #expect(check.proposedGrade == .again)
  }
}
