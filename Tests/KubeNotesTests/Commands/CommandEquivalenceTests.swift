import KubeNotes
import Testing

@Suite struct CommandEquivalenceTests {
  let equivalence = CommandEquivalence(facts: CommandFixtures.facts)

  @Test(arguments: [
    ("k get po -n dev", "kubectl get pods --namespace=dev"),
    ("kubectl -n dev get pod -o wide", "kubectl get pods -owide -n dev"),
    ("kubectl rollout undo deployment web", "kubectl rollout undo deploy/web"),
    ("kubectl scale deploy/web --replicas 3", "kubectl scale --replicas=3 deployment web"),
    ("kubectl exec -ti web -- sh", "kubectl exec -i -t pod/web -- sh"),
    ("kubectl get po -l 'app=web'", "kubectl get po --selector=app=web"),
    ("kubectl get po -l app=web --watch=false", "kubectl get po -l app=web"),
    (
      "kubectl create secret generic a --from-literal=b=c --from-literal=d=e",
      "kubectl create secret generic a --from-literal=d=e --from-literal=b=c"
    ),
    (
      "kubectl create role r --verb=get,list --resource=pods",
      "kubectl create role r --verb=list --verb=get --resource=pods"
    ),
    ("kubectl config use dev", "kubectl config use-context dev"),
    ("kubectl drain n1", "kubectl drain node/n1"),
    ("kubectl explain po.spec", "kubectl explain pods.spec"),
    ("kubectl get deploy web", "kubectl get deployments.apps web"),
  ])
  func acceptsTheSame(typed: String, expected: String) throws {
    #expect(try equivalence.differences(typed: typed, expected: expected).isEmpty)
  }

  @Test func tellsWhatDiffers() throws {
    func differences(_ typed: String, _ expected: String) throws -> [CommandEquivalence.Difference]
    {
      try equivalence.differences(typed: typed, expected: expected)
    }
    #expect(
      try differences("kubectl get po", "kubectl get po -n dev")
        == [.init(.missing, .flag("namespace"), expected: "dev")])
    #expect(
      try differences("kubectl get po -A", "kubectl get po")
        == [.init(.extra, .flag("all-namespaces"), typed: "true")])
    #expect(
      try differences("kubectl scale deploy/a --replicas=2", "kubectl scale deploy/a --replicas=3")
        == [.init(.wrong, .flag("replicas"), expected: "3", typed: "2")])
    #expect(
      try differences("kubectl rollout undo deploy/a", "kubectl rollout undo deploy/b")
        == [.init(.wrong, .target, expected: "deployments/b", typed: "deployments/a")])
    #expect(
      try differences("kubectl describe po a", "kubectl get po a")
        == [.init(.wrong, .command, expected: "kubectl get", typed: "kubectl describe")])
    #expect(
      try differences("kubectl exec a -- ls", "kubectl exec a -- env")
        == [.init(.wrong, .inner, expected: "env", typed: "ls")])
    #expect(try differences("", "kubectl get po").first?.part == .line)
  }

  @Test func aMisspeltCommandIsNotTheSame() throws {
    #expect(
      try !equivalence.differences(typed: "kubectl gte po", expected: "kubectl get po").isEmpty)
    #expect(
      try !equivalence.differences(typed: "kubectl get pdo", expected: "kubectl get po").isEmpty)
  }

  @Test func takesTheNearestOfSeveral() throws {
    let rest = try equivalence.differences(
      typed: "kubectl get po -w", anyOf: ["kubectl events", "kubectl get po --watch"])
    #expect(rest.isEmpty)
  }
}
