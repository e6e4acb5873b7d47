extension LineReader {
  /// Programs that only look like a misspelt one.
  private static let lookalikes: Set<String> = [
    "kubectx", "kubens", "kubelet", "kubetail", "kubent", "kubie", "kubeval", "kubecost", "help",
    "elm",
  ]

  /// Words of kubectl that are no common program by themselves.
  private static let bareVerbs: Set<String> = [
    "get", "describe", "logs", "apply", "rollout", "scale", "expose", "annotate", "autoscale",
    "cordon", "uncordon", "drain", "explain", "port-forward", "api-resources", "cluster-info",
  ]

  /// A program that a word was meant to be, with the subcommand written in one word with it.
  struct MeantProgram {
    var program: ProgramFact
    var child: CommandFact?
  }

  /// The program that a word was meant to be: `kubctl`, `Kubectl`, `kubectlget`, `ㅏㅕㅠㄷㅊ시`.
  mutating func misspeltProgram(_ words: [Range<Int>], at index: Int) throws -> MeantProgram? {
    let range = words[index]
    let value = line.value(range)
    if value.unicodeScalars.contains(where: \.isHangul) {
      return try hangulProgram(words[index...]).map { MeantProgram(program: $0) }
    }
    guard value.unicodeScalars.count <= 24, !Self.lookalikes.contains(value) else { return nil }
    let next = words[(index + 1)...].lazy.map(line.value).first { !isFlag($0) }
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
    for program in try facts.programs() where value.unicodeScalars.count > 2 {
      let name = program.name
      let lower = value.lowercased()
      let glued = lower.dropFirst(name.count).trimmingPrefix { $0 == "-" }
      if lower.hasPrefix(name), lower != name,
        let child = try facts.child(String(glued), of: name), child.removedIn == nil
      {
        let fixed = name + " " + glued
        report(
          .typo, range, .edits([Edit(range: range, text: fixed)]),
          Bilingual(
            ko: "띄어 써야 합니다: \(fixed)", en: "'\(value)' needs a space: \(fixed)"))
        return MeantProgram(program: program, child: child)
      }
      guard let distance = Misspelling.distance(lower, name, limit: name.count > 5 ? 2 : 1) else {
        continue
      }
      // A word of three letters is another program, unless the next one tells.
      let isShort = value.unicodeScalars.count == 3
      let follows =
        try next.map { try isShort ? facts.child($0, of: name) != nil : isChild($0, of: name) }
        ?? false
      guard follows || (distance <= 1 && name.count > 5 && next != nil) else { continue }
      report(
        .typo, range, .edits([Edit(range: range, text: name)]),
        Bilingual(
          ko: "'\(value)' 프로그램은 없습니다. '\(name)' 프로그램을 쓰세요", en: "'\(value)' should be '\(name)'"))
      return MeantProgram(program: program)
    }
    return nil
  }

  /// A line typed while the Korean keyboard layout was on; its words are read by their keys from
  /// here on.
  private mutating func hangulProgram(_ words: ArraySlice<Range<Int>>) throws -> ProgramFact? {
    let typed = words.map { latin(line.text($0)) ?? line.text($0) }
    guard let first = typed.first, let range = words.first, let last = words.last else {
      return nil
    }
    let near = try facts.programs().first {
      Misspelling.distance(first, $0.name, limit: $0.name.count > 5 ? 1 : 0) != nil
    }
    guard let program = try program(first) ?? near,
      let next = typed.dropFirst().first, try isFlag(next) || isChild(next, of: program.name)
    else { return nil }
    var edits: [Edit] = []
    for (word, text) in zip(words, typed) where text != line.text(word) {
      edits.append(Edit(range: word, text: text))
      line.read(word, as: text)
    }
    report(
      .typo, range.lowerBound..<last.upperBound, .edits(edits),
      Bilingual(
        ko: "한글 자판으로 쳤습니다: \(typed.joined(separator: " "))",
        en: "typed on the Korean keyboard layout: \(typed.joined(separator: " "))"))
    return program
  }

  /// What a word typed on the Korean layout says in Latin letters; nil for a word without Hangul.
  func latin(_ word: String) -> String? {
    guard word.unicodeScalars.contains(where: \.isHangul) else { return nil }
    return word.unicodeScalars.map { scalar in
      scalar.isHangul
        ? KeyboardLayout.latin(fromHangul: String(Character(scalar))) : String(Character(scalar))
    }.joined()
  }

  /// Whether the word is a subcommand, or nearly one.
  func isChild(_ word: String, of path: String) throws -> Bool {
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

  /// More than this says nothing more about a line, and would only make reading it slow.
  private static let mostFindings = 64

  /// Whether nothing more is looked for.
  var hasEnough: Bool { findings.count >= Self.mostFindings }

  /// Adds a finding.
  mutating func report(
    _ status: ExplanationStatus, _ range: Range<Int>, _ fix: Finding.Fix, _ message: Bilingual,
    since: String? = nil
  ) {
    guard !hasEnough else { return }
    findings.append(
      Finding(status: status, since: since, message: message, range: range, fix: fix))
  }
}

extension Unicode.Scalar {
  /// Whether this is a Hangul syllable or a single letter as keyboards type it.
  fileprivate var isHangul: Bool {
    (0xAC00...0xD7A3).contains(value) || (0x3131...0x3163).contains(value)
  }
}
