import KubeNotes
import Testing

@Suite struct IntentTests {
  /// Ways to ask that stand in no content file as they are.
  @Test(arguments: [
    ("직전 배포로 되돌리고 싶어", "kubectl rollout undo"),
    ("디플로이먼트 재시작하는 방법", "kubectl rollout restart"),
    ("컨테이너 안으로 들어가려면", "kubectl exec"),
    ("파드개수늘리기", "kubectl scale"),
    ("노드에 파드 못 뜨게", "kubectl cordon"),
    ("내가 누구로 로그인했는지", "kubectl auth whoami"),
    ("크론잡을 만들려면", "kubectl create cronjob"),
    ("helm 릴리스 되돌리기", "helm rollback"),
    ("go back to the version before", "kubectl rollout undo"),
    ("open a shell inside a pod", "kubectl exec"),
    ("which pods use the most memory", "kubectl top pod"),
    ("remove taints from a node", "kubectl taint"),
    ("copying files to a container", "kubectl cp"),
    ("compare my yaml with the cluster", "kubectl diff"),
    ("saving a snapshot of etcd", "etcdctl snapshot save"),
    ("uncordon", "kubectl uncordon"),
  ])
  func findsCommands(query: String, command: String) throws {
    let found = try IntentRanking.rank(query, in: CommandFixtures.intents, limit: 5)
    #expect(found.prefix(3).map(\.command).contains(command), "\(found.map(\.command))")
  }

  @Test func findsNothingInNoise() throws {
    #expect(try IntentRanking.rank("", in: CommandFixtures.intents, limit: 5).isEmpty)
    #expect(try IntentRanking.rank("!!! ???", in: CommandFixtures.intents, limit: 5).isEmpty)
  }

  @Test func joinsSpellingsOfOneConcept() {
    func concepts(_ text: String) -> Set<String> {
      Set(IntentAnalyzer.tokens(of: text).filter { $0.hasPrefix("@") })
    }
    #expect(concepts("roll back") == concepts("rollback"))
    #expect(concepts("파드삭제") == concepts("파드 삭제"))
    #expect(!concepts("deleting pods").isDisjoint(with: concepts("파드를 지우기")))
  }

  @Test(arguments: [
    ("kubectl get po", true), ("k logs web", true), ("kubctl get po", true),
    ("KUBECONFIG=a kubectl get po", true), ("helm ls", true), ("롤백", false),
    ("show logs of a pod", false), ("scale a deployment", false), ("kubectl 롤백 방법", false),
    ("get pods", true), ("delete a namespace", false),
  ])
  func tellsLinesFromIntents(text: String, isLine: Bool) throws {
    #expect(try LineReading(text, facts: CommandFixtures.facts).isCommandLine == isLine)
  }

  @Test(arguments: [
    ("kubectl logs -fp web", "kubectl logs --follow --previous web"),
    ("kubectl get po -owide -n dev", "kubectl get po --output=wide --namespace dev"),
    ("kubectl get po", "kubectl get po"),
  ])
  func writesLongNames(line: String, long: String) throws {
    #expect(try LongFlags.expanded(line, facts: CommandFixtures.facts) == long)
  }
}
