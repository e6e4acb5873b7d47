extension Describer {
  func describeValue(_ token: inout ExplainedToken, _ command: ParsedCommand?) throws {
    guard let flag = token.flag else { return }
    let value = ShellQuoting.value(of: token.text.unicodeScalars)
    token.parts = try ValueParts(facts: facts).parts(of: value, flag: flag, command: command)
    if flag == "output" || flag == "o" {
      let format = String(value.prefix { $0 != "=" })
      token.meaning = try facts.values("output").first { $0.value == format }?.meaning
    } else {
      token.meaning = try facts.values(ofFlag: flag).first { $0.value == value }?.meaning
    }
    if token.meaning == nil {
      token.meaning = Bilingual(ko: "--\(flag)의 값", en: "value of --\(flag)")
    }
  }

  func describeArgument(_ token: inout ExplainedToken, _ command: ParsedCommand?) throws {
    guard let command else { return }
    let value = ShellQuoting.value(of: token.text.unicodeScalars)
    func pair(_ form: String) throws -> Bilingual? {
      try facts.values("pair").first { $0.value == form }?.meaning
    }
    switch command.arguments {
    case .resourcesPairs:
      let form: String
      if command.path == "kubectl taint" {
        form =
          value.hasSuffix("-")
          ? (value.contains(":") ? "KEY:EFFECT-" : "KEY-")
          : value.contains("=") ? "KEY=VALUE:EFFECT" : "KEY:EFFECT"
      } else if value.hasSuffix("-") {
        form = "KEY-"
      } else if command.path == "kubectl set image" {
        form = value.hasPrefix("*") ? "*=IMAGE" : "CONTAINER=IMAGE"
      } else {
        form = "KEY=VALUE"
      }
      token.meaning = try pair(form)
      if command.path == "kubectl taint" {
        token.parts = try ValueParts(facts: facts).taint(value)
      }
    case .podPorts:
      let form = value.hasPrefix(":") ? ":REMOTE" : value.contains(":") ? "LOCAL:REMOTE" : "PORT"
      token.meaning = try facts.values("port").first { $0.value == form }?.meaning
    case .sourceDestination:
      let form =
        value.contains(":")
        ? (value.contains("/")
          && value.firstIndex(of: "/") ?? value.endIndex
            < value.firstIndex(of: ":") ?? value.endIndex
          ? "NAMESPACE/POD:PATH" : "POD:PATH") : nil
      token.meaning =
        try form.flatMap { form in
          try facts.values("file").first { $0.value == form }?.meaning
        } ?? Bilingual(ko: "내 컴퓨터의 경로", en: "a path on this machine")
    case .verbResource:
      token.meaning = try facts.values("rbac-verb").first { $0.value == value }?.meaning
    case .shell: token.meaning = try facts.values("shell").first { $0.value == value }?.meaning
    default: break
    }
  }
}

/// The finer parts of values with a syntax of their own.
struct ValueParts {
  let facts: any CommandFacts

  func parts(of value: String, flag: String, command: ParsedCommand?) throws -> [TokenPart] {
    switch flag {
    case "selector", "pod-selector": return try selector(value)
    case "field-selector": return try fieldSelector(value)
    case "output":
      guard let equals = value.firstIndex(of: "=") else { return [] }
      let template = String(value[value.index(after: equals)...])
      switch value[..<equals] {
      case "jsonpath", "jsonpath-as-json": return try jsonPath(template)
      case "go-template", "template": return try goTemplate(template)
      case "custom-columns": return columns(template)
      default: return []
      }
    case "sort-by": return value.hasPrefix("{") ? try jsonPath(value) : []
    case "template":
      return value.contains("{{") ? try goTemplate(value) : try jsonPath(value)
    case "limits", "requests", "hard": return try quantities(value)
    case "for": return try waitFor(value)
    case "tcp":
      return try facts.values("port").first { $0.value == "PORT:TARGET" }?.meaning
        .map { [TokenPart(value, $0)] } ?? []
    case "schedule": return cron(value)
    case "as":
      return value.hasPrefix("system:serviceaccount:")
        ? try facts.values("service-account").dropFirst().first?.meaning
          .map { [TokenPart(value, $0)] } ?? [] : []
    default: return []
    }
  }

  private func form(_ place: String, _ form: String) throws -> Bilingual? {
    try facts.values(place).first { $0.value == form }?.meaning
  }

