extension LineReader {
  /// Flags that stood alone before they were removed.
  private static let removedSwitches: Set<String> = [
    "export", "short", "delete-local-data", "ignore-errors", "server-dry-run", "show-all", "purge",
    "include-uninitialized", "use-openapi-print-columns", "experimental-control-plane",
    "experimental-upload-certs", "experimental-server-side", "rollback", "allow-id-changes",
    "recreate-pods", "tiller-tls",
  ]

  /// What people write for a flag of another name.
  private static let synonyms: [String: String] = [
    "ns": "namespace", "labels": "selector", "label": "selector", "lines": "tail",
    "file": "filename", "format": "output", "replica": "replicas", "tag": "image",
    "verbose": "v", "all-ns": "all-namespaces", "name-space": "namespace",
    "experimental-server-side": "server-side", "endpoint": "endpoints", "cert-file": "cert",
    "key-file": "key", "ca-file": "cacert", "peers": "endpoints", "ca-cert": "cacert",
  ]

  /// The flag that a long name stands for; reports names the command does not have.
  mutating func resolve(
    _ name: String, parsed: ParsedCommand, table: FlagTable, range: Range<Int>
  ) throws -> FlagFact? {
    if let fact = table.long[name] { return fact }
    let program = parsed.program.name
    if parsed.unknownWord != nil || parsed.history != nil {
      return try facts.flagAnywhere(name, program: program)
    }
    if let gone = try goneFlag(name, parsed: parsed) { return gone }
    guard isPlainName(name) else { return nil }
    let names = table.long.values.filter { !$0.hidden }.map(\.name).sorted()
    let lower = name.lowercased()
    let near = Misspelling.nearest(to: lower, among: names)
    let elsewhere = try facts.flagAnywhere(name, program: program)
    var meant: FlagFact?
    if let near, near.distance <= 1 || elsewhere == nil {
      meant = table.long[near.word]
    } else if let other = Self.synonyms[lower], let fact = table.long[other] {
      meant = fact
    } else if elsewhere == nil, lower.count >= 4 {
      meant = names.first { $0.hasPrefix(lower) }.flatMap { table.long[$0] }
    }
    guard let meant else {
      unknownFlag("--\(name)", parsed: parsed, at: range)
      return elsewhere
    }
    let dashes = line.scalars[range].prefix { $0 == "-" || Self.longDashes.contains($0) }.count
    report(
      .typo, range,
      .edits([Edit(range: range.lowerBound..<range.upperBound, text: "--" + meant.name)]),
      Bilingual(
        ko: "'--\(name)' 플래그는 없습니다. '--\(meant.name)'을 쓰세요",
        en: "there is no flag '--\(name)'; use '--\(meant.name)'"))
    _ = dashes
    return meant
  }

