/// Explains command lines.
package struct Explainer: Sendable {
  package let facts: any CommandFacts & Sendable

  package init(facts: any CommandFacts & Sendable) {
    self.facts = facts
  }

  /// How often a corrected line is corrected again.
  private static let rounds = 4
  /// Scalars of a line that is corrected once only: each round reads every offered line whole.
  private static let longLine = 8192

  /// What the line says, whether it is still right, and what to type instead.
  ///
  /// Total: any text is explained as far as it is understood.
  /// - Throws: What the facts throw when they cannot be read.
  package func explain(_ input: String) throws -> Explanation {
    try explain(LineReading(input, facts: facts))
  }

  /// The same of a line that was read for another question before.
  package func explain(_ reading: LineReading) throws -> Explanation {
    let facts = reading.facts
    let reader = reading.reader
    let line = reader.line
    let rounds = line.scalars.count > Self.longLine ? 1 : Self.rounds
    let worst = reader.findings.max { $0.status.severity < $1.status.severity }
    let status = worst?.status ?? .ok
    let programs = reader.commands.map { command in
      command.writtenPath
    }
    var explanation = Explanation(
      input: reading.text, commands: programs.isEmpty ? reader.assigned : programs, status: status,
      since: since(reader.findings, status: status),
      replacement: try replacement(line, reader.findings, facts, rounds: rounds),
      tokens: reader.tokens, notices: notices(reader))
    try Describer(facts: facts).describe(&explanation, reader.commands)
    return explanation
  }

  private func since(_ findings: [Finding], status: ExplanationStatus) -> String? {
    findings.first { $0.status == status && $0.since != nil }?.since
      ?? findings.first { $0.since != nil }?.since
  }

  private func notices(_ reader: LineReader) -> [ExplanationNotice] {
    var notices = reader.findings.sorted { $0.status.severity > $1.status.severity }.map {
      ExplanationNotice(status: $0.status, message: $0.message, since: $0.since, range: $0.range)
    }
    if let position = reader.line.unclosed {
      notices.append(
        ExplanationNotice(
          status: .ok,
          message: Bilingual(
            ko: "닫히지 않은 따옴표나 괄호가 있어 끝까지 한 단어로 읽었습니다",
            en: "a quote or parenthesis is never closed; the rest was read as one word"),
          since: nil, range: position..<position + 1))
    }
    return notices
  }

  /// The lines to type instead: every fix done, and done again on what comes out.
  private func replacement(
    _ line: ShellLine, _ findings: [Finding], _ facts: any CommandFacts, rounds: Int
  ) throws -> [String] {
    guard !findings.isEmpty, rounds > 0 else { return [] }
    var edits: [Edit] = []
    var whole: (lines: [String], span: Range<Int>)?
    // Misspelt words first: what is outdated is judged on the corrected line.
    let urgent = findings.filter { $0.status.severity >= ExplanationStatus.invalid.severity }
    let hasUrgentFix = urgent.contains { if case .none = $0.fix { false } else { true } }
    for finding in hasUrgentFix ? urgent : findings {
      switch finding.fix {
      case .none: break
      case .edits(let new): edits += new
      case .commands(let lines, let span) where !lines.isEmpty:
        if whole == nil { whole = (lines, span) }
      case .commands: break
      }
    }
    var lines: [String] = []
    if let whole {
      let outside = edits.filter {
        !whole.span.overlaps($0.range) && !whole.span.contains($0.range.lowerBound)
      }
      lines = whole.lines.map {
        ([Edit(range: whole.span, text: $0)] + outside).applied(to: line.scalars)
      }
    } else if !edits.isEmpty {
      lines = [edits.applied(to: line.scalars)]
    }
    var seen: Set<String> = []
    var result: [String] = []
    let original = line.text(0..<line.scalars.count)
    for text in lines where text != original && seen.insert(text).inserted {
      guard rounds > 1 else {
        result.append(text)
        continue
      }
      let corrected = ShellLexer.lex(text)
      var reader = LineReader(facts: facts, line: corrected)
      try reader.read()
      let better = try replacement(corrected, reader.findings, facts, rounds: rounds - 1)
      result += better.isEmpty ? [text] : better
    }
    var unique: Set<String> = []
    return result.filter { unique.insert($0).inserted }
  }
}
