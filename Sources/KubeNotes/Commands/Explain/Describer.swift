/// Adds meanings to the tokens of an explanation.
struct Describer {
  let facts: any CommandFacts

  func describe(_ explanation: inout Explanation, _ commands: [ParsedCommand]) throws {
    var index = 0
    var position = 0
    let spans = commands.map(\.span)
    while index < explanation.tokens.count {
      let start = explanation.tokens[index].start
      while position + 1 < commands.count,
        commands[position + 1].programRange.lowerBound <= start
      {
        position += 1
      }
      let command =
        commands.indices.contains(position)
          && spans[position].contains(start) ? commands[position] : nil
      try describe(&explanation.tokens[index], command)
      index += 1
    }
  }

  private func describe(_ token: inout ExplainedToken, _ command: ParsedCommand?) throws {
    switch token.role {
    case .program, .command:
      token.meaning = try token.command.flatMap { try facts.command($0)?.meaning }
    case .unknown:
      token.meaning = Bilingual(ko: "없는 하위 명령", en: "no such subcommand")
    case .resource: try describeResources(&token, command)
    case .resourceName: try describeTarget(&token)
    case .name: token.meaning = try nameMeaning(token, command)
    case .flag: describeFlag(&token, command)
    case .value: try describeValue(&token, command)
    case .argument: try describeArgument(&token, command)
    case .separator: token.meaning = try facts.values("separator").first?.meaning
    case .inner:
      let isFirst = command?.inner.first?.lowerBound == token.start
      token.meaning =
        isFirst
        ? Bilingual(ko: "컨테이너 안에서 실행할 명령", en: "the command that runs in the container")
        : Bilingual(ko: "그 명령의 인자", en: "an argument of that command")
    case .pipe, .redirect, .other, .env, .comment:
      token.meaning = try shellMeaning(token)
    }
    try describeSubstitution(&token)
    if token.text.hasPrefix("<"), token.text.hasSuffix(">"),
      let meaning = try facts.values("placeholder").first?.meaning
    {
      token.parts.append(TokenPart(token.text, meaning))
    }
  }

  /// The commands inside `$(…)`, which run first.
  private func describeSubstitution(_ token: inout ExplainedToken) throws {
    let scalars = Array(token.text.unicodeScalars)
    guard let dollar = scalars.firstIndex(of: "$"), scalars.indices.contains(dollar + 1),
      scalars[dollar + 1] == "(", let end = scalars.lastIndex(of: ")"), dollar + 2 < end
    else { return }
    let inside = String(scalars: scalars[dollar + 2..<end])
    var reader = LineReader(facts: facts, line: ShellLexer.lex(inside))
    try reader.read()
    for command in reader.commands {
      guard let meaning = try facts.command(command.path)?.meaning else { continue }
      token.parts.append(TokenPart(reader.line.text(command.span), meaning))
    }
  }

  private func describeResources(_ token: inout ExplainedToken, _ command: ParsedCommand?) throws {
    let words = ShellQuoting.value(of: token.text.unicodeScalars).split(separator: ",").map(
      String.init)
    guard words.count > 1 else {
      token.meaning = try resourceMeaning(words.first ?? token.text, command)
      return
    }
    token.meaning = Bilingual(
      ko: "리소스 타입 \(words.count)가지", en: "\(words.count) resource types")
    for word in words {
      if let meaning = try resourceMeaning(word, command) {
        token.parts.append(TokenPart(word, meaning))
      }
    }
  }

  private func resourceMeaning(_ word: String, _ command: ParsedCommand?) throws -> Bilingual? {
    if word == "all" {
      return try facts.values("resource-argument").first { $0.value == "all" }?.meaning
    }
    let base = String(word.prefix { $0 != "." })
    let fact = try facts.resource(base)
    if command?.arguments == .fieldPath, base != word {
      let path = word.dropFirst(base.count)
      return Bilingual(
        ko: "\(fact?.kind ?? base)의 필드 \(path)", en: "the field \(path) of \(fact?.kind ?? base)")
    }
    guard let fact else {
      return Bilingual(
        ko: "내장 타입이 아닌 리소스(CRD일 수 있음)", en: "not a built-in type; perhaps from a CRD")
    }
    let meaning = fact.meaning ?? Bilingual(ko: fact.kind, en: fact.kind)
    return Bilingual(ko: "\(fact.kind): \(meaning.ko)", en: "\(fact.kind): \(meaning.en)")
  }

