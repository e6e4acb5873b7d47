extension LineReader {
  /// What to type instead of a command that is gone.
  func rewrite(_ row: HistoryFact, _ parsed: ParsedCommand) throws -> Finding.Fix {
    let names = parsed.positionals.map(\.range).map(line.text)
    switch row.id {
    case "rolling-update": return .commands(rollingUpdate(parsed), span: parsed.span)
    case "etcdctl-ls":
      let key = names.first ?? "/"
      return .commands(
        [try composed("etcdctl get \(key) --prefix --keys-only", parsed, keepsWords: false)],
        span: parsed.span)
    case "etcdctl-mk":
      return .commands(
        [try composed(etcdWrite(parsed, names), parsed, keepsWords: false)],
        span: parsed.span)
    case "convert":
      guard let word = parsed.commandWords.last else { break }
      let span = parsed.programRange.lowerBound..<word.upperBound
      return .edits([Edit(range: span, text: "kubectl-convert")])
    case "helm-init":
      return .commands(["helm repo add NAME URL"], span: parsed.span)
    case "psp": break
    default: break
    }
    if row.status == "renamed", let target = row.replacement.first,
      let word = parsed.commandWords.last
    {
      let path = target.split(separator: " ").prefix { !isPlaceholder($0) && !$0.hasPrefix("-") }
      return .edits([
        Edit(
          range: parsed.programRange.lowerBound..<word.upperBound, text: path.joined(separator: " ")
        )
      ])
    }
    return .commands(try row.replacement.map { try composed($0, parsed) }, span: parsed.span)
  }

  private func isPlaceholder(_ word: some StringProtocol) -> Bool {
    let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
    return !letters.isEmpty && letters.allSatisfy(\.properties.isUppercase)
  }

  private func rollingUpdate(_ parsed: ParsedCommand) -> [String] {
    let name = parsed.positionals.first.map { line.text($0.range) } ?? "NAME"
    let target = "deployment/\(name)"
    let follow = ["kubectl rollout status \(target)", "kubectl rollout undo \(target)"]
    if parsed.has("rollback") { return follow.reversed() }
    if let image = parsed.flag("image")?.value {
      return ["kubectl set image \(target) '*=\(image)'"] + follow
    }
    if let file = parsed.flag("filename") ?? parsed.flag("f"), let range = file.valueRange {
      return ["kubectl apply -f \(line.text(range))"] + follow
    }
    return ["kubectl set image \(target) CONTAINER=IMAGE"] + follow
  }

  /// The v3 form of a command of etcd's v2 API that changes keys.
  private func etcdWrite(_ parsed: ParsedCommand, _ names: [String]) -> String {
    let word = parsed.commandWords.last.map(line.value) ?? ""
    let key = names.first ?? "KEY"
    switch word {
    case "rm":
      return "etcdctl del \(key)" + (parsed.has("recursive", "r") ? " --prefix" : "")
    case "rmdir": return "etcdctl del \(key) --prefix"
    case "mkdir", "setdir", "updatedir": return "etcdctl put \(key) ''"
    default: return "etcdctl put \(key) \(names.count > 1 ? names[1] : "VALUE")"
    }
  }

  /// A flag as typed, under the name it has today.
  private func todaysText(_ flag: ParsedFlag) -> String {
    guard flag.spelling == .long, line.text(flag.nameRange) != "--\(flag.name)" else {
      return line.text(flag.range)
    }
    return "--\(flag.name)" + (flag.valueRange.map { "=" + line.text($0) } ?? "")
  }

  /// A template such as `kubectl create cronjob NAME --image=IMAGE --schedule=CRON` filled from the
  /// command, with the other words and the flags that the new command takes behind it.
  func composed(
    _ template: String, _ parsed: ParsedCommand, keepsWords: Bool = true
  ) throws -> String {
    var words = template.split(separator: " ").map(String.init)
    var names = parsed.positionals.map(\.range).map(line.text)
    var path = words.prefix { !isPlaceholder($0) && !$0.hasPrefix("-") && !$0.hasPrefix("/") }
      .joined(separator: " ")
    while try facts.command(path) == nil, let space = path.lastIndex(of: " ") {
      path = String(path[..<space])
    }
    let pathCount = path.split(separator: " ").count
    let table = FlagTable(try facts.flags(of: path))
    var used: Set<String> = []
    var values: [Int: String] = [:]
    for index in words.indices where index >= pathCount {
      let word = words[index]
      if let value = values[index] {
        words[index] = value
      } else if word.hasPrefix("--") {
        let name = String(word.dropFirst(2).prefix { $0 != "=" })
        used.insert(name)
        // `--data-dir DIR`: the value is the next word of the template.
        if !word.contains("="), words.indices.contains(index + 1), isPlaceholder(words[index + 1]) {
          if let flag = parsed.flag(name), let range = flag.valueRange {
            if flag.valueIsNextWord {
              values[index + 1] = line.text(range)
            } else {
              // As it was typed: `--data-dir=DIR`.
              words[index] = "--\(name)=\(line.text(range))"
              values[index + 1] = ""
            }
          } else {
            values[index + 1] = words[index + 1]
          }
        }
        guard let equals = word.firstIndex(of: "="), isPlaceholder(word[equals...]),
          let range = parsed.flag(name)?.valueRange
        else { continue }
        words[index] = "--\(name)=\(line.text(range))"
      } else if isPlaceholder(word), word != "COMMAND", !names.isEmpty {
        words[index] = names.removeFirst()
      }
    }
    let flags = parsed.flags.filter { flag in
      !used.contains(flag.name) && table[long: flag.name] != nil && flag.spelling != .combined
    }
    var clusters: Set<Int> = []
    let combined = parsed.flags.filter { flag in
      flag.spelling == .combined && table[long: flag.name] != nil
        && clusters.insert(flag.nameRange.lowerBound).inserted
    }
    if keepsWords { words.insert(contentsOf: names, at: min(pathCount, words.count)) }
    words += (flags + combined).map(todaysText)
    if !parsed.inner.isEmpty, try facts.command(path)?.arguments.takesInnerCommand == true {
      if words.last == "COMMAND" { words.removeLast() }
      if words.last != "--" { words.append("--") }
      words += parsed.inner.map(line.text)
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
