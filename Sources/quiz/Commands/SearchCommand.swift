internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz search QUERY…`: full-text search over all notes.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: localized(ko: "노트를 검색한다", en: "Search the notes"),
    discussion: localized(
      ko: """
        어느 언어로 찾아도, 조사가 붙어도, 철자가 틀려도, 한/영 키를 잘못 눌러도,
        초성만 써도 찾는다. 자기 노트가 함께 실린 노트보다 먼저 나온다.

        예:
          quiz search 테인트 톨러레이션
          quiz search ㅌㅇㅌ
          quiz search initial delay seconds --lang en
          quiz search -i 테인트
        """,
      en: """
        Finds in either language, with particles, misspelt, typed on the wrong
        keyboard layout, or by initial consonants. Your own notes come before the
        shipped ones.

        Examples:
          quiz search taint toleration
          quiz search how to keep pods off a node
          quiz search ㅌㅇㅌ
          quiz search -i taint
        """))

  @Argument(help: ArgumentHelp(ko: "찾을 말", en: "What to find"))
  var query: [String] = []

  @Option(help: ArgumentHelp(ko: "주제 (예: scheduling)", en: "A topic, such as scheduling"))
  var topic: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "결과 수", en: "How many results"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      ko: "누구의 노트: all, own, shipped", en: "Whose notes: all, own, shipped"))
  var source: SearchRequest.Source = .all

  @Flag(
    help: ArgumentHelp(
      ko: "표준 입력의 줄마다 한 번씩 검색한다", en: "Read one query per line from standard input"))
  var batch = false

  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(ko: "치는 대로 찾아 보여 준다", en: "Search on the screen while you type"))
  var interactive = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError(
        localized(ko: "--limit에는 1 이상을 쓰세요.", en: "--limit takes a number from 1."))
    }
    if interactive, batch || output.format == .json || output.format == .name {
      throw ValidationError(
        localized(
          ko: "-i는 화면에 보여 주므로 --batch나 -o와 함께 쓸 수 없습니다.",
          en: "-i shows its results on the screen: leave out --batch and -o."))
    }
  }

  func run() throws {
    // Not in `validate`, which comes before anything is said of options that do not exist.
    if query.isEmpty, !batch, !interactive {
      throw ValidationError(
        localized(
          ko: "찾을 말을 쓰세요. 예: quiz search 테인트", en: "Say what to find: quiz search taint"))
    }
    let context = try context(interface)
    if interactive { return try searchLive(context) }
    let answering = SearchAnswering(
      context: context, format: output.format, language: interface.lang, topic: topic,
      source: source, limit: limit ?? 10)
    if batch { try answering.answerLines() } else { try answering.answer(query) }
  }

  /// Searches while the person types.
  private func searchLive(_ context: Context) throws {
    guard context.console.isInteractive else {
      context.console.notice(
        ko: "quiz: -i는 터미널에서만 쓸 수 있습니다. -i 없이 'quiz search 찾을말'을 쓰세요.",
        en: "quiz: -i needs a terminal; leave it out and run 'quiz search WORDS'.")
      throw ExitStatus.usage
    }
    let notes = limit ?? 30
    // A note is one entry for both its languages, so more pages are asked for.
    let request = SearchRequest(
      query: query.joined(separator: " "), topic: topic, source: source, limit: notes * 2)
    var loop = LiveSearchLoop(context: context, request: request, limit: notes)
    let end = try context.withLibrary { library in
      guard let raw = RawMode() else { throw ExitStatus.usage }
      return try loop.run(library, raw)
    }
    if end == .interrupted { throw ExitStatus.interrupted }
  }
}

extension SearchRequest.Source: ExpressibleByArgument {}
