import KubeNotes
import Testing

@Suite struct CommandMentionsTests {
  @Test(
    arguments: [
      ("Undo it with `kubectl rollout undo deploy/web`.", ["kubectl rollout undo": 1]),
      (
        "```\nkubectl get po\nkubectl get svc | kubectl delete -f -\n```",
        ["kubectl get": 2, "kubectl delete": 1]
      ),
      (
        "(`helm ls`), then **etcdctl snapshot save**", ["helm list": 1, "etcdctl snapshot save": 1]
      ),
      ("kubectl, the tool, and kubectl nothing at all", [:]),
      ("kubectl create svc nodeport web", ["kubectl create service nodeport": 1]),
    ] as [(String, [String: Int])])
  func countsCommands(text: String, counts: [String: Int]) {
    #expect(CommandMentions(CommandFixtures.catalog).counts(in: text) == counts)
  }
}
