/// Where the ranking looks up phrases.
package protocol IntentSource {
  func posting(_ token: String) throws -> IntentIndex.Posting?
  func phrases() throws -> IntentTable
  /// The example that a phrase is about.
  func example(_ phrase: UInt32) throws -> String?
}

extension IntentIndex: IntentSource {
  package func posting(_ token: String) -> Posting? { postings[token] }
  package func phrases() -> IntentTable { table }
  package func example(_ phrase: UInt32) -> String? { entries[Int(phrase)].phrase.example }
}

/// A command found for an intent.
package struct IntentMatch: Sendable, Hashable {
  package var command: String
  /// The example that fits best, when one of its phrases matched.
  package var example: String?
  /// From 0; comparable within one answer only.
  package var score: Double
}

/// Ranks commands by how well their phrases answer what is asked.
///
/// Of each phrase two shares count: how much of the query it covers, and how much of itself the query
/// covers; both weighted by the rarity of the tokens. A command is as good as its best phrase, plus a
/// share for what all of its phrases cover together.
package enum IntentRanking {
  /// Phrases beyond these are too poor to matter.
  private static let depth = 400

  package static func rank(
    _ query: String, in source: some IntentSource, limit: Int
  ) throws -> [IntentMatch] {
    let asked = IntentAnalyzer.tokens(of: query)
    let main = Set(IntentAnalyzer.tokens(of: IntentAnalyzer.mainWord(of: query)))
    let named = programs(in: asked)
    let tokens = asked.filter { !programNames.contains($0) }
    var weights: [Double] = []
    var total = 0.0
    let table = try source.phrases()
    var sums = [Double](repeating: 0, count: table.phrases.count)
    var masks = [UInt64](repeating: 0, count: table.phrases.count)
    var matching: [UInt32] = []
    for (index, token) in tokens.prefix(64).enumerated() {
      let posting = try source.posting(token)
      // Unknown words count too, or any phrase would cover all of the query.
      var weight = posting?.weight ?? (token.hasPrefix("=") ? 1.2 : 0)
      if main.contains(token) { weight *= 1.3 }
      weights.append(weight)
      total += weight
      for phrase in posting?.phrases ?? [] where table.phrases.indices.contains(Int(phrase)) {
        if masks[Int(phrase)] == 0 { matching.append(phrase) }
        sums[Int(phrase)] += weight
        masks[Int(phrase)] |= 1 << UInt64(index)
      }
    }
    guard total > 0, !matching.isEmpty else { return [] }
    matching.sort {
      let (left, right) = (sums[Int($0)], sums[Int($1)])
      return left == right ? $0 < $1 : left > right
    }
    var found = [Found](repeating: Found(), count: table.commands.count)
    var touched: [Int] = []
    for number in matching.prefix(depth) {
      let phrase = table.phrases[Int(number)]
      let sum = sums[Int(number)]
      let ofQuery = sum / total
      let ofPhrase = phrase.norm > 0 ? sum / phrase.norm : 0
      let score =
        (0.68 * ofQuery + 0.32 * ofPhrase * ofQuery.squareRoot()) * phrase.kind.weight
      if found[phrase.command].mask == 0 { touched.append(phrase.command) }
      found[phrase.command].add(
        phrase.isGroup ? score * 0.66 : score, example: phrase.hasExample ? number : nil,
        mask: masks[Int(number)])
    }
    let typed = typedVerb(query)
    let spelled = asked.filter { $0.hasPrefix("=") }.map { $0.dropFirst() }
    let matches = touched.map { place in
      let command = table.commands[place]
      let found = found[place]
      let covered = weights.indices.reduce(0.0) {
        $0 + (found.mask & (1 << UInt64($1)) != 0 ? weights[$1] : 0)
      }
      let last = command.utf8.lastIndex(of: UInt8(ascii: " ")).map {
        command[command.utf8.index(after: $0)...]
      }
      let isNamed = last.map(spelled.contains) ?? false
      let isSpelled = isNamed && typed == last.map(String.init)
      let base = found.best + 0.22 * covered / total + (isSpelled ? 0.3 : isNamed ? 0.06 : 0)
      return (place: place, command: command, score: base * prior(command, named: named))
    }
    return try matches.sorted { ($1.score, $0.command) < ($0.score, $1.command) }
      .prefix(limit)
      .map { match in
        IntentMatch(
          command: match.command, example: try found[match.place].example.flatMap(source.example),
          score: match.score)
      }
  }

  private struct Found {
    var best = 0.0
    var bestExample = 0.0
    /// The phrase that is about it.
    var example: UInt32?
    var mask: UInt64 = 0

    mutating func add(_ score: Double, example: UInt32?, mask: UInt64) {
      best = max(best, score)
      self.mask |= mask
      if let example, score > bestExample {
        bestExample = score
        self.example = example
      }
    }
  }

  /// The verb of a query that spells a command out, such as `get pod yaml`: its first word, where
  /// the second one names a kind of object.
  private static func typedVerb(_ query: String) -> String? {
    let words = query.lowercased().split(separator: " ")
    guard words.count > 1, words.count < 5,
      !IntentAnalyzer.tokens(of: String(words[1])).filter({ kinds.contains($0) }).isEmpty
    else { return nil }
    return String(words[0])
  }

  private static let kinds: Set<String> = [
    "@pod", "@node", "@deployment", "@service", "@namespace", "@configmap", "@secret", "@ingress",
    "@job", "@cronjob",
  ]

  /// These choose a program and say nothing about what to do.
  private static let programNames: Set<String> = [
    "=helm", "@helm", "=kubeadm", "=crictl", "=etcdctl", "=etcdutl",
  ]

  /// Programs that the query speaks of.
  private static func programs(in tokens: [String]) -> Set<String> {
    var programs: Set<String> = []
    for token in tokens {
      switch token {
      case "=helm", "@helm", "@chart", "@release": programs.insert("helm")
      case "=kubeadm": programs.insert("kubeadm")
      case "=crictl", "=cri": programs.insert("crictl")
      case "=etcd", "=etcdctl", "@etcd": programs.formUnion(["etcdctl", "etcdutl"])
      case "=etcdutl": programs.insert("etcdutl")
      default: break
      }
    }
    return programs
  }

  /// kubectl is meant unless another program is named.
  private static func prior(_ command: String, named: Set<String>) -> Double {
    let space = command.utf8.firstIndex(of: UInt8(ascii: " "))
    let program = String(command[..<(space ?? command.endIndex)])
    let isRoot = space == nil
    if named.contains(program) { return isRoot ? 0.8 : 1.25 }
    guard named.isEmpty else { return 0.65 }
    if program == "kubectl" { return isRoot ? 0.7 : 1 }
    // Roles, users and containers are Kubernetes' own unless etcd or the runtime is named.
    if ["etcdctl", "etcdutl", "crictl"].contains(program) { return isRoot ? 0.6 : 0.72 }
    // Single steps of kubeadm are asked for by their names.
    let isStep = command.utf8.split(separator: UInt8(ascii: " "))
      .contains { $0.elementsEqual("phase".utf8) }
    return isRoot ? 0.6 : isStep ? 0.7 : 0.84
  }
}