  private func describeTarget(_ token: inout ExplainedToken) throws {
    let value = ShellQuoting.value(of: token.text.unicodeScalars)
    let parts = value.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    let base = String(parts[0].prefix { $0 != "." })
    let kind = try facts.resource(base)?.kind ?? parts[0]
    token.meaning = Bilingual(ko: "이름이 \(parts[1])인 \(kind)", en: "the \(kind) named \(parts[1])")
  }

  private func nameMeaning(_ token: ExplainedToken, _ command: ParsedCommand?) throws -> Bilingual {
    guard let command else { return Bilingual(ko: "이름", en: "name") }
    if command.arguments.namesResources, let word = command.firstResourceWord {
      let kind = try facts.resource(String(word.prefix { $0 != "." }))?.kind ?? word
      return Bilingual(ko: "\(kind)의 이름", en: "name of the \(kind)")
    }
    switch command.arguments {
    case .nodes, .optionalNode: return Bilingual(ko: "노드 이름", en: "name of the node")
    case .podContainer where command.positionals.dropFirst().first?.range.lowerBound == token.start:
      return Bilingual(ko: "컨테이너 이름", en: "name of the container")
    case .podContainer, .podCommand, .podsCommand, .optionalPod, .podPorts:
      return Bilingual(ko: "파드 이름", en: "name of the Pod")
    case _ where command.path.hasPrefix("kubectl create "):
      return Bilingual(ko: "만들 오브젝트의 이름", en: "name of the object to create")
    case .nameCommand: return Bilingual(ko: "만들 파드의 이름", en: "name of the Pod to create")
    default: return Bilingual(ko: "이름", en: "name")
    }
  }

  private func describeFlag(_ token: inout ExplainedToken, _ command: ParsedCommand?) {
    let end = token.start + token.text.unicodeScalars.count
    let all = command?.flags ?? []
    // Flags stand in the order of the line, and a line may have very many.
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].nameRange.lowerBound < token.start { low = middle + 1 } else { high = middle }
    }
    let flags = all[low...].prefix {
      $0.nameRange.lowerBound == token.start && $0.nameRange.upperBound <= end
    }
    if flags.count > 1 {
      token.meaning = Bilingual(ko: "짧은 플래그 \(flags.count)개", en: "\(flags.count) short flags")
      for flag in flags {
        guard let meaning = flag.fact?.meaning else { continue }
        token.parts.append(TokenPart("-\(flag.fact?.short ?? "") --\(flag.name)", meaning))
      }
    } else {
      token.meaning = flags.first?.fact?.meaning
    }
  }

  private func shellMeaning(_ token: ExplainedToken) throws -> Bilingual? {
    switch token.text {
    case "|": Bilingual(ko: "앞의 출력을 다음 명령의 입력으로", en: "output becomes the next command's input")
    case "||": Bilingual(ko: "앞이 실패하면 다음을", en: "then, if that failed")
    case "&&": Bilingual(ko: "앞이 성공하면 다음을", en: "then, if that succeeded")
    case ";": Bilingual(ko: "이어서 다음을", en: "then")
    case "&": Bilingual(ko: "뒤에서 실행", en: "run in the background")
    case ">": Bilingual(ko: "출력을 파일로", en: "output into a file")
    case ">>": Bilingual(ko: "출력을 파일 끝에 덧붙여", en: "output to the end of a file")
    case "<": Bilingual(ko: "파일을 입력으로", en: "input from a file")
    case "<<", "<<-": Bilingual(ko: "다음 줄들을 입력으로(히어독)", en: "input from the lines that follow")
    case "sudo": Bilingual(ko: "관리자 권한으로", en: "as the administrator")
    case "xargs": Bilingual(ko: "입력을 인자로 붙여 실행", en: "run with the input as arguments")
    case "watch": Bilingual(ko: "주기적으로 다시 실행", en: "run again and again")
    default:
      switch token.role {
      case .comment: Bilingual(ko: "주석", en: "comment")
      case .env:
        try facts.values("environment").first {
          $0.value == token.text.prefix { $0 != "=" }
        }?.meaning ?? Bilingual(ko: "환경 변수", en: "environment variable")
      default: nil
      }
    }
  }
}
