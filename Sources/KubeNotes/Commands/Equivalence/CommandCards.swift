/// A typed card made from an example of the command facts.
package struct CommandStudyCard: Sendable, Hashable {
  package var card: Card
  /// What it is switched on and off by: the first word behind kubectl (`rollout`), or the name of
  /// another program (`helm`).
  package var group: String
  /// Whether it is on unless switched off.
  package var isCore: Bool

  package init(card: Card, group: String, isCore: Bool) {
    self.card = card
    self.group = group
    self.isCore = isCore
  }
}

/// Makes typed cards from the examples of the commands.
package struct CommandCards {
  /// The topic of all of them.
  package static let topic = "commands"
  /// No card of a note has such an id, since those have no colon.
  package static let idPrefix = "cmd:"

  private let catalog: CommandCatalog
  private let facts: InMemoryCommandFacts

  package init(_ catalog: CommandCatalog) {
    self.catalog = catalog
    facts = InMemoryCommandFacts(catalog)
  }

  /// The cards of all examples that ask for something no other card asks for, in the order of the
  /// catalog.
  ///
  /// Left out are examples that a written card accepts, that repeat another one, that belong to
  /// another command, and lines with pipes or redirects, which are about more than the command.
  package func cards(besides written: [Card]) throws -> [CommandStudyCard] {
    var known: Set<[CommandMeaning]> = []
    for line in written.filter({ $0.kind == .command }).flatMap(\.faces.values).flatMap(\.accepted)
    {
      known.insert(try CommandEquivalence(facts: facts).meanings(line))
    }
    var drafts: [Draft] = []
    for command in catalog.commands where command.removedIn == nil {
      for example in command.examples {
        guard let draft = try draft(example, of: command), known.insert(draft.meaning).inserted
        else { continue }
        drafts.append(draft)
      }
    }
    // Two tasks that read alike are told apart by their commands.
    let counts = Dictionary(grouping: drafts.flatMap { Set($0.prompts) }, by: \.self).mapValues(
      \.count)
    return drafts.compactMap { draft in
      let isAmbiguous = draft.prompts.contains { counts[$0, default: 0] > 1 }
      // A command without words behind it would stand in its own prompt.
      guard !isAmbiguous || draft.example.run != draft.command.path else { return nil }
      return draft.card(namesCommand: isAmbiguous)
    }
  }

  private func draft(_ example: CommandExample, of command: CommandFact) throws -> Draft? {
    var reader = LineReader(facts: facts, line: ShellLexer.lex(example.run))
    try reader.read()
    guard reader.commands.count == 1, let parsed = reader.commands.first,
      parsed.writtenPath == command.path,
      !reader.tokens.contains(where: { Self.foreign.contains($0.role) }),
      !parsed.flags.contains(where: { $0.name == "help" })
    else { return nil }
    return Draft(
      command: command, example: example, given: given(reader.tokens, parsed),
      meaning: try CommandEquivalence(facts: facts).meanings(example.run))
  }

  private static let foreign: Set<TokenRole> = [.pipe, .redirect, .other, .env, .unknown, .comment]

  /// The names and values that nobody could guess, in the order of the line.
  private func given(_ tokens: [ExplainedToken], _ command: ParsedCommand) -> [String] {
    var seen: Set<String> = []
    return tokens.compactMap { token -> String? in
      switch token.role {
      case .name, .resourceName, .argument: token.text
      case .value:
        command.flag(token.flag ?? "")?.fact?.values.isEmpty == false || token.flag == "output"
          || token.flag == "dry-run" ? nil : token.text
      default: nil
      }
    }.filter { seen.insert($0).inserted }
      + (command.inner.isEmpty
        ? []
        : [
          tokens.filter { $0.role == .inner }.map(\.text).joined(separator: " ")
        ])
  }
}

/// An example on its way to a card.
private struct Draft {
  var command: CommandFact
  var example: CommandExample
  var given: [String]
  var meaning: [CommandMeaning]

  var prompts: [String] { Language.allCases.map { prompt($0, namesCommand: false) } }

  func card(namesCommand: Bool) -> CommandStudyCard {
    let faces = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (
          language,
          CardFace(
            prompt: prompt(language, namesCommand: namesCommand), answer: "`\(example.run)`",
            accepted: [example.run])
        )
      })
    let slug = command.path.replacing(" ", with: "-")
    let hash = ContentHash.hexadecimal(of: example.run).prefix(8)
    return CommandStudyCard(
      card: Card(
        id: CardID(rawValue: "\(CommandCards.idPrefix)\(slug)-\(hash)"), kind: .command,
        section: command.notes.first.map { SectionAddress($0) }
          ?? SectionAddress(note: NoteID(rawValue: CommandCards.topic), anchor: slug),
        topic: CommandCards.topic, faces: faces, since: command.since),
      group: group, isCore: command.isCore)
  }

  private var group: String {
    let words = command.path.split(separator: " ").map(String.init)
    return words[0] == "kubectl" && words.count > 1 ? words[1] : words[0]
  }

  private func prompt(_ language: Language, namesCommand: Bool) -> String {
    var text = example.meaning[language]
    let family = namesCommand ? command.path : command.program
    if family != "kubectl" { text += " · \(family)" }
    // Examples are written under their command: without what it does, "create it" says little.
    if let meaning = command.meaning?[language], meaning != example.meaning[language] {
      let label = Bilingual(ko: "명령", en: "The command")[language]
      text += "\n\n\(label): \(meaning)"
    }
    let missing = given.filter { !example.meaning[language].contains($0) }
    if !missing.isEmpty {
      let label = Bilingual(ko: "쓸 값", en: "Use")[language]
      text += "\n\n\(label): " + missing.map { "`\($0)`" }.joined(separator: ", ")
    }
    return text
  }
}
