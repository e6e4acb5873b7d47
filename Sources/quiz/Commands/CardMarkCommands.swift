internal import ArgumentParser
internal import KubeNotes
internal import NotesStore

/// What all commands that mark cards take.
struct CardMarkArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(ko: "카드의 id (여러 개 가능)", en: "Ids of cards"))
  var ids: [String]

  /// Marks the cards and says so.
  func mark(
    _ mark: ProgressStore.Mark, _ interface: InterfaceOptions, _ context: Context, done: Bilingual
  ) throws {
    let progress = try context.progress(following: try context.library())
    context.backUpDaily(progress)
    let cards = ids.map(CardID.init(rawValue:))
    let written = try progress.mark(mark, cards, at: context.now())
    let changed = Set(written.map(\.entry.card))
    for card in cards {
      let name = card.rawValue.displaySafe
      if changed.contains(card) {
        context.console.notice(ko: "\(name): \(done.ko)", en: "\(name): \(done.en)")
      } else {
        context.console.notice(ko: "\(name): 바뀐 것이 없습니다", en: "\(name): nothing to change")
      }
    }
  }
}

/// `quiz card suspend ID…`
struct CardSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: localized(ko: "다시 꺼낼 때까지 묻지 않는다", en: "Leave cards out until taken back"),
    discussion: examples(
      "card suspend taint-noexecute-running",
      "card suspend taint-noexecute-running toleration-field-name"))

  @OptionGroup var cards: CardMarkArguments
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try cards.mark(
      .suspend, interface, try context(interface),
      done: Bilingual(
        ko: "이제 묻지 않습니다 ('quiz card unsuspend'로 되돌림)",
        en: "left out (take it back with 'quiz card unsuspend')"))
  }
}

/// `quiz card unsuspend ID…`
struct CardUnsuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unsuspend",
    abstract: localized(ko: "빼 둔 카드를 다시 묻는다", en: "Take suspended cards back"),
    discussion: examples(
      "card unsuspend taint-noexecute-running",
      "card list --state suspended"))

  @OptionGroup var cards: CardMarkArguments
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try cards.mark(
      .unsuspend, interface, try context(interface),
      done: Bilingual(ko: "다시 묻습니다", en: "asked again"))
  }
}

/// `quiz card bury ID…`
struct CardBuryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bury",
    abstract: localized(ko: "오늘만 묻지 않는다", en: "Leave cards out for today"),
    discussion: examples(
      "card bury taint-noexecute-running",
      "card list --state buried"))

  @OptionGroup var cards: CardMarkArguments
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try cards.mark(
      .bury, interface, try context(interface),
      done: Bilingual(ko: "내일 다시 묻습니다", en: "left out until tomorrow"))
  }
}

/// `quiz card unbury ID…`
struct CardUnburyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unbury",
    abstract: localized(ko: "오늘 미룬 카드를 다시 묻는다", en: "Take buried cards back"),
    discussion: examples(
      "card unbury taint-noexecute-running",
      "card list --state buried"))

  @OptionGroup var cards: CardMarkArguments
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try cards.mark(
      .unbury, interface, try context(interface),
      done: Bilingual(ko: "오늘 다시 묻습니다", en: "asked again today"))
  }
}

/// `quiz card reset ID…`
struct CardResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: localized(
      ko: "새 카드로 되돌린다 (기록은 남음)", en: "Make cards new again (their history stays)"),
    discussion: examples(
      "card reset taint-noexecute-running",
      "undo"))

  @OptionGroup var cards: CardMarkArguments
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try cards.mark(
      .reset, interface, try context(interface),
      done: Bilingual(
        ko: "새 카드가 되었습니다 ('quiz undo'로 되돌림)", en: "new again (take it back with 'quiz undo')")
    )
  }
}
