extension LineReader {
  /// The subcommand that an unknown word was meant to be; reports it and returns how many words it
  /// took, 0 when nothing is near.
  mutating func correctedChild(
    _ parsed: inout ParsedCommand, word: Range<Int>, value: String, rest: ArraySlice<Range<Int>>,
    mustBeCommand: Bool
  ) throws -> Int {
    let path = parsed.path
    if try swappedCommand(&parsed, word: word, value: value, next: rest.first) { return 2 }
    if let typed = latin(value), let child = try facts.child(typed, of: path) {
      misspelt(&parsed, word, value, typed, child)
      return 1
    }
    if path == "kubectl rollout", value.contains("/") {
      return try missingSubcommand(&parsed, word: word, value: value, isFile: false)
    }
    guard !value.contains("/"), !value.contains("$"), !value.hasPrefix("<"), !value.contains("=")
    else { return 0 }
    let children = try facts.children(of: path)
    guard !children.isEmpty, !CommandWords.plugins.contains(value), maySearch() else { return 0 }
    let lower = value.lowercased()
    if let next = rest.first {
      let follower = line.value(next).lowercased()
      for joined in ["\(lower)-\(follower)", "\(lower)\(follower)"] {
        if let child = try facts.child(joined, of: path) {
          misspelt(
            &parsed, word.lowerBound..<next.upperBound,
            "\(value) \(line.value(next))", child.word, child)
          return 2
        }
      }
    }
    // Order matters to ties: common commands first, then the rest.
    let names = CommandWords.popular + children.flatMap { [$0.word] + $0.aliases }
    var known: [String: CommandFact] = [:]
    for child in children {
      for name in [child.word] + child.aliases where known[name] == nil { known[name] = child }
    }
    let candidates = names.filter { known[$0] != nil }
    let isFile = value.contains(".")
    let synonyms = CommandWords.synonyms(of: path)
    let synonym = known[lower] == nil ? synonyms[lower] : nil
    if synonym == nil, !isFile, let near = Misspelling.nearest(to: lower, among: candidates),
      let child = known[near.word], try mustBeCommand || facts.resource(lower) == nil
    {
      misspelt(&parsed, word, value, near.word, child)
      return 1
    }
    if mustBeCommand, !isFile {
      let nearSynonym = Misspelling.nearest(
        to: lower, among: synonyms.keys.filter { $0.count > 4 }.sorted(), tolerance: 1)
      let phrase =
        try synonym ?? nearSynonym.flatMap { synonyms[$0.word] } ?? gluedChild(lower, of: path)
        ?? prefixed(lower, candidates)
        ?? movedCommand(lower, of: path, program: parsed.program.name)
        ?? reshaped(lower, of: path, rest: rest)
      if let phrase {
        let target = phrase.split(separator: " ").prefix { !$0.hasPrefix("-") }
        var fact = try facts.command("\(path) " + target.joined(separator: " "))
        if fact == nil, target.count == 2 {
          fact = try facts.child(String(target[1]), of: "\(path) \(target[0])")
        }
        if fact == nil, let first = target.first { fact = try facts.command("\(path) \(first)") }
        misspelt(&parsed, word, value, phrase, fact, isMisuse: !lower.hasPrefix(phrase.prefix(3)))
        return fact == nil ? 0 : 1
      }
    }
    return try missingSubcommand(&parsed, word: word, value: value, isFile: isFile)
  }

  /// `pods get` for `get pods`, `image set` for `set image`: the words stand the wrong way round.
  private mutating func swappedCommand(
    _ parsed: inout ParsedCommand, word: Range<Int>, value: String, next: Range<Int>?
  ) throws -> Bool {
    let isGroup = parsed.fact?.isGroup == true
    guard let next, isGroup || parsed.path == parsed.program.name,
      let command = try facts.child(line.value(next), of: parsed.path)
    else { return false }
    let member = try facts.child(value, of: command.path)
    let isTarget =
      try isGroup && !value.contains("=")
      ? value.contains("/") : facts.resource(value.lowercased()) != nil
    guard member != nil || isTarget else { return false }
    let fixed = "\(line.text(next)) \(line.text(word))"
    report(
      .invalid, word.lowerBound..<next.upperBound,
      .edits([Edit(range: word.lowerBound..<next.upperBound, text: fixed)]),
      Bilingual(
        ko: "순서가 바뀌었습니다: \(parsed.path) \(fixed)",
        en: "the words stand the wrong way round: \(parsed.path) \(fixed)"))
    parsed.fact = member ?? command
    parsed.path = (member ?? command).path
    if member == nil { parsed.isFed = true }
    return true
  }

  private mutating func misspelt(
    _ parsed: inout ParsedCommand, _ range: Range<Int>, _ written: String, _ meant: String,
    _ fact: CommandFact?, isMisuse: Bool = false
  ) {
    let whole = "\(parsed.path) \(meant)"
    report(
      isMisuse ? .invalid : .typo, range, .edits([Edit(range: range, text: meant)]),
      Bilingual(
        ko: "'\(written)' 명령은 없습니다. '\(whole)' 명령을 쓰세요",
        en: "there is no command '\(written)'; use '\(whole)'"))
    if let fact {
      // Words that come with the correction are not missing.
      let added =
        meant.split(separator: " ").count
        - (fact.path.split(separator: " ").count - parsed.path.split(separator: " ").count)
      if added > 0 { parsed.isFed = true }
      parsed.fact = fact
      parsed.path = fact.path
    }
  }

