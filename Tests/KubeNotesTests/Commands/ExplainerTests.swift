import KubeNotes
import Testing

@Suite struct ExplainerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    /// `text:role` of each token; flags are followed by their long names.
    var tokens: String
    var testDescription: String { line }

    init(_ line: String, _ tokens: String) {
      self.line = line
      self.tokens = tokens
    }
  }

  static let cases = [
    Case(
      "k get po,svc -ndev", "k:program get:command po,svc:resource -n:flag(namespace) dev:value"),
    Case(
      "kubectl -n dev get pod web",
      "kubectl:program -n:flag(namespace) dev:value get:command pod:resource web:name"),
    Case(
      "kubectl exec -it web -- ls -l",
      "kubectl:program exec:command -it:flag(stdin,tty) web:name --:separator ls:inner -l:inner"),
    Case("kubectl exec web ls", "kubectl:program exec:command web:name ls:inner"),
    Case(
      "kubectl label po -l a=b c- d=e",
      "kubectl:program label:command po:resource -l:flag(selector) a=b:value c-:arg d=e:arg"),
    Case(
      "kubectl set sa deploy web bot",
      "kubectl:program set:command sa:command deploy:resource web:name bot:arg"),
    Case(
      "kubectl get pod/a svc/b",
      "kubectl:program get:command pod/a:resource_name svc/b:resource_name"),
    Case(
      "kubectl logs -fp web --tail=5",
      "kubectl:program logs:command -fp:flag(follow,previous) web:name --tail:flag(tail) 5:value"),
    Case(
      "kubectl apply -f - <<EOF",
      "kubectl:program apply:command -f:flag(filename) -:value <<:redirect EOF:redirect"),
    Case(
      "A=1 sudo -E kubectl get ns",
      "A=1:env sudo:other -E:other kubectl:program get:command ns:resource"),
    Case(
      "minikube kubectl -- get po",
      "minikube:other kubectl:program --:separator get:command po:resource"),
    Case(
      "kubectl auth can-i get pods",
      "kubectl:program auth:command can-i:command get:arg pods:resource"),
    Case(
      "kubectl port-forward svc/a 80:80",
      "kubectl:program port-forward:command svc/a:resource_name 80:80:arg"),
    Case("helm rollback web 2", "helm:program rollback:command web:arg 2:arg"),
    Case("etcdctl get / --prefix", "etcdctl:program get:command /:arg --prefix:flag(prefix)"),
    Case(
      "crictl exec -i -t 1f ls -l",
      "crictl:program exec:command -i:flag(interactive) -t:flag(tty) 1f:arg ls:arg -l:arg"),
    Case("docker ps -a", "docker:other ps:other -a:other"),
    Case("kubectl neat get", "kubectl:program neat:unknown get:arg"),
    Case(
      "kubectl taint no n1 a/b:NoExecute-",
      "kubectl:program taint:command no:resource n1:name a/b:NoExecute-:arg"),
    Case(
      "kubectl taint no n1 a/b:NoExecute",
      "kubectl:program taint:command no:resource n1:name a/b:NoExecute:arg"),
    Case(
      "kubectl logs <pod name> -c <c>",
      "kubectl:program logs:command <pod name>:name -c:flag(container) <c>:value"),
    Case(
      "source <(kubectl completion bash)",
      "source:other <(:redirect kubectl:program completion:command bash:arg ):redirect"),
  ]

  @Test(arguments: cases)
  func givesRoles(_ item: Case) throws {
    let explanation = try CommandFixtures.explainer.explain(item.line)
    let tokens = explanation.tokens.map { token in
      let names =
        token.role == .flag ? "(\((token.flags ?? [token.flag ?? ""]).joined(separator: ",")))" : ""
      return "\(token.text):\(token.role.rawValue)\(names)"
    }
    #expect(tokens.joined(separator: " ") == item.tokens)
  }

  @Test(arguments: [
    (
      "kubectl create svc nodeport a --tcp=80 && k rollout undo deploy/a",
      ["kubectl create service nodeport", "kubectl rollout undo"]
    ),
    ("kubectl get po | xargs kubectl delete pod", ["kubectl get", "kubectl delete"]),
    ("POD=$(kubectl get po -o name)", ["kubectl get"]),
    ("kubectl config use dev", ["kubectl config use-context"]),
    ("ls -l", []),
  ])
  func namesCommands(line: String, commands: [String]) throws {
    #expect(try CommandFixtures.explainer.explain(line).commands == commands)
  }

  @Test(arguments: [
    ("kubectl get po -l 'a in (b,c),!d'", "a in (b,c)", 2),
    (
      "kubectl get po -o jsonpath='{range .items[*]}{.metadata.name}{\"\\n\"}{end}'",
      "{range .items[*]}", 4
    ),
    (
      "kubectl get po -o go-template='{{range .items}}{{.metadata.name}}{{end}}'",
      "{{range .items}}", 3
    ),
    ("kubectl get po -o custom-columns=N:.metadata.name,S:.status.phase", "N:.metadata.name", 2),
    ("kubectl get po --field-selector status.phase=Running", "status.phase=Running", 1),
    ("kubectl taint no n1 a=b:NoSchedule", "a", 3),
    ("kubectl create cj a --image=b --schedule='*/5 1 * * *'", "*/5", 5),
    ("kubectl set resources deploy a --limits=cpu=500m,memory=1Gi", "cpu=500m", 2),
    ("kubectl get po,svc", "po", 2),
  ])
  func explainsParts(line: String, first: String, count: Int) throws {
    let parts = try CommandFixtures.explainer.explain(line).tokens.flatMap(\.parts)
    #expect(parts.first?.text == first)
    #expect(parts.count == count)
    #expect(parts.allSatisfy { !$0.meaning.ko.isEmpty && !$0.meaning.en.isEmpty })
  }

  /// Any text is explained; the tokens are its own characters, in order.
  @Test(arguments: 0..<6)
  func explainsAnyText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "kubectl", "k", "helm", "get", "run", "exec", "create", "secret", "pods", "deploy/web", "--",
      "-n", "-it", "--image=nginx", "--dry-run", "-o", "=", "'", "\"", "|", "<<EOF", "$(", ")", "<",
      ">", "\\", "\n", "가나다", "-all", "--replicas", "app=web", "a-", "\u{7}", "kubctl", "-\u{301}",
    ]
    for _ in 0..<150 {
      let count = Int.random(in: 0..<12, using: &random)
      let text = (0..<count).map { _ in
        (pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
      }.joined()
      let explanation = try CommandFixtures.explainer.explain(text)
      let scalars = Array(text.unicodeScalars)
      var position = 0
      for token in explanation.tokens {
        let own = Array(token.text.unicodeScalars)
        #expect(token.start >= position, "seed \(seed): \(text.debugDescription)")
        #expect(
          scalars.dropFirst(token.start).starts(with: own), "seed \(seed): \(text.debugDescription)"
        )
        position = token.start + own.count
      }
    }
  }

  @Test func readsLongLines() throws {
    let line = "kubectl get pods " + String(repeating: "a'\"$(", count: 60_000)
    #expect(try CommandFixtures.explainer.explain(line).commands == ["kubectl get"])
  }
}