  /// Names with variables or placeholders in them are not judged.
  private func isPlainName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.isASCII
          && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_")
      }
  }

  /// A flag that the command had once.
  private func goneFlag(_ name: String, parsed: ParsedCommand) throws -> FlagFact? {
    var fact = FlagFact(name: name)
    if let removed = try facts.removedFlags(of: parsed.path).first(where: { $0.name == name }) {
      fact.short = removed.short
      fact.removedIn = removed.removedIn
      fact.type = removed.typeName.map(FlagType.init) ?? Self.guessedType(name)
      return fact
    }
    guard try flagHistory(name, of: parsed)?.lineStatus != nil else { return nil }
    fact.type = Self.guessedType(name)
    return fact
  }

  private static func guessedType(_ name: String) -> FlagType {
    removedSwitches.contains(name) ? .bool : .string
  }

  /// The row of the history about a flag of the command, of a command above it, or of any.
  func flagHistory(_ name: String, of parsed: ParsedCommand) throws -> HistoryFact? {
    var path = parsed.path
    while true {
      if let row = try facts.history(HistoryKey.flag(name, of: path)) { return row }
      guard let space = path.lastIndex(of: " ") else { break }
      path = String(path[..<space])
    }
    // A flag of a command reached through an old name: `helm delete --purge`.
    if let word = parsed.commandWords.last {
      let old = parsed.path.split(separator: " ").dropLast().joined(separator: " ")
      let key = HistoryKey.flag(name, of: "\(old) \(line.value(word))")
      if let row = try facts.history(key) { return row }
    }
    return try facts.history(HistoryKey.anyFlag(name, program: parsed.program.name))
  }

  /// A letter that once was a flag.
  func historicShort(_ letter: Unicode.Scalar, parsed: ParsedCommand) throws -> FlagFact? {
    let removed = try facts.removedFlags(of: parsed.path)
    if let flag = removed.first(where: { $0.short == String(Character(letter)) }) {
      var fact = FlagFact(name: flag.name)
      fact.short = flag.short
      fact.removedIn = flag.removedIn
      fact.type = flag.typeName.map(FlagType.init) ?? Self.guessedType(flag.name)
      return fact
    }
    guard letter == "a", parsed.path == "kubectl get",
      try facts.history(HistoryKey.flag("show-all", of: parsed.path)) != nil
    else { return nil }
    var fact = FlagFact(name: "show-all")
    fact.type = .bool
    return fact
  }

  mutating func unknownFlag(_ flag: String, parsed: ParsedCommand, at range: Range<Int>) {
    // Text of `describe` has one form; the object itself comes from `get`.
    if parsed.path == "kubectl describe", flag == "--output" || flag == "-o",
      let word = parsed.commandWords.last
    {
      report(
        .invalid, range, .edits([Edit(range: word, text: "get")]),
        Bilingual(
          ko: "kubectl describe에는 -o가 없습니다. kubectl get -o를 쓰세요",
          en: "kubectl describe has no -o; use kubectl get -o"))
      return
    }
    report(
      .invalid, range, .edits([Edit(range: range, text: "")]),
      Bilingual(
        ko: "'\(parsed.path)'에는 '\(flag)' 플래그가 없습니다",
        en: "'\(parsed.path)' has no flag '\(flag)'"))
  }

  mutating func unknownLetter(
    _ letter: Unicode.Scalar, at position: Int, in word: Range<Int>, parsed: ParsedCommand
  ) {
    guard parsed.unknownWord == nil, parsed.history == nil, letter.isASCII,
      letter.properties.isAlphabetic
    else { return }
    let table = FlagTable((try? facts.flags(of: parsed.path)) ?? [])
    let swapped =
      Character(letter).isUppercase
      ? Character(letter).lowercased() : Character(letter).uppercased()
    if let other = swapped.unicodeScalars.first, table.short[other] != nil {
      report(
        .typo, position..<position + 1,
        .edits([Edit(range: position..<position + 1, text: swapped)]),
        Bilingual(
          ko: "'-\(letter)' 플래그는 없습니다. '-\(swapped)'를 쓰세요",
          en: "there is no flag '-\(letter)'; use '-\(swapped)'"))
      return
    }
    unknownFlag("-\(letter)", parsed: parsed, at: word)
  }

  /// Reports a flag at the end that needs a value.
  mutating func missingValue(of fact: FlagFact, at range: Range<Int>, parsed: ParsedCommand) {
    guard !parsed.isFed else { return }
    let placeholder = Placeholder.text(for: fact)
    report(
      .invalid, range,
      .edits([Edit(range: range.upperBound..<range.upperBound, text: " " + placeholder)]),
      Bilingual(
        ko: "'--\(fact.name)' 다음에 값이 있어야 합니다", en: "'--\(fact.name)' needs a value"))
  }
}

/// Words that stand for what a person has to fill in.
enum Placeholder {
  static func text(for flag: FlagFact) -> String {
    switch flag.name {
    case "filename": "FILENAME"
    case "kustomize": "DIRECTORY"
    case "namespace": "NAMESPACE"
    case "selector": "KEY=VALUE"
    case "output": "yaml"
    default: flag.type == .int ? "NUMBER" : flag.name.uppercased()
    }
  }
}
