internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz card`: single cards.
struct CardCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card",
    abstract: localized(ko: "카드를 보고 관리한다", en: "See and manage cards"),
    discussion: localized(
      ko: """
        예:
          quiz card list --topic scheduling
          quiz card show taint-noexecute-running
          quiz card suspend taint-noexecute-running
          quiz card leeches
        """,
      en: """
        Examples:
          quiz card list --topic scheduling
          quiz card show taint-noexecute-running
          quiz card suspend taint-noexecute-running
          quiz card leeches
        """),
    subcommands: [
      CardListCommand.self, CardShowCommand.self, CardHistoryCommand.self, CardLeechesCommand.self,
      CardSuspendCommand.self, CardUnsuspendCommand.self, CardBuryCommand.self,
      CardUnburyCommand.self, CardResetCommand.self, CardGroupCommands.self,
    ])
}

/// `quiz card list`: all cards, or those of a topic or a state.
struct CardListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: localized(ko: "카드 목록을 보여 준다", en: "List cards"),
    discussion: examples(
      "card list --topic scheduling",
      "card list --state new -o name"))

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(ko: "이 주제만 (여러 번 쓸 수 있음)", en: "Only this topic (repeatable)"))
  var topic: [String] = []

  @Option(
    help: ArgumentHelp(ko: "이 상태의 카드만", en: "Only cards in this state"))
  var state: CardCondition?

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    let today = try progress.scheduler().calendar.day(of: context.now())
    let wanted = state
    let cards = try progress.overviews().filter { card in
      let condition = CardCondition(card, on: today)
      return (topic.isEmpty || topic.contains(card.topic ?? ""))
        && (wanted.map { $0 == condition || $0 == .leech && card.state?.isLeech == true }
          ?? (condition != .gone))
    }
    try CardListView(context, progress).print(cards, output.format)
  }
}

/// `quiz card leeches`: cards that are forgotten again and again.
struct CardLeechesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leeches",
    abstract: localized(
      ko: "거듭 잊는 카드를 보여 준다", en: "List cards that are forgotten again and again"),
    discussion: localized(
      ko: """
        이런 카드는 들이는 시간에 비해 남는 것이 적습니다. 더 작게 나누거나 고쳐 쓴 다음
        'quiz card unsuspend ID'로 다시 시작하세요.

        예:
          quiz card leeches
          quiz card leeches --json
        """,
      en: """
        Such cards take more time than they give. Split or rewrite them, then start again
        with 'quiz card unsuspend ID'.

        Examples:
          quiz card leeches
          quiz card leeches --json
        """))

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    let cards = try progress.overviews().filter { $0.isPresent && $0.state?.isLeech == true }
      .sorted { ($0.state?.lapses ?? 0) > ($1.state?.lapses ?? 0) }
    try CardListView(context, progress).print(cards, output.format)
  }
}

/// `quiz card show ID`: both faces and the state.
struct CardShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: localized(ko: "카드 하나를 보여 준다", en: "Show one card"),
    discussion: examples(
      "card show taint-noexecute-running",
      "card show taint-noexecute-running --json"))

  @Argument(help: ArgumentHelp(ko: "카드의 id", en: "The card's id"))
  var id: String

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    let card = try progress.overview(of: CardID(rawValue: id))
    try CardListView(context, progress).print(whole: card, output.format)
  }
}

/// `quiz card history ID`: every answer and mark.
struct CardHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: localized(ko: "카드에 남은 기록을 보여 준다", en: "Show what was done with a card"),
    discussion: examples(
      "card history taint-noexecute-running",
      "card history taint-noexecute-running --json"))

  @Argument(help: ArgumentHelp(ko: "카드의 id", en: "The card's id"))
  var id: String

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    let entries = try progress.history(of: CardID(rawValue: id))
    let counting = Set(Replay.counting(entries).map(\.id))
    let rows = entries.map { CardHistoryRow($0, counts: counting.contains($0.id), context) }
    switch output.format {
    case .json: try context.console.json(CardHistoryReport(card: id, entries: rows))
    case .name: for row in rows { context.console.out.line(row.id.displaySafe) }
    case .text, .wide:
      for row in rows { context.console.out.line(row.line(context)) }
    }
    if rows.isEmpty {
      context.console.notice(
        ko: "아직 답한 적이 없는 카드입니다.", en: "This card has not been answered yet.")
      throw ExitStatus.nothingFound
    }
  }
}