  /// `getpods` for `get pods`.
  private func gluedChild(_ word: String, of path: String) throws -> String? {
    guard path == "kubectl" else { return nil }
    for child in CommandWords.popular where word.hasPrefix(child) && word.count > child.count + 1 {
      let rest = String(word.dropFirst(child.count)).trimmingPrefix { $0 == "-" }
      if try facts.resource(String(rest)) != nil { return "\(child) \(rest)" }
    }
    return nil
  }

  /// The candidate that the word is the beginning of, or shares most of the word with.
  private func prefixed(_ word: String, _ candidates: [String]) -> String? {
    let found = candidates.filter { $0.hasPrefix(word) }
    if let first = found.first, word.count >= 3 || (word.count == 2 && Set(found).count == 1) {
      return first
    }
    let similar = Set(
      candidates.filter { candidate in
        zip(candidate, word).prefix { $0 == $1 }.count * 4 >= max(5, word.count) * 3
      })
    return similar.count == 1 ? similar.first : nil
  }

  /// `set-image` for `set image`, `pods` for `get pods`, `deploy web --image=…` for `create deploy`.
  private func reshaped(
    _ word: String, of path: String, rest: ArraySlice<Range<Int>>
  ) throws -> String? {
    let spaced = word.replacing("-", with: " ")
    if spaced != word, try facts.command("\(path) \(spaced)") != nil { return spaced }
    guard path == "kubectl", try facts.resource(word) != nil else { return nil }
    let makes = rest.contains { line.value($0).hasPrefix("--image") }
    if makes, try facts.child(word, of: "kubectl create") != nil { return "create \(word)" }
    return "get \(word)"
  }

  /// `kubectl undo` for `kubectl rollout undo`.
  private func movedCommand(_ word: String, of path: String, program: String) throws -> String? {
    let found = try facts.commands(ending: word, of: program)
      .filter { $0.path.hasPrefix(path + " ") && $0.removedIn == nil }
    guard path == program, let only = found.first, found.count == 1 else { return nil }
    return String(only.path.dropFirst(path.count + 1))
  }

  /// Groups whose commonest member can be filled in, and types that `create` does not make.
  private mutating func missingSubcommand(
    _ parsed: inout ParsedCommand, word: Range<Int>, value: String, isFile: Bool
  ) throws -> Int {
    let implied = [
      "kubectl create secret": "generic", "kubectl create service": "clusterip",
      "kubectl rollout": "status",
    ]
    if let member = implied[parsed.path], let fact = try facts.child(member, of: parsed.path) {
      let isNamed = parsed.path != "kubectl rollout" ? true : value.contains("/")
      let isResource = try facts.resource(value) != nil
      guard isNamed || isResource else { return 0 }
      report(
        .invalid, word,
        .edits([Edit(range: word.lowerBound..<word.lowerBound, text: member + " ")]),
        Bilingual(
          ko: "'\(parsed.path)' 다음에는 하위 명령이 와야 합니다",
          en: "'\(parsed.path)' needs a subcommand"))
      parsed.fact = fact
      parsed.path = fact.path
      return 0
    }
    guard parsed.path == "kubectl create", !isFile,
      let resource = try facts.resource(value), let before = parsed.commandWords.last
    else { return 0 }
    if resource.name == "pods" {
      report(
        .invalid, word, .edits([Edit(range: before.lowerBound..<word.upperBound, text: "run")]),
        Bilingual(
          ko: "kubectl create로는 파드를 이름만으로 만들 수 없습니다. kubectl run을 쓰세요",
          en: "kubectl create does not make Pods; use kubectl run"))
      parsed.fact = try facts.command("kubectl run")
      parsed.path = "kubectl run"
      return 1
    }
    report(
      .invalid, word, .commands(["kubectl create -f FILENAME"], span: before),
      Bilingual(
        ko: "kubectl create는 \(resource.kind)를 파일(-f)에서만 만듭니다",
        en: "kubectl create makes a \(resource.kind) only from a file (-f)"))
    return 0
  }

  /// Reports a command that the program does not have and that is near to nothing.
  mutating func unknownCommand(_ parsed: ParsedCommand, word: Range<Int>, value: String) {
    guard !value.hasPrefix("<"), !value.hasPrefix("$"), !value.hasPrefix("["), !value.isEmpty else {
      return
    }
    if parsed.path == "kubectl" {
      report(
        .plugin, word, .none,
        Bilingual(
          ko: "kubectl에는 '\(value)' 명령이 없습니다. kubectl-\(value) 플러그인이 있으면 그것이 실행됩니다",
          en: "kubectl has no command '\(value)'; a plugin kubectl-\(value) would run"))
    } else {
      report(
        .invalid, word, .none,
        Bilingual(
          ko: "'\(parsed.path)'에는 '\(value)' 명령이 없습니다",
          en: "'\(parsed.path)' has no command '\(value)'"))
    }
  }
}
