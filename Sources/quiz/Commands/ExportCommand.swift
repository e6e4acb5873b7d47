internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz export FORMAT PATH`: takes notes, cards and progress out.
struct ExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, json, csv, apkg
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: localized(ko: "노트·카드·복습 기록을 내보낸다", en: "Take notes, cards and progress out"),
    discussion: localized(
      ko: """
        markdown은 폴더에 노트와 카드를, json은 카드·상태·복습 기록을, csv는 카드와 상태를,
        apkg는 Anki가 가져오는 덱을 상태·복습 기록과 함께 쓴다.

        예:
          quiz export apkg ~/kubernetes.apkg
          quiz export json ~/cards.json --topic scheduling
          quiz export markdown ~/kubenotes
        """,
      en: """
        markdown writes notes with their cards into a folder; json cards, states and the
        review log; csv cards and states; apkg a deck that Anki imports with its states
        and review log.

        Examples:
          quiz export apkg ~/kubernetes.apkg
          quiz export json ~/cards.json --topic scheduling
          quiz export markdown ~/kubenotes
        """))

  @Argument(help: ArgumentHelp(ko: "형식", en: "Format"))
  var format: Format

  @Argument(
    help: ArgumentHelp(ko: "쓸 파일, markdown은 폴더", en: "File to write; a folder for markdown"))
  var path: String

  @Option(help: ArgumentHelp(ko: "이 주제만(여러 번 쓸 수 있음)", en: "Only this topic (may be repeated)"))
  var topic: [String] = []

  @Flag(help: ArgumentHelp(ko: "무엇을 쓸지만 보여 준다", en: "Only show what would be written"))
  var dryRun = false

  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let context = try context(interface)
    let library = try context.library()
    let progress = try context.progress(following: library)
    let cards = try library.cards(topics: topic)
    guard !cards.isEmpty else {
      context.console.notice(
        ko: "내보낼 카드가 없습니다. `quiz card list`로 주제를 확인하세요.",
        en: "There is no card to export. See the topics with `quiz card list`.")
      throw ExitStatus.nothingFound
    }
    let url = URL(filePath: path).standardizedFileURL
    if !dryRun { try write(cards, to: url, library, progress, context) }
    context.console.notice(
      ko: dryRun
        ? "카드 \(cards.count)장을 쓸 것입니다: \(path.displaySafe)"
        : "카드 \(cards.count)장을 썼습니다: \(path.displaySafe)",
      en: "\(dryRun ? "Would write" : "Wrote") \(cards.count) "
        + "\(cards.count == 1 ? "card" : "cards"): \(path.displaySafe)")
  }

  private func write(
    _ cards: [Card], to url: URL, _ library: Library, _ progress: ProgressStore, _ context: Context
  ) throws {
    switch format {
    case .apkg:
      try AnkiExport(cards: cards, progress: progress, root: context.paths.imports).write(to: url)
    case .markdown: _ = try NoteFiles(root: url).write(try notes(library), cards: cards)
    case .json:
      try save(CardDocument(cards: cards, notes: notes(library), progress: progress).json(), url)
    case .csv:
      let document = try CardDocument(
        cards: cards, notes: [], progress: progress, hasReviews: false)
      try save(Data(CardSheet(document).text.utf8), url)
    }
  }

  private func notes(_ library: Library) throws -> [Note] {
    try library.notes().filter { topic.isEmpty || topic.contains($0.topic) }.flatMap { summary in
      try Language.allCases.filter { summary.titles[$0] != nil }
        .compactMap { try library.note(summary.id, language: $0) }
    }
  }

  private func save(_ data: Data, _ url: URL) throws {
    do {
      try data.write(to: url, options: .atomic)
    } catch {
      throw ArchiveError.cannotWrite(path: path)
    }
  }
}
