extension LineReader {
  /// Looks for what is outdated or wrong in a command whose words are all read.
  mutating func check(_ parsed: inout ParsedCommand) throws {
    try checkCommand(parsed)
    guard parsed.history == nil, parsed.unknownWord == nil else { return }
    try checkFlags(parsed)
    try checkResources(parsed)
    try checkKeys(parsed)
    try checkValues(parsed)
    try checkWords(parsed)
  }

  /// A command that is gone, or was reached by a name that is going.
  private mutating func checkCommand(_ parsed: ParsedCommand) throws {
    if let row = parsed.history {
      report(row, parsed.span, try rewrite(row, parsed))
      return
    }
    if let row = try facts.history(HistoryKey.command(parsed.path)), row.lineStatus != nil {
      report(row, parsed.span, try rewrite(row, parsed))
      return
    }
    if let fact = parsed.fact, let version = fact.removedIn {
      let target = fact.replacement ?? ""
      let lines = try target.isEmpty ? [] : [composed(target, parsed)]
      report(
        .removed, parsed.span, .commands(lines, span: parsed.span),
        Bilingual(
          ko: "'\(fact.path)' 명령은 \(version)에서 없어졌습니다",
          en: "'\(fact.path)' was removed in \(version)"),
        since: String(version.drop { !$0.isNumber }))
      return
    }
    // An alias with a history: `helm delete`, `helm inspect values`.
    var path = parsed.program.name
    for word in parsed.commandWords {
      let value = line.value(word)
      guard let child = try facts.child(value, of: path) else { return }
      if child.word != value,
        let row = try facts.history(HistoryKey.command("\(path) \(value)")), row.lineStatus != nil
      {
        report(row, word, .edits([Edit(range: word, text: child.word)]))
      }
      path = child.path
    }
  }

  /// Adds what a row of the history says about a place on the line.
  mutating func report(_ row: HistoryFact, _ range: Range<Int>, _ fix: Finding.Fix) {
    guard let status = row.lineStatus else { return }
    var written = row
    written.match = alternative(of: row.match)
    report(status, range, fix, HistoryText.message(for: written), since: row.version)
  }

  /// Of words such as `install|upgrade` the one that stands on the line.
  private func alternative(of match: String) -> String {
    guard match.contains("|") else { return match }
    let typed = line.tokens.filter { $0.kind == .word }.map { line.value($0.range) }
    return match.split(separator: " ").map { word in
      let choices = word.split(separator: "|")
      return String(
        choices.first { choice in
          typed.contains { $0 == choice || $0.hasPrefix(choice + "=") }
        } ?? choices.first ?? word)
    }.joined(separator: " ")
  }

  private mutating func checkFlags(_ parsed: ParsedCommand) throws {
    for flag in parsed.flags {
      if hasEnough { return }
      if flag.isUnknown {
        let dashes = flag.spelling == .long ? "--" : "-"
        let written = flag.spelling == .long ? flag.name : flag.fact?.short ?? flag.name
        unknownFlag(dashes + written, parsed: parsed, at: flag.range)
        continue
      }
      switch flag.spelling {
      case .singleDashLong, .typographic:
        let end = flag.nameRange.upperBound
        report(
          flag.spelling == .typographic ? .typo : .invalid, flag.nameRange,
          .edits([Edit(range: flag.nameRange.lowerBound..<end, text: "--" + flag.name)]),
          Bilingual(
            ko: "긴 플래그는 '--'로 시작합니다: --\(flag.name)",
            en: "long flags begin with two dashes: --\(flag.name)"))
      case .long, .short, .combined: break
      }
      if let row = try flagHistory(flag.name, of: parsed) {
        if row.lineStatus != nil { report(row, flag.range, try rewrite(row, flag, parsed)) }
        continue
      }
      guard let fact = flag.fact else { continue }
      if let removed = try removedFlags(of: parsed.path).first(where: {
        $0.name == flag.name
      }) {
        let version = removed.removedIn ?? ""
        report(
          .removed, flag.range, .edits([Edit(range: flag.range, text: "")]),
          Bilingual(
            ko: "'--\(flag.name)' 플래그는 \(version)에서 없어졌습니다",
            en: "'--\(flag.name)' was removed in \(version)"), since: removed.removedIn)
      } else if let deprecation = fact.deprecation, parsed.program.name == "kubectl" {
        report(
          .deprecated, flag.range, deprecationFix(deprecation, flag),
          Bilingual(
            ko: "'--\(flag.name)' 플래그는 더 이상 권장되지 않습니다",
            en: "'--\(flag.name)' is deprecated"), since: deprecation.since)
      }
    }
  }

