internal import ArgumentParser
internal import KubeNotes
internal import NotesStore

/// `quiz show NOTE[#SECTION]`: a note in the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: localized(ko: "노트를 보여 준다", en: "Show a note"),
    discussion: localized(
      ko: """
        노트 없이 쓰면 목록을 보여 줍니다. 용어가 처음 나오는 곳에는 다른 언어의
        이름을 덧붙입니다: 테인트(taint).

        예:
          quiz show
          quiz show scheduling/taints
          quiz show scheduling/taints#effects --lang en
        """,
      en: """
        Without a note it lists all notes. Where a term is first used, its name in
        the other language follows: taint (테인트).

        Examples:
          quiz show
          quiz show scheduling/taints
          quiz show scheduling/taints#effects --lang ko
        """))

  @Argument(help: ArgumentHelp(ko: "노트, 또는 노트#절", en: "A note, or note#section"))
  var note: String?

  @Option(help: ArgumentHelp(ko: "이 주제의 노트만", en: "Only notes of this topic"))
  var topic: String?

  @Flag(name: .customLong("no-pager"), help: ArgumentHelp(ko: "페이저 없이", en: "Without a pager"))
  var withoutPager = false

  @Flag(
    name: .customLong("no-terms"),
    help: ArgumentHelp(
      ko: "용어의 다른 언어 이름을 덧붙이지 않음", en: "Without terms' names in the other language"))
  var withoutTerms = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let context = try context(interface)
    let library = try context.library()
    guard let note else { return try list(library, context) }
    let address = try library.address(named: note)
    guard let found = try library.note(address.note, language: context.language) else {
      throw try library.missingNote(address, command: "show")
    }
    guard address.anchor.isEmpty || found.section(address.anchor) != nil else {
      let sections = found.sections.map(\.anchor).filter { !$0.isEmpty }.joined(separator: ", ")
      throw Failure(
        ko: "노트 '\(found.id.rawValue)'에 '\(address.anchor)' 절이 없습니다. 있는 절: \(sections)",
        en:
          "The note '\(found.id.rawValue)' has no section '\(address.anchor)'. It has: \(sections)"
      )
    }
    let report = NoteReport(
      note: found, anchor: address.anchor, cards: try library.cards(of: address, wholeNote: true),
      glossary: withoutTerms ? nil : try library.glossary())
    switch output.format {
    case .json: try context.console.json(report)
    case .name: context.console.out.line(address.description.displaySafe)
    case .text, .wide:
      if found.language != context.language {
        context.console.notice(
          ko: "한국어 노트가 없어 영어로 보여 줍니다.",
          en: "There is no English note; this is the Korean one.")
      }
      let view = NoteView(
        width: context.console.out.width, language: context.language,
        style: context.console.out.style)
      context.page(view.text(report), usesPager: !withoutPager)
    }
  }

  private func list(_ library: Library, _ context: Context) throws {
    let notes = try library.notes().filter { topic == nil || $0.topic == topic }
    guard !notes.isEmpty else {
      context.console.notice(
        ko: "그런 주제의 노트가 없습니다. 'quiz show'로 목록을 보세요.",
        en: "No notes on that topic. See the list with 'quiz show'.")
      throw ExitStatus.nothingFound
    }
    switch output.format {
    case .json: try context.console.json(NoteListReport(notes))
    case .name: notes.forEach { context.console.out.line($0.id.rawValue.displaySafe) }
    case .text, .wide:
      let view = NoteListView(
        width: context.console.out.width, language: context.language,
        style: context.console.out.style)
      context.page(view.text(notes), usesPager: !withoutPager)
    }
  }
}
