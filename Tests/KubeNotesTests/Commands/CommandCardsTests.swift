import KubeNotes
import Testing

@Suite struct CommandCardsTests {
  private static func fact(_ path: String, _ runs: [(String, String)]) -> CommandFact {
    var fact = CommandFixtures.catalog.commands.first { $0.path == path } ?? CommandFact(path: path)
    fact.examples = runs.map {
      CommandExample(run: $0.0, meaning: Bilingual(ko: $0.1, en: $0.1))
    }
    return fact
  }

  /// The facts with these examples only.
  private static func cards(
    _ facts: [CommandFact], besides written: [Card] = []
  ) throws -> [CommandStudyCard] {
    var catalog = CommandFixtures.catalog
    for index in catalog.commands.indices { catalog.commands[index].examples = [] }
    catalog.commands.removeAll { old in facts.contains { $0.path == old.path } }
    catalog.commands += facts
    return try CommandCards(catalog).cards(besides: written)
  }

  @Test func `every shipped card has two faces, one answer that is right, and an id of its own`()
    throws
  {
    let cards = try CommandCards(CommandFixtures.catalog).cards(besides: [])
    #expect(Set(cards.map(\.card.id)).count == cards.count)
    let programs = Set(
      cards.compactMap { $0.card.faces[.en]?.accepted.first?.prefix { $0 != " " } })
    #expect(
      programs.isSuperset(of: ["kubectl", "helm", "kubeadm", "crictl", "etcdctl", "etcdutl"]))
    #expect(cards.contains { $0.isCore } && cards.contains { !$0.isCore })
    for made in cards {
      #expect(Set(made.card.faces.keys) == [.ko, .en] && made.card.kind == .command)
      let line = try #require(made.card.faces[.en]?.accepted.first)
      #expect(try CommandFixtures.explainer.explain(line).status == .ok, "\(line)")
      let prompt = try #require(made.card.faces[.en]?.prompt)
      #expect(!prompt.contains(line), "\(line)")
    }
  }

  @Test func `an id depends on the line, not on the order`() throws {
    let one = ("kubectl cordon node-1", "No new Pods on a node")
    let other = ("kubectl cordon -l zone=a", "No new Pods in a zone")
    let ids = try Self.cards([Self.fact("kubectl cordon", [one, other])]).map(\.card.id)
    let reversed = try Self.cards([Self.fact("kubectl cordon", [other, one])]).map(\.card.id)
    #expect(ids == reversed.reversed() && ids.count == 2)
    #expect(ids.first?.rawValue.hasPrefix("cmd:kubectl-cordon-") == true)
  }

  @Test(arguments: [
    "kubectl get pods | grep web", "kubectl get pods > pods.txt", "kubectl get --help",
    "kubectl delete pod web",
  ])
  func `no card for more than the command, for help, or for another command`(line: String) throws {
    #expect(try Self.cards([Self.fact("kubectl get", [(line, "Do it")])]).isEmpty)
  }

  @Test func `no card where a written one accepts the same`() throws {
    let written = Card(
      id: CardID(rawValue: "own"), kind: .command, section: SectionAddress("a"), topic: "a",
      faces: [
        .en: CardFace(prompt: "List", answer: "", accepted: ["k get po -owide --namespace dev"])
      ])
    let get = Self.fact(
      "kubectl get",
      [("kubectl get pods -n dev -o wide", "Wide"), ("kubectl get pods -n dev", "Plain")])
    let lines = try Self.cards([get], besides: [written]).map { $0.card.faces[.en]?.accepted }
    #expect(lines == [["kubectl get pods -n dev"]])
  }

  @Test func `the prompt gives what cannot be guessed, and the command where two read alike`()
    throws
  {
    func plain(_ path: String, _ run: String, _ task: String) -> CommandFact {
      var fact = Self.fact(path, [(run, task)])
      fact.meaning = nil
      return fact
    }
    var told = Self.fact("kubectl uncordon", [("kubectl uncordon node-1", "Open it")])
    told.meaning = Bilingual(ko: "노드를 연다", en: "Open a node")
    let cards = try Self.cards([
      plain("kubectl cordon", "kubectl cordon node-1", "Close a node"),
      plain("helm list", "helm list", "Look"),
      plain("kubectl describe", "kubectl describe pods", "Look closer"),
      plain("kubectl get", "kubectl get pods", "Look closer"),
      plain("kubectl proxy", "kubectl proxy", "Look away"),
      plain("kubectl version", "kubectl version", "Look away"),
      told,
    ])
    #expect(
      Set(cards.compactMap { $0.card.faces[.en]?.prompt }) == [
        "Close a node\n\nUse: `node-1`", "Look · helm", "Look closer · kubectl describe",
        "Look closer · kubectl get",
        "Open it\n\nThe command: Open a node\n\nUse: `node-1`",
      ])
    #expect(Set(cards.map(\.group)) == ["cordon", "helm", "describe", "get", "uncordon"])
  }
}
