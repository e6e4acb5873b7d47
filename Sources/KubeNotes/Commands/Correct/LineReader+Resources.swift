extension LineReader {
  /// Types that clusters often have besides the built-in ones; nothing near is meant.
  private static let addOns: Set<String> = [
    "gateways", "gateway", "gw", "httproutes", "httproute", "grpcroutes", "virtualservices",
    "virtualservice", "vs", "destinationrules", "dr", "serviceentries", "se", "ksvc", "routes",
    "route", "certificates", "certificate", "cert", "certs", "issuers", "issuer", "clusterissuers",
    "volumesnapshots", "volumesnapshot", "vpa", "verticalpodautoscalers", "scaledobjects",
    "servicemonitors", "podmonitors", "prometheuses", "prometheusrules", "alertmanagers",
    "applications", "application", "app", "apps", "appprojects", "nodepools", "nodeclaims",
    "rollouts", "rollout", "workflows", "kafkas", "machines", "machinesets", "clusters", "cluster",
    "backups", "helmreleases", "kustomizations", "crontabs", "crontab", "ct", "images", "builds",
    "addons", "nodeclasses", "ingressroutes", "ingressroute", "policies", "policy", "projects",
  ]

  /// Types of the past that no release serves any more, with the type of today.
  private static let formerTypes: [String: String] = [
    "petsets": "statefulsets", "petset": "statefulset",
    "thirdpartyresources": "customresourcedefinitions",
    "thirdpartyresource": "customresourcedefinition",
    "scheduledjobs": "cronjobs", "scheduledjob": "cronjob", "minions": "nodes", "minion": "node",
  ]

  mutating func checkResources(_ parsed: ParsedCommand) throws {
    guard parsed.program.name == "kubectl" else { return }
    for word in parsed.resourceWords { try checkType(word.text, in: word.range, parsed) }
    if let flag = parsed.flag("resource"), let range = flag.valueRange, let value = flag.value,
      parsed.path.hasPrefix("kubectl create ")
    {
      for type in value.split(separator: ",") {
        try checkType(String(type.prefix { $0 != "/" }), in: range, parsed)
      }
    }
  }

  private mutating func checkType(
    _ written: String, in range: Range<Int>, _ parsed: ParsedCommand
  ) throws {
    let base = String(written.prefix { $0 != "." })
    if let typed = latin(base), try facts.resource(typed) != nil {
      report(
        .typo, range, .edits([Edit(range: range, text: typed)]),
        Bilingual(
          ko: "한글 자판으로 쳤습니다: \(typed)", en: "typed on the Korean keyboard layout: \(typed)"))
      return
    }
    guard base.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }),
      !["all", ""].contains(base), let place = find(base, in: range)
    else { return }
    if let resource = try facts.resource(base) {
      if let row = try facts.history(HistoryKey.resource(resource.name)), row.lineStatus != nil {
        report(row, place, try rewrite(row, resource, place, parsed))
      } else {
        checkGroup(written, resource, in: range)
      }
      return
    }
    if let former = Self.formerTypes[base.lowercased()] {
      report(
        .renamed, place, .edits([Edit(range: place, text: former)]),
        Bilingual(
          ko: "'\(base)' 타입은 없어졌습니다. 지금은 '\(former)' 타입입니다",
          en: "the type '\(base)' is gone; it is '\(former)' today"))
      return
    }
    guard !written.contains("."), !Self.addOns.contains(base) else {
      if parsed.arguments == .fieldPath { try misspeltType(base, place) }
      return
    }
    try misspeltType(base, place)
  }

  private mutating func misspeltType(_ base: String, _ place: Range<Int>) throws {
    guard maySearch() else { return }
    let lower = base.lowercased()
    let all = try facts.resources()
    let names = Self.common + all.flatMap(\.words)
    let length = lower.unicodeScalars.count
    let tolerance = length <= 2 ? 0 : length <= 5 ? 1 : length <= 9 ? 2 : 3
    var near = Misspelling.nearest(
      to: lower, among: names.filter { $0.count > 3 }, tolerance: tolerance)
    if near == nil, lower.hasSuffix("s"), names.contains(String(lower.dropLast())) {
      near = (String(lower.dropLast()), 1)  // Short names have no plural: `pvcs`.
    }
    if near == nil, length == 3 {
      // Only swapped letters: `scv` for `svc`.
      let sorted = lower.unicodeScalars.sorted { $0.value < $1.value }
      let swapped = names.first {
        $0.count == 3 && $0.unicodeScalars.sorted { $0.value < $1.value } == sorted
      }
      near = swapped.map { ($0, 1) }
    }
    guard var near else { return }
    // A plural stays one: `networkpolicys` for `networkpolicies`.
    if lower.hasSuffix("s"), near.distance > 0, let meant = try facts.resource(near.word),
      near.word == meant.singular, !meant.singular.hasSuffix("s")
    {
      near.word = meant.name
    }
    report(
      .typo, place, .edits([Edit(range: place, text: near.word)]),
      Bilingual(
        ko: "'\(base)' 리소스 타입은 없습니다. '\(near.word)' 타입이 있습니다",
        en: "there is no resource type '\(base)'; there is '\(near.word)'"))
  }

  /// The commonest types first, for words that could be several.
  private static let common = [
    "pod", "pods", "service", "services", "deployment", "deployments", "deploy", "node", "nodes",
    "namespace", "namespaces", "configmap", "configmaps", "secret", "secrets", "ingress",
  ]

  /// `deployments.extensions`: groups that no longer hold the type.
  private mutating func checkGroup(
    _ written: String, _ resource: ResourceFact, in range: Range<Int>
  ) {
    guard written.hasSuffix(".extensions"), resource.group != "extensions",
      let place = find(written, in: range)
    else { return }
    let version = resource.name == "ingresses" ? "1.22" : "1.16"
    let base = String(written.prefix { $0 != "." })
    report(
      .removed, place, .edits([Edit(range: place, text: "\(base).\(resource.group)")]),
      Bilingual(
        ko: "extensions 그룹은 \(version)에서 없어졌습니다. 이제 \(resource.group) 그룹입니다",
        en: "the group extensions was removed in \(version); it is \(resource.group) now"),
      since: version)
  }

  /// Where a word stands inside a range.
  func find(_ word: String, in range: Range<Int>) -> Range<Int>? {
    let wanted = Array(word.unicodeScalars)
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    func isInside(_ index: Int) -> Bool {
      range.contains(index) && line.scalars[index].properties.isAlphabetic
    }
    for start in range.lowerBound...(range.upperBound - wanted.count) {
      let end = start + wanted.count
      if line.scalars[start..<end].elementsEqual(wanted), !isInside(start - 1), !isInside(end) {
        return start..<end
      }
    }
    return nil
  }

  /// What to ask for instead of an outdated type.
  private func rewrite(
    _ row: HistoryFact, _ resource: ResourceFact, _ place: Range<Int>, _ parsed: ParsedCommand
  ) throws -> Finding.Fix {
    switch row.id {
    case "endpoints":
      if parsed.path == "kubectl get" || parsed.path == "kubectl describe",
        let name = parsed.positionals.dropFirst().first, parsed.positionals.count == 2,
        parsed.positionals[0].value == line.text(place)
      {
        return .edits([
          Edit(range: place, text: "endpointslices"),
          Edit(range: name.range, text: "-l kubernetes.io/service-name=\(line.text(name.range))"),
        ])
      }
      return .edits([Edit(range: place, text: "endpointslices")])
    case "psp":
      return .commands(
        [
          "kubectl label namespace NAMESPACE pod-security.kubernetes.io/enforce=LEVEL",
          "kubectl get namespaces -L pod-security.kubernetes.io/enforce",
        ], span: parsed.span)
    case "componentstatuses":
      return .commands(row.replacement, span: parsed.span)
    default:
      guard let target = row.replacement.first?.split(separator: " ").last else { return .none }
      return .edits([Edit(range: place, text: String(target))])
    }
  }
}
