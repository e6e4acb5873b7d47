/// Reads a whole shell line: finds the programs on it, gives every token its role, and collects
/// what is wrong with it.
struct LineReader {
  let facts: any CommandFacts
  var line: ShellLine
  var tokens: [ExplainedToken] = []
  var commands: [ParsedCommand] = []
  var findings: [Finding] = []
  /// Programs of substitutions that stand in an assignment: `POD=$(kubectl get …)`.
  var assigned: [String] = []
  private var tables: [String: FlagTable] = [:]
  /// What the history says about flags, read once per line.
  var flagRows: [String: HistoryFact?] = [:]
  private var removedFlags: [String: [RemovedFlag]] = [:]
  /// How often the body of a here document was looked for on one line.
  private var bodiesSought = 0
  /// How often it was looked for what an unknown word was meant to be.
  private var searches = 0
  /// How many substitutions this text stands in.
  private let depth: Int

  init(facts: any CommandFacts, line: ShellLine, depth: Int = 0) {
    self.facts = facts
    self.line = line
    self.depth = depth
  }

  /// Substitutions inside more substitutions than this are not read.
  private static let deepest = 6

  /// More unknown words than this are not looked for: nobody mistypes so many.
  private static let mostSearches = 256

  /// Whether one more unknown word may be looked for.
  mutating func maySearch() -> Bool {
    searches += 1
    return searches <= Self.mostSearches && !hasEnough
  }

  mutating func read() throws {
    var words: [Range<Int>] = []
    var expectsTarget = false
    var body: Range<Int>?
    for token in line.tokens {
      if let skipped = body, token.range.lowerBound < skipped.upperBound { continue }
      switch token.kind {
      case .word:
        if expectsTarget {
          add(token.range, .redirect)
          expectsTarget = false
          body = lostHeredocBody(after: token.range)
          if let body {
            try segment(words)
            words = []
            add(body, .other)
          }
        } else {
          words.append(token.range)
        }
      case .redirect(let takesTarget):
        add(token.range, .redirect)
        expectsTarget = takesTarget
      case .control:
        try segment(words)
        words = []
        expectsTarget = false
        let isGroup = ["(", ")"].contains(line.text(token.range))
        add(token.range, isGroup ? .other : .pipe)
      case .comment: add(token.range, .comment)
      case .heredoc: add(token.range, .other)
      case .newline:
        try segment(words)
        words = []
        expectsTarget = false
      }
    }
    try segment(words)
    tokens.sort { $0.start < $1.start }
  }

  mutating func add(
    _ range: Range<Int>, _ role: TokenRole, command: String? = nil, flag: String? = nil,
    flags: [String]? = nil
  ) {
    tokens.append(
      ExplainedToken(
        text: line.text(range), start: range.lowerBound, role: role, command: command, flag: flag,
        flags: flags))
  }

  /// The lines of a here document whose line breaks were lost when the command was copied: from
  /// the first `key:` to the repeated delimiter.
  private mutating func lostHeredocBody(after target: Range<Int>) -> Range<Int>? {
    guard bodiesSought < 8, tokens.dropLast().last?.text.hasPrefix("<<") == true,
      tokens.dropLast().last?.text != "<<<", !line.scalars[target.upperBound...].contains("\n")
    else { return nil }
    bodiesSought += 1
    let delimiter = line.value(target)
    let later = line.tokens.filter { $0.kind == .word && $0.range.lowerBound > target.lowerBound }
    guard
      let end = later.last(where: { line.value($0.range) == delimiter }),
      let begin = later.first(where: { line.text($0.range).hasSuffix(":") }),
      begin.range.lowerBound < end.range.lowerBound
    else { return nil }
    return begin.range.lowerBound..<end.range.upperBound
  }

  /// Reads the words between two operators.
  private mutating func segment(_ words: [Range<Int>]) throws {
    var index = 0
    while index < words.count, isAssignment(words[index]) {
      add(words[index], .env)
      index += 1
    }
    if index == words.count {
      for word in words { try assignment(word) }
      return
    }
    if index == 0, words.count > 1, line.text(words[0]).hasPrefix("["),
      isPrompt(line.text(words[1]))
    {
      add(words[0], .other)
      index = 1
    }
    try run(words, at: index)
  }

