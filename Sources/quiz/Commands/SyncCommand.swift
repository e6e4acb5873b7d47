internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz sync [DIR]`: exchanges progress with other devices over a shared folder.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: localized(
      ko: "공유 폴더로 다른 기기와 기록을 주고받는다",
      en: "Exchange progress with other devices over a folder"),
    discussion: localized(
      ko: """
        git, Syncthing, Dropbox처럼 파일을 옮겨 주는 폴더면 됩니다. 기기마다 자기 파일에
        덧붙이기만 하므로 충돌이 없습니다. 폴더를 쓰지 않으면 지난번 폴더를 씁니다.
        자세히: quiz help sync

        예:
          quiz sync ~/Dropbox/quiz --dry-run
          quiz sync ~/Dropbox/quiz
          quiz sync
        """,
      en: """
        Any folder whose files something else copies will do: git, Syncthing, Dropbox. Each
        device only appends to files of its own, so there are no conflicts. Without a folder
        the last one is used. More: quiz help sync

        Examples:
          quiz sync ~/Dropbox/quiz --dry-run
          quiz sync ~/Dropbox/quiz
          quiz sync
        """))

  @Argument(
    help: ArgumentHelp(
      "\(localized(ko: "기기들이 함께 쓰는 폴더", en: "The folder that your devices share"))",
      valueName: "folder"))
  var folder: String?

  @Flag(
    help: ArgumentHelp(
      ko: "무엇을 주고받을지만 보여 준다", en: "Only show what would come and go"))
  var dryRun = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress()
    let sync = Sync(progress, home: ThisMachine.home(context.variables))
    guard let path = try folder ?? sync.lastFolder() else { throw SyncError.noFolder }
    if !dryRun { context.backUpDaily(progress) }
    let report = try sync.run(path, at: context.now(), isTrial: dryRun)
    let view = SyncView(report: report, console: context.console)
    switch output.format {
    case .json: try context.console.json(SyncJSON(report, context.language))
    case .name: report.shares.forEach { context.console.out.line($0.device.displaySafe) }
    case .text, .wide: view.draw()
    }
    view.drawNotices()
  }
}

/// What tells this machine from others.
enum ThisMachine {
  static func home(_ variables: [String: String]) -> Sync.Home {
    // machine-id(5): one for each installation of the system.
    let identifier = (try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)) ?? ""
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init)
    let given = variables["QUIZ_DEVICE"].flatMap { $0.isEmpty ? nil : String($0.prefix(60)) }
    return Sync.Home(
      name: given ?? host ?? "quiz",
      machine: identifier.isEmpty
        ? host ?? "" : identifier.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
