extension LineReader {
  /// Programs that only look like a misspelt one.
  private static let lookalikes: Set<String> = [
    "kubectx", "kubens", "kubelet", "kubetail", "kubent", "kubie", "kubeval", "kubecost", "help",
  ]

  /// Words of kubectl that are no common program by themselves.
  private static let bareVerbs: Set<String> = [
    "get", "describe", "logs", "apply", "rollout", "scale", "expose", "annotate", "autoscale",
    "cordon", "uncordon", "drain", "explain", "port-forward", "api-resources", "cluster-info",
  ]

  /// The program that a word was meant to be: `kubctl`, `Kubectl`, `kubectlget`.
  mutating func misspeltProgram(_ words: [Range<Int>], at index: Int) throws -> ProgramFact? {
    let range = words[index]
    let value = line.value(range)
    guard value.unicodeScalars.count <= 24, !Self.lookalikes.contains(value) else { return nil }
    let next = words[(index + 1)...].map(line.value).first { !isFlag($0) }
    if Self.bareVerbs.contains(value), let kubectl = try facts.program("kubectl"),
      try isLikelyArgument(words[(index + 1)...].first, of: value)
    {
      report(
        .invalid, range,
        .edits([Edit(range: range.lowerBound..<range.lowerBound, text: "kubectl ")]),
        Bilingual(
          ko: "'\(value)' 앞에 \(kubectl.name)이 빠졌습니다", en: "kubectl is missing before '\(value)'"))
      return nil
    }
    for program in try facts.programs() where value.unicodeScalars.count > 3 {
      let name = program.name
      let lower = value.lowercased()
      if lower.hasPrefix(name), lower != name,
        try facts.child(String(lower.dropFirst(name.count)), of: name) != nil
      {
        let fixed = name + " " + lower.dropFirst(name.count)
        report(
          .typo, range, .edits([Edit(range: range, text: fixed)]),
          Bilingual(
            ko: "띄어 써야 합니다: \(fixed)", en: "'\(value)' needs a space: \(fixed)"))
        return program
      }
      guard let distance = Misspelling.distance(lower, name, limit: name.count > 5 ? 2 : 1) else {
        continue
      }
      let follows = try next.map { try isChild($0, of: name) } ?? false
      guard follows || (distance <= 1 && name.count > 5 && next != nil) else { continue }
      report(
        .typo, range, .edits([Edit(range: range, text: name)]),
        Bilingual(
          ko: "'\(value)' 프로그램은 없습니다. '\(name)' 프로그램을 쓰세요", en: "'\(value)' should be '\(name)'"))
      return program
    }
    return nil
  }

  /// Whether the word is a subcommand, or nearly one.
  private func isChild(_ word: String, of path: String) throws -> Bool {
    if try facts.child(word, of: path) != nil { return true }
    let names = try facts.children(of: path).map(\.word)
    return Misspelling.nearest(to: word, among: names) != nil
  }

  private func isLikelyArgument(_ word: Range<Int>?, of verb: String) throws -> Bool {
    guard let word else { return verb.contains("-") }
    let value = line.value(word)
    if isFlag(value) { return true }
    if value.contains("/") { return true }
    let first = value.split(separator: ",").first.map(String.init) ?? value
    return try verb != "get" && verb != "describe" || facts.resource(first) != nil
  }

  /// Adds a finding.
  mutating func report(
    _ status: ExplanationStatus, _ range: Range<Int>, _ fix: Finding.Fix, _ message: Bilingual,
    since: String? = nil
  ) {
    findings.append(
      Finding(status: status, since: since, message: message, range: range, fix: fix))
  }
}
