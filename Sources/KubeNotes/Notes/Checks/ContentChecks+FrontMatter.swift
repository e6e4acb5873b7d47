extension ContentChecks {
  func frontMatterProblems(_ reading: NoteReading) -> [ContentProblem] {
    let front = reading.note.frontMatter
    let present: [(key: String, isThere: Bool)] = [
      ("title", front.title != nil), ("topic", front.topic != nil),
      ("aliases", !front.aliases.isEmpty), ("kubernetes", front.kubernetes != nil),
      ("sources", !front.sources.isEmpty), ("order", front.order != nil),
    ]
    var problems = present.filter { !$0.isThere }.map { key, _ in
      problem(.keyMissing(key: key), in: reading, line: front.lines[key] ?? 1)
    }
    func line(_ key: String) -> Int { front.lines[key] ?? 1 }
    if let topic = front.topic {
      let folder = NotePath(reading.note.path).folder
      if Topic(rawValue: topic) == nil {
        let known = Topic.allCases.map(\.rawValue)
        problems.append(
          problem(.topicUnknown(topic: topic, known: known), in: reading, line: line("topic")))
      } else if topic != folder {
        problems.append(
          problem(.topicIsNotFolder(topic: topic, folder: folder), in: reading, line: line("topic"))
        )
      }
    }
    if let version = front.kubernetes, !KubernetesVersion.isWellFormed(version) {
      problems.append(
        problem(.versionForm(version: version), in: reading, line: line("kubernetes")))
    }
    for (index, address) in front.sources.enumerated() where !OfficialSite.contains(address) {
      problems.append(
        problem(
          .sourceNotOfficial(address: address), in: reading,
          line: min(line("sources") + index + 1, front.lastLine ?? 1)))
    }
    return problems
  }
}

/// The form of a Kubernetes version without its patch: `1.34`.
enum KubernetesVersion {
  static func isWellFormed(_ version: String) -> Bool {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == "1" && (Int(parts[1]) ?? -1) >= 0
  }
}

/// The sites whose pages count as sources: those of Kubernetes, of the projects that its
/// documentation builds on, and of the exams.
enum OfficialSite {
  private static let hosts = [
    "kubernetes.io", "k8s.io", "etcd.io", "helm.sh", "coredns.io", "containerd.io", "cri-o.io",
    "cncf.io", "opencontainers.org", "docker.com", "podman.io", "linuxfoundation.org",
    "prometheus.io", "rfc-editor.org", "ietf.org", "man7.org", "kernel.org", "golang.org",
    "go.dev", "yaml.org", "json.org",
  ]
  private static let repositories = [
    "kubernetes", "kubernetes-sigs", "kubernetes-client", "etcd-io", "cncf", "containerd", "helm",
    "opencontainers", "coredns", "flannel-io", "projectcalico", "cilium", "moby",
  ]

  /// Whether an address is an https page of one of the sites.
  static func contains(_ address: String) -> Bool {
    guard address.hasPrefix("https://") else { return false }
    let parts = address.dropFirst("https://".count).split(separator: "/", maxSplits: 2)
    guard let host = parts.first?.lowercased() else { return false }
    if host == "github.com" || host == "raw.githubusercontent.com" {
      return parts.count > 1 && repositories.contains(String(parts[1]))
    }
    return hosts.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