  func isPrompt(_ text: String) -> Bool {
    text == "$" || text == "%" || text == ">" || text.hasSuffix("]#") || text.hasSuffix("]$")
      || ((text.hasSuffix("$") || text.hasSuffix("#"))
        && (text.contains("@") || text.contains(":")))
  }

  /// `NAME=value`, as it may stand before a program.
  func isAssignment(_ range: Range<Int>) -> Bool {
    var seen = false
    for scalar in line.scalars[range] {
      if scalar == "=" { return seen }
      let isDigit = ("0"..."9").contains(scalar)
      guard scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic || isDigit && seen
      else { return false }
      seen = true
    }
    return false
  }

  /// The program that a word names: by name, alias, or a path that ends with it.
  func program(_ word: String) throws -> ProgramFact? {
    var name = word.split(separator: "/").last.map(String.init) ?? word
    for suffix in [".exe", ".sh"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    guard let first = name.unicodeScalars.first, first.isASCII else { return nil }
    return try facts.program(name)
  }

  /// A word of a program that is not known here. A process substitution is read in its own right.
  mutating func foreign(_ word: Range<Int>) throws {
    let text = line.text(word)
    guard text.hasPrefix("<("), text.hasSuffix(")"), word.count > 3 else {
      add(word, .other)
      try assignment(word)
      return
    }
    let inside = word.lowerBound + 2..<word.upperBound - 1
    let nested = try nestedReader(inside)
    guard !nested.commands.isEmpty else {
      add(word, .other)
      return
    }
    add(word.lowerBound..<inside.lowerBound, .redirect)
    for token in nested.tokens {
      var token = token
      token.start += inside.lowerBound
      tokens.append(token)
    }
    add(inside.upperBound..<word.upperBound, .redirect)
    commands += nested.commands.map { $0.shifted(by: inside.lowerBound) }
  }

  private func nestedReader(_ inside: Range<Int>) throws -> LineReader {
    try nestedReader(line.text(inside))
  }

  private func nestedReader(_ text: String) throws -> LineReader {
    var nested = LineReader(facts: facts, line: ShellLexer.lex(text), depth: depth + 1)
    if depth < Self.deepest { try nested.read() }
    return nested
  }

  /// Remembers the commands of a line given as one quoted word: `watch "kubectl get po"`.
  mutating func quotedLine(_ word: Range<Int>) throws {
    guard let quote = line.scalars[word].first, quote == "'" || quote == "\"" else { return }
    let value = line.value(word)
    guard value.contains(" ") else { return }
    assigned += try nestedReader(value).commands.map(\.path)
  }

  /// Remembers the commands of `$(…)` and of backquotes, for a line that runs nothing else that is
  /// known.
  private mutating func assignment(_ word: Range<Int>) throws {
    guard let inside = line.substitution(in: word) else { return }
    assigned += try nestedReader(inside).commands.map(\.path)
  }

  /// The flags that a command has lost, read once per line.
  mutating func removedFlags(of path: String) throws -> [RemovedFlag] {
    if let flags = removedFlags[path] { return flags }
    let flags = try facts.removedFlags(of: path)
    removedFlags[path] = flags
    return flags
  }

  /// The flags of a command, read once per line.
  mutating func table(_ path: String) throws -> FlagTable {
    if let table = tables[path] { return table }
    let table = FlagTable(try facts.flags(of: path))
    tables[path] = table
    return table
  }
}

extension ParsedCommand {
  /// The same command at other positions of the line.
  func shifted(by offset: Int) -> ParsedCommand {
    func move(_ range: Range<Int>) -> Range<Int> {
      range.lowerBound + offset..<range.upperBound + offset
    }
    var copy = self
    copy.programRange = move(programRange)
    copy.commandWords = commandWords.map(move)
    copy.separator = separator.map(move)
    copy.inner = inner.map(move)
    for index in copy.flags.indices {
      copy.flags[index].nameRange = move(flags[index].nameRange)
      copy.flags[index].valueRange = flags[index].valueRange.map(move)
    }
    for index in copy.positionals.indices {
      copy.positionals[index].range = move(positionals[index].range)
    }
    return copy
  }
}
