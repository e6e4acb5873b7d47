/// Compares a typed command line with a right one by what they do.
package struct CommandEquivalence: Sendable {
  package let facts: any CommandFacts & Sendable

  package init(facts: any CommandFacts & Sendable) {
    self.facts = facts
  }

  /// What keeps two command lines from being the same.
  package struct Difference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      /// In the right line, not in the typed one.
      case missing
      /// In the typed line, not in the right one.
      case extra
      /// In both, with another value.
      case wrong
    }

    package enum Part: Sendable, Hashable {
      case command
      case target
      /// A flag, by its long name.
      case flag(String)
      case inner
      /// Whole commands, of lines with several.
      case line
    }

    package var kind: Kind
    package var part: Part
    package var expected: String?
    package var typed: String?

    package init(_ kind: Kind, _ part: Part, expected: String? = nil, typed: String? = nil) {
      self.kind = kind
      self.part = part
      self.expected = expected
      self.typed = typed
    }
  }

  /// The differences between a typed line and the right one; empty when they do the same.
  ///
  /// The same are: flags in any order and place, long and short names, `=` or a space before a value,
  /// `po`, `pod` and `pods`, `TYPE/NAME` and `TYPE NAME`, any quotes, `k` for kubectl, a list by
  /// commas or by repetition, and a flag that only says its default.
  package func differences(typed: String, expected: String) throws -> [Difference] {
    let left = try meanings(typed)
    let right = try meanings(expected)
    guard left.count == right.count, !right.isEmpty else {
      return typed.split(separator: " ") == expected.split(separator: " ")
        ? [] : [Difference(.wrong, .line, expected: expected, typed: typed)]
    }
    return zip(left, right).flatMap(compare)
  }

  /// The differences to the nearest of several right lines.
  package func differences(typed: String, anyOf expected: [String]) throws -> [Difference] {
    let all = try expected.map { try differences(typed: typed, expected: $0) }
    return all.min { $0.count < $1.count } ?? []
  }

  /// What the commands of a line do; equal for lines that do the same.
  func meanings(_ text: String) throws -> [CommandMeaning] {
    var reader = LineReader(facts: facts, line: ShellLexer.lex(text))
    try reader.read()
    return try reader.commands.map { command in
      var meaning = try command.meaning(reader.line, facts: facts)
      meaning.path = command.writtenPath == command.path ? command.path : line(command, reader.line)
      return meaning
    }
  }

  /// The words of a command that the program does not have, as typed.
  private func line(_ command: ParsedCommand, _ line: ShellLine) -> String {
    ([command.program.name] + command.commandWords.map(line.value)).joined(separator: " ")
  }

  private func compare(_ typed: CommandMeaning, _ right: CommandMeaning) -> [Difference] {
    var differences: [Difference] = []
    if typed.path != right.path {
      differences.append(Difference(.wrong, .command, expected: right.path, typed: typed.path))
    }
    differences += compareTargets(typed.targets, right.targets)
    for name in Set(typed.flags.keys).union(right.flags.keys).sorted() {
      let mine = typed.flags[name]
      let theirs = right.flags[name]
      guard mine != theirs else { continue }
      let kind: Difference.Kind = mine == nil ? .missing : theirs == nil ? .extra : .wrong
      differences.append(
        Difference(
          kind, .flag(name), expected: theirs?.joined(separator: ","),
          typed: mine?.joined(separator: ",")))
    }
    if typed.inner != right.inner {
      let kind: Difference.Kind =
        typed.inner.isEmpty ? .missing : right.inner.isEmpty ? .extra : .wrong
      differences.append(
        Difference(
          kind, .inner, expected: right.inner.joined(separator: " "),
          typed: typed.inner.joined(separator: " ")))
    }
    return differences
  }

  private func compareTargets(_ typed: [String], _ right: [String]) -> [Difference] {
    guard typed != right else { return [] }
    var missing = right.filter { !typed.contains($0) }
    var extra = typed.filter { !right.contains($0) }
    if missing.isEmpty, extra.isEmpty {
      return [
        Difference(
          .wrong, .target, expected: right.joined(separator: " "),
          typed: typed.joined(separator: " "))
      ]
    }
    var differences: [Difference] = []
    while let expected = missing.first, let found = extra.first {
      differences.append(Difference(.wrong, .target, expected: expected, typed: found))
      missing.removeFirst()
      extra.removeFirst()
    }
    differences += missing.map { Difference(.missing, .target, expected: $0) }
    differences += extra.map { Difference(.extra, .target, typed: $0) }
    return differences
  }
}
