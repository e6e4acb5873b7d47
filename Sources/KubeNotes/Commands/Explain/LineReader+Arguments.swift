extension LineReader {
  /// Reads flags, their values and the positional words.
  mutating func readArguments(_ parsed: inout ParsedCommand, _ words: [Range<Int>]) throws {
    // A table is the most that is read of a command, and many lines have no flags.
    let hasFlags = words.contains { isFlag(line.value($0)) }
    let table = hasFlags ? try table(parsed.path) : FlagTable([])
    // crictl reads what stands before the command apart: `-r` is another flag there.
    let outer = hasFlags && parsed.program.name == "crictl" ? try self.table("crictl") : table
    let first = parsed.commandWords.first?.lowerBound ?? 0
    var index = 0
    var positionals = 0
    while index < words.count {
      let word = words[index]
      let value = line.value(word)
      if parsed.separator != nil {
        if takesInner(parsed) {
          parsed.inner.append(word)
          add(word, .inner)
        } else {
          parsed.positionals.append(.init(range: word, value: value, role: .argument))
        }
        index += 1
      } else if value == "--" {
        parsed.separator = word
        add(word, .separator)
        index += 1
      } else if parsed.program.name == "crictl", parsed.path.hasSuffix(" exec"), positionals > 0 {
        parsed.positionals.append(.init(range: word, value: value, role: .argument))
        index += 1
      } else if isFlag(value), parsed.inner.isEmpty || isKnownFlag(value, table) {
        let next = words.indices.contains(index + 1) ? words[index + 1] : nil
        index += try flag(
          &parsed, word, next: next, table: word.lowerBound < first ? outer : table)
      } else if takesInner(parsed), positionals > 0 {
        // Without `--`, extra words of exec and run are the command for the container.
        parsed.inner.append(word)
        add(word, .inner)
        index += 1
      } else {
        parsed.positionals.append(.init(range: word, value: value, role: .argument))
        positionals += 1
        index += 1
      }
    }
  }

  private func takesInner(_ parsed: ParsedCommand) -> Bool {
    parsed.arguments.takesInnerCommand || parsed.fact?.doubleDash == true
      || parsed.path == "etcdctl watch"
  }

  private func isKnownFlag(_ value: String, _ table: FlagTable) -> Bool {
    if value.hasPrefix("--") {
      return table[long: String(value.dropFirst(2).prefix { $0 != "=" })] != nil
    }
    return value.unicodeScalars.dropFirst().first.map { table[short: $0] != nil } ?? false
  }

  /// Reads one word of flags; returns how many words it took.
  private mutating func flag(
    _ parsed: inout ParsedCommand, _ word: Range<Int>, next: Range<Int>?, table: FlagTable
  ) throws -> Int {
    let scalars = line.scalars[word]
    guard let first = scalars.first else { return 1 }
    if Self.isLongDash(first) {
      let rest = scalars.drop { Self.isLongDash($0) || $0 == "-" }
      if rest.startIndex == word.lowerBound + 1, try isShort(rest, table, parsed) {
        report(
          .typo, word.lowerBound..<rest.startIndex,
          .edits([Edit(range: word.lowerBound..<rest.startIndex, text: "-")]),
          Bilingual(ko: "'\(first)' 대신 '-'를 쓰세요", en: "write '-' in place of '\(first)'"))
        return try shortFlags(&parsed, word, next: next, table: table)
      }
      return try longFlag(
        &parsed, word, nameStart: rest.startIndex, next: next, table: table, spelling: .typographic)
    }
    let dashes = scalars.prefix { $0 == "-" }.count
    if dashes >= 2 || first != "-" {
      let quoted = first != "-"
      let start = quoted ? word.lowerBound + 3 : word.lowerBound + dashes
      return try longFlag(
        &parsed, word, nameStart: min(start, word.upperBound), next: next, table: table,
        spelling: .long)
    }
    let letters = scalars.dropFirst()
    let name = String(scalars: letters.prefix { $0 != "=" })
    if name.unicodeScalars.count > 2, isLongName(name.lowercased(), table),
      !isCluster(letters.prefix { $0 != "=" }, table)
    {
      return try longFlag(
        &parsed, word, nameStart: word.lowerBound + 1, next: next, table: table,
        spelling: .singleDashLong)
    }
    return try shortFlags(&parsed, word, next: next, table: table)
  }

  /// Whether a name behind one dash is that of a long flag, or of what people take for one.
  private func isLongName(_ name: String, _ table: FlagTable) -> Bool {
    table[long: name] != nil
      || (name.count > 4 && Self.synonyms[name].map { table[long: $0] != nil } ?? false)
  }

  /// Whether letters behind a typographic dash are short flags: one with its value, or several.
  private func isShort(
    _ letters: ArraySlice<Unicode.Scalar>, _ table: FlagTable, _ parsed: ParsedCommand
  ) throws -> Bool {
    let name = String(scalars: letters.prefix { $0 != "=" })
    guard let first = letters.first, let fact = table[short: first] else { return false }
    if name.unicodeScalars.count == 1 || isCluster(letters.prefix { $0 != "=" }, table) {
      return true
    }
    let near = Misspelling.nearest(to: name.lowercased(), among: table.flags.lazy.map(\.name))
    return fact.takesNextWord && near == nil
  }

  /// Whether all letters are flags of their own, so that `-it` is not read as a long name.
  private func isCluster(_ letters: ArraySlice<Unicode.Scalar>, _ table: FlagTable) -> Bool {
    letters.allSatisfy { table[short: $0].map { !$0.takesNextWord } ?? false }
  }

  private mutating func longFlag(
    _ parsed: inout ParsedCommand, _ word: Range<Int>, nameStart: Int, next: Range<Int>?,
    table: FlagTable, spelling: ParsedFlag.Spelling
  ) throws -> Int {
    let equals = line.scalars[word].firstIndex(of: "=")
    let nameEnd = equals ?? word.upperBound
    let name = nameStart < nameEnd ? line.value(nameStart..<nameEnd) : ""
    let (fact, isUnknown) = try resolve(
      name, parsed: parsed, table: table, range: word.lowerBound..<nameEnd)
    var flag = ParsedFlag(
      name: fact?.name ?? name, fact: fact, nameRange: word.lowerBound..<nameEnd,
      spelling: spelling)
    flag.isUnknown = isUnknown
    add(flag.nameRange, .flag, flag: flag.name)
    var taken = 1
    if let equals {
      if equals + 1 < word.upperBound {
        flag.valueRange = equals + 1..<word.upperBound
        add(equals + 1..<word.upperBound, .value, flag: flag.name)
      }
      flag.value = line.value(equals + 1..<word.upperBound)
    } else if let fact, fact.takesNextWord {
      taken += takeNext(&flag, fact, next, parsed: parsed, table: table)
    }
    parsed.flags.append(flag)
    return taken
  }

  /// Gives a flag the next word as its value, unless that is plainly a flag; returns how many
  /// words were taken.
  private mutating func takeNext(
    _ flag: inout ParsedFlag, _ fact: FlagFact, _ next: Range<Int>?, parsed: ParsedCommand,
    table: FlagTable
  ) -> Int {
    guard let next else {
      missingValue(of: fact, at: flag.nameRange, parsed: parsed)
      return 0
    }
    let value = line.value(next)
    if value == "--" || (isFlag(value) && isKnownFlag(value, table)) {
      missingValue(of: fact, at: flag.nameRange, parsed: parsed)
      return 0
    }
    flag.valueRange = next
    flag.value = value
    flag.valueIsNextWord = true
    add(next, .value, flag: flag.name)
    return 1
  }

  private mutating func shortFlags(
    _ parsed: inout ParsedCommand, _ word: Range<Int>, next: Range<Int>?, table: FlagTable
  ) throws -> Int {
    var names: [String] = []
    var position = word.lowerBound + 1
    var read: [ParsedFlag] = []
    var taken = 1
    var end = word.upperBound
    // No command has more letters than the alphabet.
    while position < min(word.upperBound, word.lowerBound + 53) {
      let letter = line.scalars[position]
      var fact = try table[short: letter] ?? historicShort(letter, parsed: parsed)
      fact = fact ?? swappedCase(letter, at: position, parsed: parsed, table: table)
      let isUnknown = fact == nil && letter.isASCII && letter.properties.isAlphabetic
      if fact == nil { fact = try foreignShort(letter, parsed: parsed) }
      let name = fact?.name ?? String(Character(letter))
      names.append(name)
      var flag = ParsedFlag(
        name: name, fact: fact, nameRange: word.lowerBound..<position + 1, spelling: .short)
      flag.isUnknown = isUnknown
      position += 1
      let isValue = fact?.takesNextWord ?? false
      if position < word.upperBound, isValue || line.scalars[position] == "=" {
        end = position
        let valueStart = line.scalars[position] == "=" ? position + 1 : position
        if valueStart < word.upperBound { flag.valueRange = valueStart..<word.upperBound }
        flag.value = line.value(valueStart..<word.upperBound)
        read.append(flag)
        break
      }
      if isValue, let fact {
        taken += takeNext(&flag, fact, next, parsed: parsed, table: table)
      }
      read.append(flag)
      if fact == nil {
        end = word.upperBound
        break
      }
    }
    if read.count > 1 {
      for index in read.indices {
        read[index].spelling = .combined
        read[index].nameRange = word.lowerBound..<end
      }
    }
    add(
      word.lowerBound..<end, .flag, flag: names.first, flags: names.count > 1 ? names : nil)
    if let last = read.last, let range = last.valueRange, !last.valueIsNextWord {
      add(range, .value, flag: last.name)
    }
    parsed.flags += read
    return taken
  }
}
