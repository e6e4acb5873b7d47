internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz import PATH…`: takes in folders and files of Markdown notes.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: localized(ko: "자기 노트를 들여온다", en: "Take in your own notes"),
    discussion: localized(
      ko: """
        폴더는 등록되어, 다시 들여오면 바뀐 파일만 읽고 없어진 파일은 검색에서 빠진다.
        Anki 덱(.apkg)과 내보낸 .json, .csv도 들여온다.
        경로 없이 쓰면 등록된 폴더를 모두 다시 읽는다.

        예:
          quiz import ~/notes
          quiz import ~/notes --dry-run
          quiz import ~/notes/old.md --draft-cards ~/draft.md
        """,
      en: """
        Folders are registered: importing again reads only what changed, and files that
        are gone leave the search. Without a path all registered folders are read again.
        Anki decks (.apkg) and exported .json and .csv come in as well.

        Examples:
          quiz import ~/notes
          quiz import ~/notes --dry-run
          quiz import ~/notes/old.md --draft-cards ~/draft.md
        """))

  @Argument(
    help: ArgumentHelp(
      ko: "폴더, Markdown 파일, .apkg, 내보낸 .json·.csv",
      en: "Folders, Markdown files, .apkg, exported .json or .csv"))
  var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      ko: "무엇이 바뀔지만 보여 준다", en: "Only show what would change"))
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      ko: "노트에서 만든 카드 초안을 이 파일에 쓴다(복습에 넣지 않음)",
      en: "Write drafts of cards to this file (not reviewed)"))
  var draftCards: String?

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    if let draftCards { try DraftFile(draftCards).requireAbsence() }
    let decks = try importDecks(context)
    guard decks.isEmpty || decks.count < paths.count else { return }
    var report = ImportReport()
    try context.withLibrary { library in
      report = ImportReport()
      for url in try roots(context) {
        report.add(
          try library.importNotes(at: url, isTrial: dryRun) { done, all in
            showProgress(done, all, context.console)
          })
        if !dryRun {
          try context.progress().registerFolder(
            url.path(percentEncoded: false), at: context.now())
        }
      }
    }
    try print(report, context.console)
    if let draftCards {
      try DraftFile(draftCards).write(from: try roots(context), context.console, isTrial: dryRun)
    }
    if !report.skipped.isEmpty, report.changes + report.unchangedCount == 0 {
      throw ExitStatus.failed
    }
  }

  private func roots(_ context: Context) throws -> [URL] {
    if paths.isEmpty {
      return try context.progress().registeredFolders().map { URL(filePath: $0.path) }
    }
    return paths.map { URL(filePath: $0).standardizedFileURL }.filter { !CardImport.isDeck($0) }
  }

  private func importDecks(_ context: Context) throws -> [URL] {
    let decks = paths.map { URL(filePath: $0).standardizedFileURL }.filter(CardImport.isDeck)
    let work = CardImport(context: context)
    for deck in decks {
      let report = try work.run(deck, isTrial: dryRun)
      if output.format == .json {
        try context.console.json(report)
      } else {
        work.print(report, isTrial: dryRun)
      }
    }
    return decks
  }

  private func showProgress(_ done: Int, _ all: Int, _ console: Console) {
    guard all >= 200, console.notices.isTerminal else { return }
    let text = console.text(ko: "읽는 중 \(done)/\(all)", en: "Reading \(done)/\(all)")
    console.notices.write(done == all ? "\r\u{1B}[K" : "\r\(text)")
  }

  private func print(_ report: ImportReport, _ console: Console) throws {
    switch output.format {
    case .json: try console.json(report)
    case .name: for path in report.added + report.changed { console.out.line(path.displaySafe) }
    case .text, .wide:
      if output.format == .wide || dryRun {
        for (mark, paths) in [("+", report.added), ("~", report.changed), ("-", report.removed)] {
          for path in paths { console.out.line("\(mark) \(path)".displaySafe) }
        }
      }
      let counts = (report.added.count, report.changed.count, report.removed.count)
      console.say(
        ko: "추가 \(counts.0) · 변경 \(counts.1) · 삭제 \(counts.2) · 그대로 \(report.unchangedCount)",
        en: "\(counts.0) added · \(counts.1) changed · \(counts.2) removed · "
          + "\(report.unchangedCount) unchanged")
    }
    for file in report.skipped {
      let reason = file.reason[console.language]
      console.notice(
        ko: "건너뜀: \(file.path.displaySafe) (\(reason))",
        en: "Skipped: \(file.path.displaySafe) (\(reason))")
    }
    warn(of: report.problems, console)
  }

  /// Says what was left out of files that came in, as `quiz check` does, the first few of it.
  private func warn(of problems: [ImportReport.Problem], _ console: Console) {
    for problem in problems.prefix(20) {
      let place = "\(problem.path):\(problem.line):\(problem.column)".displaySafe
      console.notices.line("\(place): \(problem.reason[console.language].displaySafe)")
    }
    guard problems.count > 20 else { return }
    console.notice(
      ko: "… 그 밖에 \(problems.count - 20)곳. 'quiz check 경로'로 모두 볼 수 있습니다.",
      en: "… and \(problems.count - 20) more. 'quiz check PATH' shows all of them.")
  }
}
