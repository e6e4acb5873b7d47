extension LineReader {
  /// Reads one command, from its program to the end of its words.
  ///
  /// - Parameter glued: the subcommand that is written in one word with the program.
  mutating func command(
    _ program: ProgramFact, _ words: [Range<Int>], at start: Int, isFed: Bool = false,
    glued: CommandFact? = nil
  ) throws {
    add(words[start], .program, command: program.name)
    var parsed = ParsedCommand(program: program, programRange: words[start])
    parsed.isFed = isFed
    if let glued {
      parsed.path = glued.path
      parsed.writtenPath = glued.path
    }
    var arguments = Array(words[(start + 1)...])
    // `minikube kubectl -- get pods`: the first `--` only ends the flags of minikube.
    if start > 0, arguments.first.map(line.value) == "--" {
      add(arguments.removeFirst(), .separator)
    }
    try readPath(&parsed, arguments)
    // Both stand in the order of the line.
    var path = parsed.commandWords[...]
    arguments.removeAll { word in
      guard path.first == word else { return false }
      path.removeFirst()
      return true
    }
    try readArguments(&parsed, arguments)
    roles(&parsed)
    for word in parsed.positionals { add(word.range, word.role) }
    try check(&parsed)
    commands.append(parsed)
  }

  /// Follows the subcommand words down the tree, over flags and their values.
  private mutating func readPath(_ parsed: inout ParsedCommand, _ words: [Range<Int>]) throws {
    parsed.fact = try facts.command(parsed.path)
    var index = 0
    while index < words.count {
      let word = words[index]
      let value = line.value(word)
      if value == "--" { break }
      if isFlag(value) {
        index +=
          try takesNextWord(value, path: parsed.path, next: words.dropFirst(index + 1).first)
          ? 2 : 1
        continue
      }
      if let next = try facts.child(value, of: parsed.path) {
        if parsed.writtenPath == parsed.path { parsed.writtenPath = next.path }
        parsed.path = next.path
        parsed.fact = next
        parsed.commandWords.append(word)
        add(word, .command, command: next.path)
        index += 1
        continue
      }
      if parsed.path == parsed.program.name, try program(value)?.name == parsed.path {
        // `kubectl kubectl get`: said twice.
        report(
          .invalid, word, .edits([Edit(range: word, text: "")]),
          Bilingual(ko: "'\(value)'이(가) 두 번 쓰였습니다", en: "'\(value)' is written twice"))
        parsed.commandWords.append(word)
        add(word, .unknown)
        index += 1
        continue
      }
      let before = parsed.path
      let taken = try unknown(&parsed, word: word, value: value, rest: words[(index + 1)...])
      for word in words[index..<index + taken] {
        parsed.commandWords.append(word)
        add(word, .unknown)
      }
      index += taken
      // After a corrected word the path may go on.
      if taken == 0 || parsed.path == before { break }
    }
  }

  /// Whether a word is a flag: dashes and a name. `-` alone and negative numbers are not.
  func isFlag(_ value: String) -> Bool {
    let scalars = value.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else { return false }
    if Self.isLongDash(first) { return true }
    guard first == "-" else { return false }
    let second = scalars[scalars.index(after: scalars.startIndex)]
    return !("0"..."9").contains(second) || value.hasPrefix("-0")
  }

  /// Dashes that word processors put in place of `--`.
  static func isLongDash(_ scalar: Unicode.Scalar) -> Bool {
    (0x2012...0x2015).contains(scalar.value)
  }

  /// Whether a flag before the subcommand takes the word after it.
  private mutating func takesNextWord(
    _ flag: String, path: String, next: Range<Int>?
  ) throws -> Bool {
    guard let next, !flag.contains("=") else { return false }
    let table = try table(path)
    if flag.hasPrefix("--") {
      let name = String(flag.dropFirst(2))
      let elsewhere =
        try table[long: name] == nil && maySearch()
        ? facts.flagAnywhere(name, program: path.prefix { $0 != " " }.description) : nil
      if let fact = table[long: name] ?? elsewhere {
        return fact.takesNextWord
      }
    } else {
      let letters = Array(flag.unicodeScalars.dropFirst())
      for (index, letter) in letters.enumerated() {
        guard let fact = table[short: letter] else { break }
        if fact.takesNextWord { return index == letters.count - 1 }
        if index == letters.count - 1 { return false }
      }
    }
    let value = line.value(next)
    return try !isFlag(value) && facts.child(value, of: path) == nil
  }

  /// A word where a subcommand could stand, and the program has none of that name. Returns how
  /// many words belong to the path all the same, because they are misspelt or outdated.
  private mutating func unknown(
    _ parsed: inout ParsedCommand, word: Range<Int>, value: String, rest: ArraySlice<Range<Int>>
  ) throws -> Int {
    let following = rest.prefix { !isFlag(line.value($0)) }
    let historic = try historicCommand(&parsed, words: [word] + following)
    if historic > 0 { return historic }
    let mustBeCommand = parsed.fact?.isGroup == true || parsed.path == parsed.program.name
    guard parsed.fact?.removedIn == nil, value != "help" || !mustBeCommand else { return 0 }
    let corrected = try correctedChild(
      &parsed, word: word, value: value, rest: rest, mustBeCommand: mustBeCommand)
    if corrected > 0 { return corrected }
    guard mustBeCommand, parsed.unknownWord == nil else { return 0 }
    parsed.unknownWord = .init(range: word, value: value)
    parsed.fact = nil
    unknownCommand(parsed, word: word, value: value)
    return 0
  }
}
