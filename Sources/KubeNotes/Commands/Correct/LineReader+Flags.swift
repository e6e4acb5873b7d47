extension LineReader {
  /// Flags that stood alone before they were removed.
  private static let removedSwitches: Set<String> = [
    "export", "short", "delete-local-data", "ignore-errors", "server-dry-run", "show-all", "purge",
    "include-uninitialized", "use-openapi-print-columns", "experimental-control-plane",
    "experimental-upload-certs", "experimental-server-side", "rollback", "allow-id-changes",
    "recreate-pods", "tiller-tls",
  ]

  /// What people write for a flag of another name.
  static let synonyms: [String: String] = [
    "ns": "namespace", "labels": "selector", "label": "selector", "lines": "tail",
    "file": "filename", "format": "output", "replica": "replicas", "tag": "image",
    "verbose": "v", "all-ns": "all-namespaces", "name-space": "namespace",
    "endpoint": "endpoints", "cert-file": "cert",
    "key-file": "key", "ca-file": "cacert", "peers": "endpoints", "ca-cert": "cacert",
  ]

  /// The flag that a long name stands for. Misspelt names are reported here; `isUnknown` tells that
  /// the command has no such flag at all.
  mutating func resolve(
    _ name: String, parsed: ParsedCommand, table: FlagTable, range: Range<Int>
  ) throws -> (fact: FlagFact?, isUnknown: Bool) {
    if let fact = table[long: name] { return (fact, false) }
    let program = parsed.program.name
    if parsed.unknownWord != nil || parsed.history != nil {
      let renamed = Self.synonyms[name].flatMap { table[long: $0] }
      return (try facts.flagAnywhere(name, program: program) ?? renamed, false)
    }
    guard maySearch() else { return (nil, false) }
    if let gone = try goneFlag(name, parsed: parsed) { return (gone, false) }
    guard isPlainName(name) else { return (nil, false) }
    let removed = try removedFlags(of: parsed.path).map(\.name)
    let names = table.flags.filter { !$0.hidden }.map(\.name).sorted() + removed
    let lower = name.lowercased()
    let near = Misspelling.nearest(to: lower, among: names)
    let elsewhere = try facts.flagAnywhere(name, program: program)
    var meant: FlagFact?
    if let near, near.distance <= 1 || elsewhere == nil {
      meant = try table[long: near.word] ?? goneFlag(near.word, parsed: parsed)
    } else if let other = Self.synonyms[lower], let fact = table[long: other] {
      meant = fact
    } else if elsewhere == nil, lower.count >= 3 {
      // `--out` is `--output`, not `--output-watch-events`.
      let longer = names.filter { $0.hasPrefix(lower) }
      let shortest = longer.min { ($0.count, $0) < ($1.count, $1) }
      if let shortest, lower.count >= 4 || longer.allSatisfy({ $0.hasPrefix(shortest) }) {
        meant = table[long: shortest]
      }
    }
    guard let meant else { return (elsewhere, true) }
    // One dash too few as well: the name is put right with the dashes.
    if meant.name == name { return (meant, false) }
    report(
      .typo, range,
      .edits([Edit(range: range, text: "--" + meant.name)]),
      Bilingual(
        ko: "'--\(name)' 플래그는 없습니다. '--\(meant.name)' 플래그를 쓰세요",
        en: "there is no flag '--\(name)'; use '--\(meant.name)'"))
    return (meant, false)
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
  private mutating func goneFlag(_ name: String, parsed: ParsedCommand) throws -> FlagFact? {
    var fact = FlagFact(name: name)
    if let removed = try removedFlags(of: parsed.path).first(where: { $0.name == name }) {
      fact.short = removed.short
      fact.removedIn = removed.removedIn
      fact.type = removed.typeName.map(FlagType.init) ?? Self.guessedType(name)
      return fact
    }
    guard try flagHistory(name, of: parsed)?.lineStatus != nil else { return nil }
    if let elsewhere = try facts.flagAnywhere(name, program: parsed.program.name) {
      return elsewhere
    }
    fact.type = Self.guessedType(name)
    return fact
  }

  private static func guessedType(_ name: String) -> FlagType {
    removedSwitches.contains(name) ? .bool : .string
  }

  /// The row of the history about a flag of the command, of a command above it, or of any.
  mutating func flagHistory(_ name: String, of parsed: ParsedCommand) throws -> HistoryFact? {
    let key = "\(parsed.path) \(parsed.commandWords.last.map(line.value) ?? "") --\(name)"
    if let known = flagRows[key] { return known }
    let row = try unreadFlagHistory(name, of: parsed)
    flagRows[key] = .some(row)
    return row
  }

  private func unreadFlagHistory(
    _ name: String, of parsed: ParsedCommand
  ) throws -> HistoryFact? {
    var path = parsed.path
    while true {
      if let row = try facts.history(HistoryKey.flag(name, of: path)) { return row }
      guard let space = path.lastIndex(of: " ") else { break }
      path = String(path[..<space])
    }
    // A flag of a command reached through an old name: `helm delete --purge`.
    if let word = parsed.commandWords.last {
      let old = parsed.path.lastIndex(of: " ").map { parsed.path[..<$0] } ?? ""
      let key = HistoryKey.flag(name, of: "\(old) \(line.value(word))")
      if let row = try facts.history(key) { return row }
    }
    return try facts.history(HistoryKey.anyFlag(name, program: parsed.program.name))
  }

  /// A letter that once was a flag.
  mutating func historicShort(_ letter: Unicode.Scalar, parsed: ParsedCommand) throws -> FlagFact? {
    let removed = try removedFlags(of: parsed.path)
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

  /// What the letter means in the commonest command, so that `describe -o yaml` is read as meant.
  mutating func foreignShort(_ letter: Unicode.Scalar, parsed: ParsedCommand) throws -> FlagFact? {
    guard parsed.program.name == "kubectl" else { return nil }
    return try table("kubectl get")[short: letter]
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
    let isVersion = flag == "--version" && parsed.path == parsed.program.name
    report(
      .invalid, range, .edits([Edit(range: range, text: isVersion ? "version" : "")]),
      Bilingual(
        ko: "'\(parsed.path)'에는 '\(flag)' 플래그가 없습니다",
        en: "'\(parsed.path)' has no flag '\(flag)'"))
  }

  /// The flag with the letter in the other case, reported as what was meant.
  mutating func swappedCase(
    _ letter: Unicode.Scalar, at position: Int, parsed: ParsedCommand, table: FlagTable
  ) -> FlagFact? {
    guard parsed.unknownWord == nil, parsed.history == nil, letter.isASCII else { return nil }
    let character = Character(letter)
    let swapped = character.isUppercase ? character.lowercased() : character.uppercased()
    guard let other = swapped.unicodeScalars.first, other != letter, let fact = table[short: other]
    else { return nil }
    report(
      .typo, position..<position + 1,
      .edits([Edit(range: position..<position + 1, text: swapped)]),
      Bilingual(
        ko: "'-\(letter)' 플래그는 없습니다. '-\(swapped)' 플래그를 쓰세요",
        en: "there is no flag '-\(letter)'; use '-\(swapped)'"))
    return fact
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
