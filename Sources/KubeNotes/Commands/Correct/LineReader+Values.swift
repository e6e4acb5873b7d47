extension LineReader {
  mutating func checkValues(_ parsed: ParsedCommand) throws {
    for flag in parsed.flags {
      guard let fact = flag.fact else { continue }
      if parsed.program.name == "kubectl" { try checkOldForms(flag, parsed) }
      guard let value = flag.value, let range = flag.valueRange else { continue }
      // Of `jsonpath={.items}` the part before `=` is judged.
      let judged = fact.name == "output" ? String(value.prefix { $0 != "=" }) : value
      if fact.name == "for" { checkCondition(value, range) }
      guard isLiteral(judged) else { continue }
      if !fact.values.isEmpty {
        checkClosedSet(flag, fact, value, range)
      } else {
        checkType(fact, value, range)
      }
    }
    if parsed.path == "kubectl taint" { try checkTaints(parsed) }
    if parsed.arguments == .shell { try checkShell(parsed) }
  }

  /// What `--for` waits for: `condition=…`, `jsonpath=…`.
  private mutating func checkCondition(_ value: String, _ range: Range<Int>) {
    let kind = String(value.prefix { $0 != "=" })
    guard value.contains("="), !["condition", "jsonpath"].contains(kind), isLiteral(kind),
      let place = find(kind, in: range),
      let near = Misspelling.nearest(to: kind.lowercased(), among: ["condition", "jsonpath"])
    else { return }
    misspeltValue(kind, at: place, of: "for", meant: near.word)
  }

  private mutating func checkShell(_ parsed: ParsedCommand) throws {
    let shells = try facts.values("shell").map(\.value)
    guard let word = parsed.positionals.first, isLiteral(word.value), !shells.contains(word.value),
      let near = Misspelling.nearest(to: word.value.lowercased(), among: shells)
    else { return }
    report(
      .typo, word.range, .edits([Edit(range: word.range, text: near.word)]),
      Bilingual(
        ko: "'\(word.value)' 셸은 모릅니다. 쓸 수 있는 셸: \(shells.joined(separator: ", "))",
        en: "no shell '\(word.value)' is known; there are \(shells.joined(separator: ", "))"))
  }

  private mutating func misspeltValue(
    _ written: String, at place: Range<Int>, of flag: String, meant: String
  ) {
    report(
      .typo, place, .edits([Edit(range: place, text: meant)]),
      Bilingual(
        ko: "'--\(flag)' 값으로 '\(written)'를 쓸 수 없습니다. '\(meant)'를 쓰세요",
        en: "'\(written)' is no value of --\(flag); use '\(meant)'"))
  }

  /// Whether a value is what will be used: no variable, placeholder or substitution.
  func isLiteral(_ value: String) -> Bool {
    guard !value.isEmpty else { return false }
    if value.unicodeScalars.contains(where: { "$<>`[]{}…".unicodeScalars.contains($0) }) {
      return false
    }
    let letters = value.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.isEmpty || letters.count < 2
      || letters.contains { !$0.properties.isUppercase } || value == "TRUE" || value == "FALSE"
      || value == "TCP" || value == "UDP"
  }

  /// Forms of flags that changed their meaning or values.
  private mutating func checkOldForms(_ flag: ParsedFlag, _ parsed: ParsedCommand) throws {
    func row(_ id: String) throws -> HistoryFact? { try facts.history(HistoryKey.id(id)) }
    switch (flag.name, flag.value) {
    case ("dry-run", nil) where flag.fact?.valueOptional != nil:
      let end = flag.nameRange.upperBound
      let words = parsed.positionals.map(\.range) + parsed.inner
      if let word = words.first(where: {
        $0.lowerBound > end && ["client", "server", "none"].contains(line.value($0))
      }), line.scalars[end..<word.lowerBound].allSatisfy({ $0 == " " }) {
        report(
          .invalid, flag.nameRange,
          .edits([Edit(range: end..<word.upperBound, text: "=\(line.value(word))")]),
          Bilingual(
            ko: "--dry-run의 값은 '='로 붙여 씁니다", en: "the value of --dry-run is joined with '='"))
      } else if let row = try row("dry-run-bare") {
        report(row, flag.nameRange, .edits([Edit(range: end..<end, text: "=client")]))
      }
    case ("dry-run", "true"), ("dry-run", "false"):
      guard let range = flag.valueRange, let row = try row("dry-run-bool") else { return }
      report(
        row, flag.range,
        .edits([Edit(range: range, text: flag.value == "true" ? "client" : "none")]))
    case ("cascade", "true"), ("cascade", "false"):
      guard let range = flag.valueRange, let row = try row("cascade-bool") else { return }
      report(
        row, flag.range,
        .edits([Edit(range: range, text: flag.value == "true" ? "background" : "orphan")]))
    case ("profile", "legacy") where parsed.path == "kubectl debug":
      guard let range = flag.valueRange, let row = try row("debug-profile-legacy") else { return }
      report(row, flag.range, .edits([Edit(range: range, text: "general")]))
    case ("api-version", let value?), ("output-version", let value?), ("raw", let value?):
      checkAPIVersion(value, flag, parsed)
    case ("namespace", "s") where flag.spelling == .short && !flag.valueIsNextWord:
      // `-ns dev` is read as namespace "s".
      guard line.scalars[flag.nameRange].count == 2, let range = flag.valueRange,
        parsed.positionals.contains(where: { $0.range.lowerBound == range.upperBound + 1 })
      else { return }
      report(
        .invalid, flag.range, .edits([Edit(range: range, text: "")]),
        Bilingual(
          ko: "'-ns'는 네임스페이스 's'로 읽힙니다. '-n' 다음에 이름을 쓰세요",
          en: "'-ns' is read as the namespace 's'; write '-n' and the name"))
    default: break
    }
  }

  /// API versions that releases stopped serving
  /// (https://kubernetes.io/docs/reference/using-api/deprecation-guide/).
  private static let goneVersions: [(old: String, new: String, version: String)] = [
    ("extensions/v1beta1", "apps/v1", "1.16"), ("apps/v1beta1", "apps/v1", "1.16"),
    ("apps/v1beta2", "apps/v1", "1.16"), ("batch/v1beta1", "batch/v1", "1.25"),
    ("batch/v2alpha1", "batch/v1", "1.21"), ("policy/v1beta1", "policy/v1", "1.25"),
    ("networking.k8s.io/v1beta1", "networking.k8s.io/v1", "1.22"),
    ("autoscaling/v2beta1", "autoscaling/v2", "1.25"),
    ("autoscaling/v2beta2", "autoscaling/v2", "1.26"),
    ("rbac.authorization.k8s.io/v1beta1", "rbac.authorization.k8s.io/v1", "1.22"),
    ("apiextensions.k8s.io/v1beta1", "apiextensions.k8s.io/v1", "1.22"),
  ]

  private mutating func checkAPIVersion(
    _ value: String, _ flag: ParsedFlag, _ parsed: ParsedCommand
  ) {
    guard let range = flag.valueRange,
      var gone = Self.goneVersions.first(where: { value.contains($0.old) }),
      let place = find(gone.old, in: range)
    else { return }
    if gone.old == "extensions/v1beta1", line.text(parsed.span).contains("ing") {
      gone = (gone.old, "networking.k8s.io/v1", "1.22")
    }
    report(
      .removed, place, .edits([Edit(range: place, text: gone.new)]),
      Bilingual(
        ko: "\(gone.old) 버전은 \(gone.version)에서 없어졌습니다. 지금은 \(gone.new) 버전입니다",
        en: "\(gone.old) was removed in \(gone.version); it is \(gone.new) now"),
      since: gone.version)
  }

  /// Values of flags that take only certain ones.
  private mutating func checkClosedSet(
    _ flag: ParsedFlag, _ fact: FlagFact, _ value: String, _ range: Range<Int>
  ) {
    if fact.name == "for" {
      guard !value.contains("="), fact.repeatable || !value.contains(" ") else { return }
    }
    let plain = fact.values.filter { !$0.contains("=") }
    if fact.name == "cascade" || fact.name == "dry-run", ["true", "false"].contains(value) {
      return
    }
    let parts =
      fact.typeName.hasSuffix("list") ? value.split(separator: ",").map(String.init) : [value]
    for part in parts {
      let base = fact.name == "output" ? String(part.prefix { $0 != "=" }) : part
      guard !plain.contains(base), let place = find(base, in: range) else { continue }
      let match =
        plain.first { $0.lowercased() == base.lowercased() }
        ?? Misspelling.nearest(
          to: base, among: plain, tolerance: max(1, min(2, base.count - 2)))?.word
        ?? plain.first { base.count > 1 && $0.hasPrefix(base.lowercased()) }
      let allowed = plain.joined(separator: ", ")
      report(
        match == nil ? .invalid : .typo, place,
        .edits([Edit(range: place, text: match ?? plain.first ?? base)]),
        Bilingual(
          ko: "'--\(fact.name)' 값으로 '\(base)'를 쓸 수 없습니다. 쓸 수 있는 값: \(allowed)",
          en: "'\(base)' is no value of --\(fact.name); it takes \(allowed)"))
    }
  }

  private mutating func checkType(_ fact: FlagFact, _ value: String, _ range: Range<Int>) {
    switch fact.type {
    case .bool:
      guard
        !["true", "false", "1", "0", "t", "f", "True", "False", "TRUE", "FALSE", "T", "F"]
          .contains(value)
      else { return }
      let near = Misspelling.nearest(
        to: value.lowercased(), among: ["true", "false"], tolerance: 2)
      report(
        near == nil ? .invalid : .typo, range,
        .edits([Edit(range: range, text: near?.word ?? "true")]),
        Bilingual(
          ko: "'--\(fact.name)' 값은 true나 false입니다", en: "--\(fact.name) takes true or false"))
    case .int:
      let digits = value.hasPrefix("-") ? value.dropFirst() : Substring(value)
      guard digits.isEmpty || !digits.allSatisfy(\.isNumber) else { return }
      let leading = String(digits.prefix(while: \.isNumber))
      report(
        .invalid, range,
        .edits([Edit(range: range, text: leading.isEmpty ? "NUMBER" : leading)]),
        Bilingual(ko: "'--\(fact.name)' 값은 정수입니다", en: "--\(fact.name) takes a whole number"))
    case .duration:
      guard !GoDuration.isValid(value) else { return }
      report(
        .invalid, range, .edits([Edit(range: range, text: GoDuration.corrected(value))]),
        Bilingual(
          ko: "'--\(fact.name)' 값에는 단위가 필요합니다: 90s, 5m, 1h",
          en: "--\(fact.name) needs a unit: 90s, 5m, 1h"))
    case .string:
      if ["limits", "requests", "hard"].contains(fact.name) { checkQuantities(value, range) }
    }
  }

  /// Units that quantities do not have: `512MB`.
  private mutating func checkQuantities(_ value: String, _ range: Range<Int>) {
    let units = [
      "KB": "k", "K": "k", "KiB": "Ki", "MB": "M", "Mb": "M", "mb": "M", "MiB": "Mi", "mi": "Mi",
      "GB": "G", "Gb": "G", "gb": "G", "GiB": "Gi", "gi": "Gi", "TB": "T", "g": "G", "MI": "Mi",
      "GI": "Gi",
    ]
    for pair in value.split(separator: ",") {
      guard let quantity = pair.split(separator: "=").last, quantity.first?.isNumber == true else {
        continue
      }
      let unit = String(quantity.drop { $0.isNumber || $0 == "." })
      guard let right = units[unit], let place = find(String(quantity), in: range) else { continue }
      let fixed = String(quantity.dropLast(unit.count)) + right
      report(
        .typo, place, .edits([Edit(range: place, text: fixed)]),
        Bilingual(
          ko: "'\(unit)' 단위는 없습니다. '\(fixed)'로 쓰세요",
          en: "there is no unit '\(unit)'; write '\(fixed)'"))
    }
  }

  private mutating func checkTaints(_ parsed: ParsedCommand) throws {
    let effects = try facts.values("taint-effect").map(\.value)
    guard !effects.isEmpty else { return }
    for word in parsed.positionals where word.role == .argument && isLiteral(word.value) {
      let isRemoval = word.value.hasSuffix("-")
      let body = isRemoval ? String(word.value.dropLast()) : word.value
      guard let colon = body.lastIndex(of: ":") else {
        guard !isRemoval else { continue }
        let end = word.range.upperBound
        report(
          .invalid, word.range, .edits([Edit(range: end..<end, text: ":NoSchedule")]),
          Bilingual(
            ko: "테인트에는 효과가 필요합니다: \(effects.joined(separator: ", "))",
            en: "a taint needs an effect: \(effects.joined(separator: ", "))"))
        continue
      }
      let effect = String(body[body.index(after: colon)...])
      guard !effects.contains(effect), !effect.isEmpty, let place = find(effect, in: word.range)
      else { continue }
      let lower = effect.lowercased()
      let match =
        effects.first { $0.lowercased() == lower }
        ?? Misspelling.nearest(
          to: lower, among: effects.map { $0.lowercased() }, tolerance: 3
        ).flatMap { near in effects.first { $0.lowercased() == near.word } }
      report(
        match == nil ? .invalid : .typo, place,
        .edits([Edit(range: place, text: match ?? "NoSchedule")]),
        Bilingual(
          ko: "'\(effect)' 효과는 없습니다: \(effects.joined(separator: ", "))",
          en: "there is no effect '\(effect)': \(effects.joined(separator: ", "))"))
    }
  }
}

/// Durations as Go reads them (https://pkg.go.dev/time#ParseDuration).
enum GoDuration {
  private static let units = ["ns", "us", "µs", "ms", "s", "m", "h"]

  static func isValid(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    if rest == "0" { return true }
    guard !rest.isEmpty else { return false }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !$0.isNumber && $0 != "." }
      guard !number.isEmpty, units.contains(String(unit)) else { return false }
      rest = rest.dropFirst(unit.count)
    }
    return true
  }

  /// The nearest valid duration: seconds for a bare number, hours for days.
  static func corrected(_ text: String) -> String {
    if text.allSatisfy(\.isNumber) { return text + "s" }
    if text.last == "d", let days = Int(text.dropLast()), days < 10_000 { return "\(days * 24)h" }
    let number = text.prefix(while: \.isNumber)
    let unit = text.dropFirst(number.count).lowercased()
    guard !number.isEmpty, let first = unit.first, "smh".contains(first) else { return "60s" }
    return "\(number)\(first)"
  }
}
