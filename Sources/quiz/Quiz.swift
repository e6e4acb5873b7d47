internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// The root command. Without a subcommand it shows today.
struct Quiz: ParsableCommand {
  /// The name under which the program was called: `quiz`, or `kubectl quiz` as a kubectl plugin.
  static let calledAs: String = {
    let name = (processArguments.first ?? "quiz").split(separator: "/").last ?? "quiz"
    return name.hasPrefix("kubectl-")
      ? "kubectl " + name.dropFirst(8).replacing("_", with: "-") : String(name)
  }()

  static let configuration = CommandConfiguration(
    commandName: calledAs,
    abstract: localized(
      ko: "쿠버네티스 학습 노트: 검색, 매일 복습, 명령 풀이. 모두 오프라인입니다.",
      en: "Kubernetes study notes: search, daily review, command look-up. All offline."),
    discussion: localized(
      ko: """
        예:
          quiz search 테인트 톨러레이션
          quiz review
          quiz command kubectl rollout undo deploy/web --to-revision=2
          quiz command 이전 버전으로 되돌리기
        """,
      en: """
        Examples:
          quiz search taint toleration
          quiz review
          quiz command kubectl rollout undo deploy/web --to-revision=2
          quiz command go back to the previous version
        """),
    version: Version.description,
    groupedSubcommands: [
      CommandGroup(
        name: localized(ko: "공부", en: "Study"),
        subcommands: [
          ReviewCommand.self, SearchCommand.self, CommandCommand.self, ShowCommand.self,
          CardCommands.self, StatsCommand.self, UndoCommand.self, OptimizeCommand.self,
        ]),
      CommandGroup(
        name: localized(ko: "관리", en: "Manage"),
        subcommands: [
          ImportCommand.self, ExportCommand.self, SyncCommand.self, BackupCommand.self,
          RestoreCommand.self, CheckCommand.self, DoctorCommand.self, PathsCommand.self,
          ConfigCommand.self,
          CompletionCommand.self,
        ]),
    ],
    defaultSubcommand: nil)

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  @Flag(
    help: ArgumentHelp(
      ko: "출력 없이, 복습할 것이 있으면 0, 없으면 1로 끝난다",
      en: "Print nothing; exit 0 when something is due, 1 when not"))
  var quiet = false

  func run() throws {
    let context = try context(interface)
    let isForReading = !quiet && (output.format == .text || output.format == .wide)
    if isForReading, !context.hasProgress {
      let library = try context.library()
      _ = try context.progress(following: library)
      return try welcome(context, library)
    }
    try Today(context: context).run(output.format, isQuiet: quiet)
  }

  private func welcome(_ context: Context, _ library: Library) throws {
    let welcome = Welcome(context: context, calledAs: Self.calledAs)
    welcome.lines(
      notes: try library.notes().count, cards: try library.studyCards(CommandCardChoice()).count
    )
    .forEach { context.console.out.line($0) }
    guard context.console.isInteractive, try welcome.ask({ readLine() }) else { return }
    var review = try ReviewCommand.parse([])
    review.interface = interface
    try review.run(
      in: try Context(
        lang: interface.lang, color: interface.color,
        preferences: SettingsFile(context).preferences))
  }
}
