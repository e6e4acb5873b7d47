internal import Yams

extension ContentChecks {
  /// YAML in fenced blocks of the prose and of cards that cannot be parsed.
  func yamlProblems(_ reading: NoteReading) -> [ContentProblem] {
    Self.yamlBlocks(in: reading.source).compactMap { block in
      guard YAMLGap.count(in: block.text) == 0 else { return nil }
      guard let error = YAMLSyntax.error(in: block.text) else { return nil }
      return problem(
        .yamlInvalid(reason: error.reason), in: reading, line: block.line + error.line - 1,
        column: error.column + block.indent)
    }
  }

  /// Gap cards whose YAML cannot be parsed with an accepted answer in its gap.
  func gapProblems() -> [ContentProblem] {
    readings.flatMap { reading in
      reading.note.cards.filter { $0.kind == .yamlGap }.flatMap { card -> [ContentProblem] in
        guard let code = FencedCode.first(in: card.face.prompt) else { return [] }
        return card.face.accepted.compactMap { answer in
          let filled = YAMLGap.filled(code.text, with: answer)
          guard let error = YAMLSyntax.error(in: filled) else { return nil }
          return problem(
            .filledYAMLInvalid(answer: answer, reason: error.reason), in: reading, line: card.line)
        }
      }
    }
  }

  struct YAMLBlock {
    var text: String
    /// The line of the file that the code begins on.
    var line: Int
    var indent: Int
  }

  /// The fenced blocks that say they are YAML.
  static func yamlBlocks(in source: SourceText) -> [YAMLBlock] {
    var blocks: [YAMLBlock] = []
    var classifier = LineClassifier()
    var fence: [Int] = []
    func close() {
      defer { fence = [] }
      guard let first = fence.first, let last = fence.last else { return }
      let text = source.text(ofLines: first..<(last + 1))
      guard let code = FencedCode.first(in: text), ["yaml", "yml"].contains(code.language) else {
        return
      }
      let indent = source.line(first).prefix { $0 == " " }.count
      blocks.append(YAMLBlock(text: code.text, line: first + 1, indent: indent))
    }
    for line in 1..<max(1, source.count + 1) {
      let wasInside = classifier.isInFence
      if classifier.kind(of: source.bytes(ofLine: line)) == .code {
        if !wasInside { close() }
        fence.append(line)
      } else {
        close()
      }
    }
    close()
    return blocks
  }
}

/// Whether a text is YAML, of one document or several.
enum YAMLSyntax {
  /// What the parser says; line and column count from 1.
  static func error(in text: String) -> (reason: String, line: Int, column: Int)? {
    let lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    do {
      let documents = try YAMLText.parser(text)
      while try documents.nextRoot() != nil {}
      return nil
    } catch {
      return place(of: error, lineCount: lineCount)
    }
  }

  /// What an error says and where it is, in a text of `lineCount` lines. What is missing at the end
  /// of the text is placed where the thing that lacks it begins.
  static func place(
    of error: any Error, lineCount: Int
  ) -> (reason: String, line: Int, column: Int) {
    if let excess = error as? YAMLText.Excess {
      return (excess.reason, excess.place.line, excess.place.column)
    }
    guard let error = error as? YamlError else { return ("\(error)", 1, 1) }
    let deepest = "Maximum nesting level reached"
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = mark.line > lineCount ? context?.mark ?? mark : mark
      // libyaml goes on with what a programmer can do about it.
      let reason = problem.hasPrefix(deepest) ? deepest.lowercased() : problem
      return (reason, place.line, place.column)
    case .duplicatedKeysInMapping(let keys, let context):
      return (
        "duplicated key "
          + keys.joined(separator: ", ").replacing(YAMLText.aliasMark, with: "*"),
        context.mark.line, context.mark.column
      )
    default: return ("\(error)", 1, 1)
    }
  }
}
