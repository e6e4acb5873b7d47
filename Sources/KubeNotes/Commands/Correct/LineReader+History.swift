extension LineReader {
  /// Reads words that were a command once: `rolling-update`, `alpha debug`, `ls`. Returns how many
  /// words belong to it, 0 when the history knows nothing of it.
  mutating func historicCommand(
    _ parsed: inout ParsedCommand, words: [Range<Int>]
  ) throws -> Int {
    var count = min(words.count, 3)
    while count > 0 {
      let written = words[..<count].map(line.value).joined(separator: " ")
      if let row = try facts.history(HistoryKey.command("\(parsed.path) \(written)")),
        row.lineStatus != nil
      {
        parsed.history = row
        parsed.fact = try replacementFact(of: row, program: parsed.program.name)
        return count
      }
      count -= 1
    }
    return try graduatedCommand(&parsed, words: words)
  }

  /// `alpha X`, where `X` has become a command of its own.
  private mutating func graduatedCommand(
    _ parsed: inout ParsedCommand, words: [Range<Int>]
  ) throws -> Int {
    guard let word = words.first else { return 0 }
    let program = parsed.program.name
    var target: CommandFact?
    var edit: Edit?
    var taken = 0
    if parsed.path == "\(program) alpha", let alpha = parsed.commandWords.last {
      target = try facts.child(line.value(word), of: program)
      edit = Edit(range: alpha.lowerBound..<word.upperBound, text: line.text(word))
      taken = 1
    } else if parsed.path == program, line.value(word) == "alpha", words.count > 1 {
      target = try facts.child(line.value(words[1]), of: program)
      edit = Edit(range: word.lowerBound..<words[1].upperBound, text: line.text(words[1]))
      taken = 2
    }
    guard let target, let edit else { return 0 }
    report(
      .renamed, edit.range, .edits([edit]),
      Bilingual(
        ko: "alpha 단계를 지나 '\(target.path)'가 되었습니다",
        en: "it has left alpha and is now '\(target.path)'"))
    parsed.fact = target
    parsed.path = target.path
    return taken
  }

  /// The command of today that takes words as the old one did.
  private func replacementFact(of row: HistoryFact, program: String) throws -> CommandFact? {
    if row.id == "rolling-update" {
      var fact = CommandFact(path: row.match)
      fact.arguments = .names
      return fact
    }
    guard row.status == "renamed", let first = row.replacement.first else { return nil }
    let path = first.split(separator: " ").prefix { word in
      word.unicodeScalars.first.map { $0.properties.isLowercase } ?? false
    }
    return try facts.command(path.joined(separator: " "))
  }
}
