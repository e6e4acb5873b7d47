internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz restore [WHICH]`: puts a backup in the place of the progress.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: localized(ko: "백업을 되살린다", en: "Put a backup in place"),
    discussion: localized(
      ko: """
        먼저 지금 것과 백업을 견주어 보여 주고 묻는다. 지금 것은 백업으로 남으므로 다시
        되돌릴 수 있다. 고르지 않으면 가장 새것을 쓴다.

        예:
          quiz restore --dry-run
          quiz restore 1 --yes
          quiz restore 2026-01-04 --dry-run
        """,
      en: """
        Shows the present state beside the backup's first, and asks. The present state stays
        as a backup, so this can be taken back. Without a choice the newest one is taken.

        Examples:
          quiz restore --dry-run
          quiz restore 1 --yes
          quiz restore 2026-01-04 --dry-run
        """))

  @Argument(
    help: ArgumentHelp(
      ko: "`quiz backup --list`의 번호나 이름, 날짜, 또는 파일",
      en: "A number or name from `quiz backup --list`, a date, or a file"))
  var which: String?

  @Flag(help: ArgumentHelp(ko: "묻지 않는다", en: "Do not ask"))
  var yes = false

  @Flag(help: ArgumentHelp(ko: "견주어 보여 주기만 한다", en: "Only compare"))
  var dryRun = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let backups = context.backups
    let backup: Backup
    do {
      backup = try backups.find(which)
    } catch let error as BackupError {
      context.console.notices.line(error.message.sentence(in: context.language).displaySafe)
      throw ExitStatus.nothingFound
    }
    let restoration = try Restoration(
      backup, backups, randomness: { UInt64.random(in: .min ... .max) })
    let view = RestoreView(context: context)
    if output.format != .json { view.compare(restoration) }
    var kept: Backup?
    if !dryRun {
      guard try yes || view.confirm() else { throw ExitStatus.nothingFound }
      kept = try restoration.run(at: context.now())
    }
    if output.format == .json {
      try context.console.json(RestoreJSON(restoration, kept: kept, isTrial: dryRun, context))
    } else if !dryRun {
      view.done(kept)
    }
  }
}

/// What `quiz restore` says.
struct RestoreView {
  let context: Context

  private var console: Console { context.console }

  func compare(_ restoration: Restoration) {
    func text(ko: String, en: String) -> String { console.text(ko: ko, en: en) }
    let missing = text(ko: "없음", en: "none")
    let damaged = text(ko: "손상됨", en: "damaged")
    let now = restoration.present
    let absent = restoration.isDamaged ? damaged : missing
    let backup = restoration.candidate
    let rows = [
      ("", text(ko: "지금", en: "now"), text(ko: "백업", en: "backup") + " " + restoration.backup.name),
      (
        text(ko: "배운 카드", en: "cards studied"), now.map { "\($0.cards)" } ?? absent,
        "\(backup.cards)"
      ),
      (text(ko: "답", en: "answers"), now.map { "\($0.answers)" } ?? absent, "\(backup.answers)"),
      (
        text(ko: "마지막 답", en: "last answer"), now.map { time($0.lastAnswer) } ?? absent,
        time(backup.lastAnswer)
      ),
    ]
    for row in rows {
      console.out.line(
        (row.0.padding(toCells: 15) + row.1.padding(toCells: 18) + row.2).displaySafe)
    }
    if restoration.isSynced {
      console.notice(
        ko: "기기들과 주고받은 기록은 다음 `quiz sync` 때 다시 들어옵니다.",
        en: "What other devices have of your history comes back at the next `quiz sync`.")
    }
  }

  private func time(_ date: Date?) -> String {
    date.map { LocalTime(context).minute($0) } ?? "-"
  }

  /// Asks; false for anything but a yes.
  func confirm() throws -> Bool {
    guard console.canAsk else {
      throw Failure(
        ko: "터미널이 아니어서 물을 수 없습니다. 되살리려면 `--yes`를 붙이세요.",
        en: "There is no terminal to ask in. Add `--yes` to put the backup in place.")
    }
    console.notices.write(
      console.text(
        ko: "백업을 되살릴까요? 지금 것은 백업으로 남습니다. [y/N] ",
        en: "Put the backup in place? The present state stays as a backup. [y/N] "))
    let answer = Swift.readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    return ["y", "yes", "예", "네", "ㅛ"].contains(answer)
  }

  func done(_ kept: Backup?) {
    console.notice(ko: "되살렸습니다.", en: "The backup is in place.")
    guard let kept else { return }
    let name = kept.name.displaySafe
    if kept.kind == .damaged {
      console.notice(ko: "손상된 파일은 \(name)(으)로 남겼습니다.", en: "The damaged file stays as \(name).")
    } else {
      console.notice(
        ko: "바꾸기 전 것은 `quiz restore \(name)`(으)로 되살릴 수 있습니다.",
        en: "What was there comes back with `quiz restore \(name)`.")
    }
  }
}

/// What `quiz restore -o json` prints.
struct RestoreJSON: Encodable {
  struct Contents: Encodable {
    var cards: Int
    var entries: Int
    var answers: Int
    var lastAnswer: String?

    init(_ summary: ProgressSummary, _ context: Context) {
      (cards, entries, answers) = (summary.cards, summary.entries, summary.answers)
      lastAnswer = summary.lastAnswer.map { LocalTime(context).iso($0) }
    }
  }

  let schemaVersion = 1
  var dryRun: Bool
  var backup: String
  var candidate: Contents
  var present: Contents?
  var damaged: Bool
  var kept: String?

  init(
    _ restoration: Restoration, kept: Backup?, isTrial: Bool, _ context: Context
  ) {
    dryRun = isTrial
    backup = restoration.backup.name
    candidate = Contents(restoration.candidate, context)
    present = restoration.present.map { Contents($0, context) }
    damaged = restoration.isDamaged
    self.kept = kept?.name
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, dryRun, backup, candidate, present, damaged, kept
  }
}