  private func deprecationFix(_ deprecation: FlagFact.Deprecation, _ flag: ParsedFlag)
    -> Finding.Fix
  {
    guard let replacement = deprecation.replacement, replacement.hasPrefix("--"),
      !replacement.contains(" ")
    else { return .edits([Edit(range: flag.range, text: "")]) }
    return .edits([Edit(range: flag.nameRange, text: String(replacement.prefix { $0 != "=" }))])
  }

  /// Labels and taints whose keys were renamed, anywhere in the command.
  private mutating func checkKeys(_ parsed: ParsedCommand) throws {
    let text = line.text(parsed.span)
    guard text.contains("/") else { return }
    for row in try facts.historyOfKeys() {
      guard let replacement = row.replacement.first,
        let at = occurrence(of: row.match, in: parsed.span)
      else { continue }
      // A key can still be written; only what used to set it has changed.
      report(
        .deprecated, at, .edits([Edit(range: at, text: replacement)]),
        HistoryText.message(for: row),
        since: row.version)
    }
  }

  /// Where a key stands as a whole: not followed by more of a name.
  private func occurrence(of key: String, in span: Range<Int>) -> Range<Int>? {
    let wanted = Array(key.unicodeScalars)
    guard !wanted.isEmpty, span.count >= wanted.count else { return nil }
    for start in span.lowerBound...(span.upperBound - wanted.count)
    where line.scalars[start] == wanted[0] {
      let end = start + wanted.count
      guard line.scalars[start..<end].elementsEqual(wanted) else { continue }
      let next = end < span.upperBound ? line.scalars[end] : " "
      if !next.properties.isAlphabetic { return start..<end }
    }
    return nil
  }
}

/// Sentences about rows of the history.
enum HistoryText {
  static func message(for row: HistoryFact) -> Bilingual {
    let written = row.match
    var ko: String
    var en: String
    switch row.lineStatus {
    case .removed:
      ko = row.version.map { "'\(written)' 형식은 \($0)부터 쓸 수 없습니다" } ?? "'\(written)' 형식은 이제 쓸 수 없습니다"
      en = row.version.map { "'\(written)' is gone since \($0)" } ?? "'\(written)' is gone"
    case .renamed:
      let target = row.replacement.first ?? ""
      ko = "'\(written)' 이름이 바뀌었습니다: \(target)"
      en = "'\(written)' has a new name: \(target)"
    case .plugin:
      ko = "'\(written)' 명령은 플러그인으로 옮겨졌습니다"
      en = "'\(written)' has become a plugin"
    case .deprecated:
      ko = row.version.map { "'\(written)' 형식은 \($0)부터 권장되지 않습니다" } ?? "'\(written)' 형식은 권장되지 않습니다"
      en =
        row.version.map { "'\(written)' is deprecated since \($0)" } ?? "'\(written)' is deprecated"
    default:
      ko = "'\(written)' 형식은 올바르지 않습니다"
      en = "'\(written)' is not right"
    }
    if let note = row.note {
      ko += " (\(note.ko))"
      en += " (\(note.en))"
    }
    return Bilingual(ko: ko, en: en)
  }
}
