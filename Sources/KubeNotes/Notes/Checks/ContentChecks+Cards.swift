extension ContentChecks {
  /// The longest answer, in words.
  static let longestAnswer = 12

  /// Blocks of the same language that use one id.
  func repeatedIDs() -> [ContentProblem] {
    struct Key: Hashable {
      var language: Language
      var id: CardID
    }
    var first: [Key: String] = [:]
    var problems: [ContentProblem] = []
    for reading in readings {
      for card in reading.note.cards where card.hasDeclaredID {
        let key = Key(language: reading.note.language, id: card.id)
        if let other = first[key] {
          problems.append(
            problem(
              .idRepeated(id: card.id.block, other: other), in: reading,
              line: card.lines.lowerBound))
        } else {
          first[key] = "\(reading.note.path):\(card.line)"
        }
      }
    }
    return problems
  }

  func cardProblems(_ reading: NoteReading) -> [ContentProblem] {
    let prose = reading.note.sections.map { $0.heading + "\n" + $0.text }
    let explanations = reading.note.cards.compactMap(\.face.why)
    let noteWords = KeyWords((prose + explanations).joined(separator: "\n"))
    return reading.note.cards.flatMap { card -> [ContentProblem] in
      var problems: [ContentProblem] = []
      func add(_ rule: BrokenRule, _ severity: ContentProblem.Severity = .error) {
        problems.append(problem(rule, severity, in: reading, line: card.line))
      }
      if !card.hasDeclaredID { add(.idMissing) }
      for (rule, severity) in answerRules(card, noteWords) { add(rule, severity) }
      if let source = card.source, !OfficialSite.contains(source) {
        add(.sourceNotOfficial(address: source))
      }
      for version in [card.since, card.deprecated].compactMap(\.self)
      where !KubernetesVersion.isWellFormed(version) {
        add(.versionForm(version: version))
      }
      return problems
    }
  }

  private func answerRules(
    _ card: NoteCard, _ note: KeyWords
  ) -> [(BrokenRule, ContentProblem.Severity)] {
    var rules: [(BrokenRule, ContentProblem.Severity)] = []
    let answer = PlainText.of(markdown: Array(card.face.answer.utf8))
    if card.kind.isTyped {
      if card.face.accepted.contains(where: { $0.contains("\n") }) {
        rules.append((.answerNotOneLine, .error))
      }
    } else if !card.id.rawValue.hasSuffix("~back") {
      // The question of a reversed card is the answer of its other side.
      let words = answer.split(whereSeparator: \.isWhitespace).count
      let isOneLineOfCode = CodeSpans.only(in: card.face.answer).count == 1
      if words > Self.longestAnswer && !isOneLineOfCode {
        rules.append((.answerTooLong(words: words, limit: Self.longestAnswer), .error))
      }
    }
    if givesAway(card, answer) { rules.append((.answerInQuestion(answer: answer), .error)) }
    if card.kind == .command {
      for command in card.face.accepted {
        if let reason = commandObjection(command) {
          rules.append((.commandNotAccepted(command: command, reason: reason), .error))
        }
      }
    }
    let missing = note.missing(of: KeyWords(answer), kind: card.kind)
    if !missing.isEmpty { rules.append((.answerNotInNote(words: missing), .warning)) }
    return rules
  }

  /// Whether the whole answer stands in the question. Of a gap in YAML the spelling is asked, so
  /// upper and lower case count.
  private func givesAway(_ card: NoteCard, _ answer: String) -> Bool {
    guard card.kind != .compare, !card.id.rawValue.hasSuffix("~back") else { return false }
    let question = PlainText.of(markdown: Array(card.face.prompt.utf8))
    return KeyWords.contains(question, phrase: answer)
      && (card.kind != .yamlGap || question.contains(answer))
  }
}
