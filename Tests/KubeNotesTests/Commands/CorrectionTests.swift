import KubeNotes
import Testing

@Suite struct CorrectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var line: String
    var status: ExplanationStatus
    var replacement: String?
    var since: String?
    var testDescription: String { line }

    init(_ line: String, _ status: ExplanationStatus, _ replacement: String?, since: String? = nil)
    {
      self.line = line
      self.status = status
      self.replacement = replacement
      self.since = since
    }
  }

  static let misspelt = [
    Case("kubctl get po", .typo, "kubectl get po"),
    Case("Kubectl get po", .typo, "kubectl get po"),
    Case("kubectl delect rc -all", .typo, "kubectl delete rc --all"),
    Case("kubectl get deployemnts", .typo, "kubectl get deployments"),
    Case("kubectl get pod,sercive", .typo, "kubectl get pod,service"),
    Case("kubectl get scv", .typo, "kubectl get svc"),
    Case("kubectl get po --namspace dev", .typo, "kubectl get po --namespace dev"),
    Case("kubectl get po –all-namespaces", .typo, "kubectl get po --all-namespaces"),
    Case("kubectl get po -o yml", .typo, "kubectl get po -o yaml"),
    Case("kubectl apply -F a.yaml", .typo, "kubectl apply -f a.yaml"),
    Case(
      "kubectl run a --image=b --restart=never", .typo, "kubectl run a --image=b --restart=Never"),
    Case("kubectl taint no n1 a=b:NoShedule", .typo, "kubectl taint no n1 a=b:NoSchedule"),
    Case("kubectl port forward pod/a 80", .typo, "kubectl port-forward pod/a 80"),
    Case("kubectl getpods", .typo, "kubectl get pods"),
    Case("kubectl desc po a", .typo, "kubectl describe po a"),
    Case("helm instal a ./b", .typo, "helm install a ./b"),
    Case("etcdctl snapsot save a", .typo, "etcdctl snapshot save a"),
    Case(
      "kubectl set resources deploy a --limits=memory=512MB", .typo,
      "kubectl set resources deploy a --limits=memory=512M"),
  ]

  static let misused = [
    Case("kubectl delete po -all", .invalid, "kubectl delete po --all"),
    Case("kubectl apply a.yaml", .invalid, "kubectl apply -f a.yaml"),
    Case("kubectl undo deploy/a", .invalid, "kubectl rollout undo deploy/a"),
    Case("kubectl list pods", .invalid, "kubectl get pods"),
    Case("kubectl create pod a --image=b", .invalid, "kubectl run a --image=b"),
    Case(
      "kubectl create secret a --from-literal=b=c", .invalid,
      "kubectl create secret generic a --from-literal=b=c"),
    Case("kubectl scale a --replicas=2", .invalid, "kubectl scale deployment/a --replicas=2"),
    Case("kubectl scale deploy a", .invalid, "kubectl scale deploy a --replicas=COUNT"),
    Case("kubectl create deployment a", .invalid, "kubectl create deployment a --image=IMAGE"),
    Case("kubectl taint no n1 a=b", .invalid, "kubectl taint no n1 a=b:NoSchedule"),
    Case("kubectl get po -n", .invalid, "kubectl get po -n NAMESPACE"),
    Case("kubectl describe po a -o yaml", .invalid, "kubectl get po a -o yaml"),
    Case(
      "kubectl wait --for=condition=Ready po/a --timeout=60", .invalid,
      "kubectl wait --for=condition=Ready po/a --timeout=60s"),
    Case(
      "kubectl run a --image=b --dry-run client", .invalid,
      "kubectl run a --image=b --dry-run=client"),
    Case("get pods -A", .invalid, "kubectl get pods -A"),
    Case("kubectl set-image deploy/a b=c", .typo, "kubectl set image deploy/a b=c"),
    Case("kubectl pods -A", .invalid, "kubectl get pods -A"),
    Case("kubectl get pvcs", .typo, "kubectl get pvc"),
    Case("kubectl get nods", .typo, "kubectl get nodes"),
  ]

  static let outdated = [
    Case(
      "kubectl rolling-update a --image=b", .removed, "kubectl set image deployment/a '*=b'",
      since: "1.18"),
    Case(
      "kubectl run a --image=b --replicas=2 --port=80", .removed,
      "kubectl create deployment a --image=b --replicas=2 --port=80", since: "1.21"),
    Case(
      "kubectl run a --image=b --generator=run-pod/v1", .removed, "kubectl run a --image=b",
      since: "1.21"),
    Case(
      "kubectl run a --image=b --schedule='* * * * *' -- date", .removed,
      "kubectl create cronjob a --image=b --schedule='* * * * *' -- date", since: "1.21"),
    Case(
      "kubectl get po a -o yaml --export | less", .removed, "kubectl get po a -o yaml | less",
      since: "1.19"),
    Case("kubectl exec a ls", .removed, "kubectl exec a -- ls", since: "1.31"),
    Case(
      "kubectl drain n1 --delete-local-data", .removed, "kubectl drain n1 --delete-emptydir-data",
      since: "1.31"),
    Case(
      "kubectl apply --server-dry-run -f a", .removed, "kubectl apply --dry-run=server -f a",
      since: "1.19"),
    Case(
      "kubectl explain ing --api-version=extensions/v1beta1", .removed,
      "kubectl explain ing --api-version=networking.k8s.io/v1", since: "1.22"),
    Case("kubectl alpha debug a", .renamed, "kubectl debug a", since: "1.21"),
    Case("kubectl convert -f a", .plugin, "kubectl-convert -f a", since: "1.20"),
    Case(
      "kubectl run a --image=b --dry-run -o yaml", .deprecated,
      "kubectl run a --image=b --dry-run=client -o yaml", since: "1.18"),
    Case(
      "kubectl delete deploy a --cascade=false", .deprecated,
      "kubectl delete deploy a --cascade=orphan", since: "1.20"),
    Case(
      "kubectl autoscale deploy a --max=3 --cpu-percent=80", .deprecated,
      "kubectl autoscale deploy a --max=3 --cpu=80%", since: "1.34"),
    Case(
      "kubectl get ep a", .deprecated, "kubectl get endpointslices -l kubernetes.io/service-name=a",
      since: "1.33"),
    Case(
      "kubectl apply -f a --record", .deprecated,
      "kubectl apply -f a && kubectl annotate -f a kubernetes.io/change-cause='TEXT'", since: "1.22"
    ),
    Case("etcdctl ls /a", .removed, "etcdctl get /a --prefix --keys-only", since: "3.4"),
    Case(
      "etcdctl snapshot restore a --data-dir /b", .removed,
      "etcdutl snapshot restore a --data-dir /b", since: "3.6"),
    Case("helm install --name a ./b", .removed, "helm install a ./b", since: "3"),
    Case("helm delete --purge a", .removed, "helm uninstall a", since: "3"),
    Case("helm inspect values a/b", .renamed, "helm show values a/b"),
    Case("kubeadm alpha certs renew all", .renamed, "kubeadm certs renew all"),
  ]

  @Test(arguments: misspelt + misused + outdated)
  func corrects(_ item: Case) throws {
    let explanation = try CommandFixtures.explainer.explain(item.line)
    #expect(explanation.status == item.status)
    #expect(explanation.replacement.first == item.replacement)
    if let since = item.since { #expect(explanation.since == since) }
    #expect(!explanation.notices.isEmpty)
  }

  /// What is offered instead is right itself, unless something has to be filled in.
  @Test(arguments: misspelt + misused + outdated)
  func offersRightLines(_ item: Case) throws {
    for line in try CommandFixtures.explainer.explain(item.line).replacement {
      let again = try CommandFixtures.explainer.explain(line)
      #expect(again.replacement.isEmpty, "\(line)")
    }
  }

  @Test(arguments: [
    "kubectl get pods -owide", "kubectl get vs,dr -n istio-system", "kubectl get ksvc",
    "kubectl get certificates.cert-manager.io", "kubectl rollout restart deploy",
    "kubectl get po --help", "kubectl get", "kubectl exec $POD -- env", "kubectl logs -l app=web",
    "kubectl delete -k dir", "kubectl config set-context --current --namespace=dev",
    "kubectl set image deploy web '*=nginx:2'", "kubectl top nodes", "kubectl label po -l a=b c-",
    "kubectl create job a --from=cronjob/b", "kubectl run a --image=b $do", "kubelet --version",
    "kubectx dev", "helm ls -A", "helm repo add a https://b", "kubectl wait po/a --for=delete",
    "kubectl set selector --local -f - a=b -o yaml", "kubectl get po | xargs kubectl delete po",
    "kubectl scale --replicas=3 sts/db rs/cache", "kubectl drain <node name> --ignore-daemonsets",
    "kubectl get --raw /healthz", "kubectl patch node n1 -p '{\"spec\":{}}'",
    "git commit -m 'get pods'",
  ])
  func raisesNoFalseAlarm(line: String) throws {
    let explanation = try CommandFixtures.explainer.explain(line)
    #expect(explanation.status == .ok, "\(explanation.notices.map(\.message.en))")
    #expect(explanation.replacement.isEmpty)
  }

  /// The program's own usage examples are never called wrong.
  @Test func callsEveryExampleRight() throws {
    var count = 0
    for command in CommandFixtures.catalog.commands where command.removedIn == nil {
      for example in command.examples {
        count += 1
        let explanation = try CommandFixtures.explainer.explain(example.run)
        #expect(
          explanation.status == .ok, "\(example.run): \(explanation.notices.map(\.message.en))")
        // A group shows its members.
        let path = explanation.commands.first ?? ""
        #expect(path == command.path || path.hasPrefix(command.path + " "), "\(example.run)")
      }
    }
    #expect(count > 500)
  }
}