  /// The conditions of a label selector
  /// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
  func selector(_ text: String) throws -> [TokenPart] {
    try Self.split(text, at: ",").map { part in
      let condition = part.trimmingPrefix { $0 == " " }
      let shape =
        if condition.contains(" notin ") || condition.contains(" notin(") {
          "KEY notin (A,B)"
        } else if condition.contains(" in ") || condition.contains(" in(") {
          "KEY in (A,B)"
        } else if condition.contains("!=") {
          "KEY!=VALUE"
        } else if condition.contains("==") {
          "KEY==VALUE"
        } else if condition.contains("=") {
          "KEY=VALUE"
        } else {
          condition.hasPrefix("!") ? "!KEY" : "KEY"
        }
      return TokenPart(
        String(condition),
        try form("label-selector", shape) ?? Bilingual(ko: "조건", en: "a condition"))
    }
  }

  private func fieldSelector(_ text: String) throws -> [TokenPart] {
    let known = try facts.values("field-selector")
    return Self.split(text, at: ",").map { part in
      let field = String(part.prefix { $0 != "=" && $0 != "!" })
      let meaning = known.first {
        $0.value.hasPrefix(field + "=") || $0.value.hasPrefix(field + "!")
      }
      return TokenPart(
        part,
        meaning?.meaning
          ?? Bilingual(ko: "필드 \(field)의 값으로 거르기", en: "filter by the field \(field)"))
    }
  }

  /// Key, value and effect of a taint.
  func taint(_ text: String) throws -> [TokenPart] {
    let isRemoval = text.hasSuffix("-")
    let body = isRemoval ? String(text.dropLast()) : text
    let halves = body.split(separator: ":", maxSplits: 1).map(String.init)
    var parts: [TokenPart] = []
    let pair = (halves.first ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    if let key = pair.first { parts.append(TokenPart(key, Bilingual(ko: "키", en: "key"))) }
    if pair.count > 1 { parts.append(TokenPart(pair[1], Bilingual(ko: "값", en: "value"))) }
    if halves.count > 1,
      let effect = try facts.values("taint-effect").first(where: { $0.value == halves[1] }),
      let meaning = effect.meaning
    {
      parts.append(TokenPart(halves[1], meaning))
    }
    if isRemoval { parts.append(TokenPart("-", Bilingual(ko: "지운다", en: "remove it"))) }
    return parts
  }

  private func quantities(_ text: String) throws -> [TokenPart] {
    try Self.split(text, at: ",").compactMap { part in
      let unit = part.reversed().prefix { $0.isLetter }.reversed().map(String.init).joined()
      let shape = unit == "m" ? "m" : unit.hasSuffix("i") ? "Ki Mi Gi Ti Pi Ei" : "k M G T P E"
      guard !unit.isEmpty, part.contains("="), let meaning = try form("quantity", shape) else {
        return nil
      }
      return TokenPart(part, meaning)
    }
  }

  private func waitFor(_ text: String) throws -> [TokenPart] {
    if text.hasPrefix("condition=") {
      let name = text.dropFirst("condition=".count).prefix { $0 != "=" }
      let known = try facts.values("wait-condition").first {
        $0.value.lowercased() == name.lowercased()
      }
      return known?.meaning.map { [TokenPart(String(name), $0)] } ?? []
    }
    guard text.hasPrefix("jsonpath="), let meaning = try form("wait-for", "jsonpath=EXPR[=VALUE]")
    else { return [] }
    return [TokenPart(text, meaning)] + (try jsonPath(String(text.dropFirst("jsonpath=".count))))
  }

  private func cron(_ text: String) -> [TokenPart] {
    let fields = text.split(separator: " ").map(String.init)
    let names = [
      Bilingual(ko: "분", en: "minute"), Bilingual(ko: "시", en: "hour"),
      Bilingual(ko: "일", en: "day of the month"), Bilingual(ko: "월", en: "month"),
      Bilingual(ko: "요일", en: "day of the week"),
    ]
    guard fields.count == names.count else { return [] }
    return zip(fields, names).map { TokenPart($0, $1) }
  }

  private func columns(_ text: String) -> [TokenPart] {
    Self.split(text, at: ",").map { column in
      let halves = column.split(separator: ":", maxSplits: 1).map(String.init)
      let header = halves.first ?? column
      let path = halves.count > 1 ? halves[1] : ""
      return TokenPart(
        column, Bilingual(ko: "'\(header)' 열에 \(path)", en: "\(path) under the heading \(header)"))
    }
  }

  /// Cuts at a separator that is not inside brackets or quotes.
  static func split(_ text: String, at separator: Character) -> [String] {
    var parts: [String] = [""]
    var depth = 0
    for character in text {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      default: break
      }
      if character == separator, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}
