internal import ArgumentParser
internal import KubeNotes
internal import NotesStore

/// `quiz card commands`: the cards made from the examples of commands, by group.
struct CardGroupCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commands",
    abstract: localized(
      ko: "명령 카드의 묶음을 보고 켜고 끈다", en: "See command cards by group, switch them on and off"),
    discussion: localized(
      ko: """
        명령의 예마다 카드가 하나 있습니다. 매일 쓰는 명령의 카드만 처음부터 켜져 있습니다.
        끈 카드의 기록은 남아 있다가 다시 켜면 이어집니다.

        예:
          quiz card commands
          quiz card commands on rollout create
          quiz card commands off rollout
        """,
      en: """
        Every example of a command is a card. At first only the cards of everyday commands are on.
        Cards that are off keep their history and go on from there when they are on again.

        Examples:
          quiz card commands
          quiz card commands on rollout create
          quiz card commands off rollout
        """))

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case on, off
  }

  @Argument(help: ArgumentHelp(ko: "켜기(on) 또는 끄기(off)", en: "Switch on or off"))
  var action: Action?

  @Argument(help: ArgumentHelp(ko: "묶음의 이름 (여러 개 가능)", en: "Names of groups"))
  var groups: [String] = []

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if action != nil, groups.isEmpty {
      throw ValidationError(
        localized(
          ko: "묶음의 이름이 필요합니다. 'quiz card commands'로 확인하세요.",
          en: "Name the groups. See them with 'quiz card commands'."))
    }
  }

  func run() throws {
    let context = try context(interface)
    let library = try context.library()
    let all = try library.commandCardGroups()
    if let action { try change(action, all, library, context) }
    let choice = try context.progress(following: library).commandCardChoice()
    let shown = all.filter { groups.isEmpty || groups.contains($0.name) }
    let rows = shown.map { CommandCardGroupReport($0, choice) }
    switch output.format {
    case .json: try context.console.json(CommandCardGroupsReport(groups: rows))
    case .name: for row in rows { context.console.out.line(row.group.displaySafe) }
    case .text, .wide: for row in rows { context.console.out.line(row.line(context.language)) }
    }
  }

  private func change(
    _ action: Action, _ all: [CommandCardGroup], _ library: Library, _ context: Context
  ) throws {
    if let wrong = groups.first(where: { name in !all.contains { $0.name == name } }) {
      throw Failure(
        ko: "'\(wrong.displaySafe)' 묶음이 없습니다. 'quiz card commands'로 확인하세요.",
        en: "There is no group '\(wrong.displaySafe)'. See them with 'quiz card commands'.")
    }
    let progress = try context.progress()
    var choice = try progress.commandCardChoice()
    switch action {
    case .on: choice.switchOn(groups)
    case .off: choice.switchOff(groups)
    }
    try progress.set(.commandCards, to: choice, at: context.now())
  }
}

/// One group in `quiz card commands -o json`.
struct CommandCardGroupReport: Encodable {
  enum State: String, Encodable {
    case on, core, off
  }

  var group: String
  var state: State
  /// How many cards are on.
  var on: Int
  var cards: Int

  init(_ group: CommandCardGroup, _ choice: CommandCardChoice) {
    self.group = group.name
    cards = group.cards
    let hasAll = choice.includes(group: group.name, isCore: false)
    let hasCore = choice.includes(group: group.name, isCore: true)
    on = hasAll ? group.cards : hasCore ? group.coreCards : 0
    state = on == 0 ? .off : on == cards ? .on : .core
  }

  func line(_ language: Language) -> String {
    let text: Bilingual =
      switch state {
      case .on: Bilingual(ko: "켬", en: "on")
      case .core: Bilingual(ko: "일부", en: "partly")
      case .off: Bilingual(ko: "끔", en: "off")
      }
    return "\(group.padding(toCells: 16)) \(text[language].padding(toCells: 7)) \(on)/\(cards)"
  }
}

struct CommandCardGroupsReport: Encodable {
  var schemaVersion = 1
  var groups: [CommandCardGroupReport]
}
