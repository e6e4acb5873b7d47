extension LineReader {
  /// What is missing or too much among flags and positional words of kubectl.
  mutating func checkWords(_ parsed: ParsedCommand) throws {
    if parsed.program.name == "helm" { checkChart(parsed) }
    guard parsed.program.name == "kubectl", let fact = parsed.fact, !fact.isGroup,
      !parsed.has("help"), fact.arguments != .command
    else { return }
    try checkExec(parsed)
    // A command without anything else is looked up, not run.
    guard !parsed.isFed, !parsed.positionals.isEmpty || !parsed.flags.isEmpty,
      parsed.positionals.allSatisfy({ isSettled($0.value) })
    else { return }
    checkRequiredFlags(parsed, fact)
    switch fact.arguments {
    case .none: checkNoWords(parsed)
    case .resources, .resourcesPairs, .resourcesWord: try checkResourceWords(parsed)
    case .name, .nameCommand: try checkName(parsed)
    case .podContainer, .podCommand, .podsCommand, .nodes, .podPorts: try checkTarget(parsed)
    case .sourceDestination where parsed.positionals.count == 1:
      insert("DESTINATION", after: parsed.positionals[0].range, .invalid, missing: "DESTINATION")
    case .optionalName:
      guard parsed.path == "kubectl config set-context", parsed.positionals.isEmpty,
        !parsed.has("current"), let word = parsed.commandWords.last
      else { return }
      insert("--current", after: word, .invalid, missing: "--current")
    default: break
    }
  }

  /// Whether a word stands for itself: variables and dots may stand for several words.
  func isSettled(_ value: String) -> Bool {
    !value.hasPrefix("$") && !value.hasPrefix("`") && !value.contains("...") && value != "…"
      && !value.hasPrefix("[")
  }

  mutating func insert(
    _ text: String, after range: Range<Int>, _ status: ExplanationStatus, missing: String
  ) {
    let end = range.upperBound
    report(
      status, range, .edits([Edit(range: end..<end, text: " " + text)]),
      Bilingual(ko: "\(missing) 부분이 빠졌습니다", en: "\(missing) is missing"))
  }

  mutating func drop(_ range: Range<Int>, _ message: Bilingual) {
    report(.invalid, range, .edits([Edit(range: range, text: "")]), message)
  }

  /// The last place before `--`.
  private func tail(_ parsed: ParsedCommand) -> Range<Int> {
    guard let separator = parsed.separator else {
      return parsed.span.lowerBound..<parsed.span.upperBound
    }
    var end = separator.lowerBound
    while end > parsed.span.lowerBound, line.scalars[end - 1] == " " { end -= 1 }
    return parsed.span.lowerBound..<end
  }

  private mutating func checkRequiredFlags(_ parsed: ParsedCommand, _ fact: CommandFact) {
    for name in fact.required where !parsed.has(name) {
      if parsed.path == "kubectl create job", parsed.has("from") { continue }
      if name == "image", let word = bareImage(parsed) {
        let start = word.lowerBound
        report(
          .invalid, word, .edits([Edit(range: start..<start, text: "--image=")]),
          Bilingual(ko: "이미지 앞에 --image=가 필요합니다", en: "the image needs --image= before it"))
        continue
      }
      let placeholder =
        switch name {
        case "replicas": "COUNT"
        case "for": "condition=Ready"
        default: name.uppercased()
        }
      insert("--\(name)=\(placeholder)", after: tail(parsed), .invalid, missing: "--\(name)")
    }
  }

  /// A second word that can only be the image: `kubectl run web nginx`.
  private func bareImage(_ parsed: ParsedCommand) -> Range<Int>? {
    let words =
      parsed.arguments == .nameCommand
      ? parsed.inner : parsed.positionals.dropFirst().map(\.range)
    guard parsed.positionals.count > 0, words.count == 1, let word = words.first,
      parsed.separator == nil
    else { return nil }
    let value = line.value(word)
    return isSettled(value) && isLiteral(value) && !value.contains("=") ? word : nil
  }

  private mutating func checkExec(_ parsed: ParsedCommand) throws {
    guard parsed.path == "kubectl exec", !parsed.isFed, let pod = parsed.positionals.first,
      isSettled(pod.value)
    else { return }
    if parsed.separator == nil, let first = parsed.inner.first {
      guard isSettled(line.value(first)),
        let row = try facts.history(HistoryKey.id("exec-no-dashes"))
      else { return }
      let start = first.lowerBound
      report(row, first, .edits([Edit(range: start..<start, text: "-- ")]))
    } else if parsed.inner.isEmpty {
      let text = parsed.separator == nil ? "-- COMMAND" : "COMMAND"
      insert(text, after: parsed.span, .invalid, missing: "COMMAND")
    }
  }

  /// Commands that take no words: a file was meant for `-f`, anything else is too much.
  private mutating func checkNoWords(_ parsed: ParsedCommand) {
    let takesFiles = [
      "kubectl apply", "kubectl create", "kubectl replace", "kubectl diff",
      "kubectl auth reconcile",
      "kubectl apply set-last-applied",
    ].contains(parsed.path)
    let hasFile = parsed.has("filename", "kustomize", "raw")
    for (index, word) in parsed.positionals.enumerated() {
      if takesFiles, !hasFile, index == 0 {
        let start = word.range.lowerBound
        report(
          .invalid, word.range, .edits([Edit(range: start..<start, text: "-f ")]),
          Bilingual(ko: "파일 앞에 -f가 필요합니다", en: "a file needs -f before it"))
      } else {
        drop(
          word.range,
          Bilingual(
            ko: "'\(parsed.path)' 명령은 '\(word.value)' 같은 인자를 받지 않습니다",
            en: "'\(parsed.path)' takes no argument such as '\(word.value)'"))
      }
    }
    if takesFiles, !hasFile, parsed.positionals.isEmpty {
      insert("-f FILENAME", after: tail(parsed), .invalid, missing: "-f FILENAME")
    }
  }

  private mutating func checkName(_ parsed: ParsedCommand) throws {
    guard let word = parsed.commandWords.last else { return }
    if parsed.positionals.isEmpty {
      insert("NAME", after: word, .invalid, missing: "NAME")
    }
    guard parsed.arguments == .name, parsed.path.hasPrefix("kubectl create ") else { return }
    let takesLiterals = try table(parsed.path)[long: "from-literal"] != nil
    for extra in parsed.positionals.dropFirst()
    where !findings.contains(where: { $0.range == extra.range }) {
      let start = extra.range.lowerBound
      if takesLiterals, extra.value.contains("=") {
        report(
          .invalid, extra.range, .edits([Edit(range: start..<start, text: "--from-literal=")]),
          Bilingual(
            ko: "키와 값은 --from-literal로 줍니다", en: "a key and its value are given with --from-literal"
          ))
      } else {
        drop(
          extra.range,
          Bilingual(
            ko: "이름은 하나만 받습니다: '\(extra.value)'", en: "only one name is taken: '\(extra.value)'"))
      }
    }
  }
}
