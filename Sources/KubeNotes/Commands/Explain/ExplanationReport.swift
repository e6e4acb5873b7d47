/// The JSON shape of an explanation (`kind: "explanation"`); keys are added, never renamed.
package struct ExplanationReport: Encodable, Sendable {
  package let explanation: Explanation
  /// What is known of a command that stands alone on the line.
  package let card: CommandCard?
  /// What to read and study about the commands.
  package let study: Study

  /// Notes with their titles, and ids of cards.
  package struct Study: Sendable {
    package var notes: [(address: SectionAddress, titles: NoteTitles)]
    package var cards: [CardID]

    package init(
      notes: [(address: SectionAddress, titles: NoteTitles)] = [], cards: [CardID] = []
    ) {
      self.notes = notes
      self.cards = cards
    }
  }

  package init(_ explanation: Explanation, card: CommandCard? = nil, study: Study = Study()) {
    self.explanation = explanation
    self.card = card
    self.study = study
  }

  private enum Keys: String, CodingKey {
    case schemaVersion, kind, input, commands, status, since, replacement, tokens, notices
    case subcommands, flags, examples, notes, cards
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    try values.encode(1, forKey: .schemaVersion)
    try values.encode("explanation", forKey: .kind)
    try values.encode(explanation.input, forKey: .input)
    try values.encode(explanation.commands, forKey: .commands)
    try values.encode(explanation.status.rawValue, forKey: .status)
    // `since` is always there, null where no version is known.
    try values.encode(explanation.since, forKey: .since)
    try values.encode(explanation.replacement, forKey: .replacement)
    try values.encode(explanation.tokens.map(TokenReport.init), forKey: .tokens)
    try values.encode(explanation.notices.map(NoticeReport.init), forKey: .notices)
    try values.encode(study.notes.map(NoteReport.init), forKey: .notes)
    try values.encode(study.cards.map(\.rawValue), forKey: .cards)
    guard let card else { return }
    try values.encode(card.children.map(CommandReport.init), forKey: .subcommands)
    try values.encode(card.flags.map(FlagReport.init), forKey: .flags)
    try values.encode(card.examples.map(ExampleReport.init), forKey: .examples)
  }
}

private struct TokenReport: Encodable {
  var text: String
  var start: Int
  var role: String
  var command: String?
  var flag: String?
  var flags: [String]?
  var meaning: Bilingual?
  var parts: [PartReport]?

  init(_ token: ExplainedToken) {
    text = token.text
    start = token.start
    role = token.role.rawValue
    command = token.command
    flag = token.flag
    flags = token.flags
    meaning = token.meaning
    parts = token.parts.isEmpty ? nil : token.parts.map(PartReport.init)
  }
}

private struct PartReport: Encodable {
  var text: String
  var meaning: Bilingual

  init(_ part: TokenPart) {
    text = part.text
    meaning = part.meaning
  }
}

private struct NoticeReport: Encodable {
  var status: String
  var since: String?
  var start: Int
  var length: Int
  var message: Bilingual

  init(_ notice: ExplanationNotice) {
    status = notice.status.rawValue
    since = notice.since
    start = notice.range.lowerBound
    length = notice.range.count
    message = notice.message
  }
}

private struct NoteReport: Encodable {
  var note: String
  var section: String
  var title: [String: String]

  init(_ note: (address: SectionAddress, titles: NoteTitles)) {
    self.note = note.address.note.rawValue
    section = note.address.anchor
    title = [:]
    for language in Language.allCases { title[language.rawValue] = note.titles[language] }
  }
}

private struct CommandReport: Encodable {
  var command: String
  var meaning: Bilingual?

  init(_ fact: CommandFact) {
    command = fact.path
    meaning = fact.meaning
  }
}

private struct FlagReport: Encodable {
  var name: String
  var short: String?
  var type: String
  var `default`: String?
  var values: [String]?
  var since: String?
  var meaning: Bilingual?

  init(_ fact: FlagFact) {
    name = fact.name
    short = fact.short
    type = fact.typeName
    `default` = fact.defaultValue
    values = fact.values.isEmpty ? nil : fact.values
    since = fact.since
    meaning = fact.meaning
  }
}

private struct ExampleReport: Encodable {
  var run: String
  var meaning: Bilingual

  init(_ example: CommandExample) {
    run = example.run
    meaning = example.meaning
  }
}
