internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz backup`: copies the progress now, or lists the copies.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: localized(ko: "학습 기록을 백업한다", en: "Back up your progress"),
    discussion: localized(
      ko: """
        복습하거나 기록을 바꾼 날에는 저절로 하나씩 만들어지며, 7일·4주·12달분이 남는다.
        손으로 만든 것은 지우지 않는다. 모든 백업은 기록을 다시 계산해 확인한 것이다.

        예:
          quiz backup
          quiz backup --list
          quiz restore 1 --dry-run
        """,
      en: """
        One is made by itself on each day with a review or another change; those of 7 days,
        4 weeks and 12 months stay. Those made by hand are never removed. Every backup was
        checked by a replay of its log.

        Examples:
          quiz backup
          quiz backup --list
          quiz restore 1 --dry-run
        """))

  @Flag(help: ArgumentHelp(ko: "있는 백업을 보여 준다", en: "Show the backups there are"))
  var list = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    if list { return try show(context.backups.all(), context) }
    guard context.hasProgress else {
      context.console.notices.line(BackupError.nothing.message[context.language])
      throw ExitStatus.nothingFound
    }
    let backup = try context.backups.make(
      .manual, of: try context.progress(), at: context.now())
    switch output.format {
    case .json: try context.console.json(BackupJSON(backup, number: nil, context))
    case .name: context.console.out.line(backup.name.displaySafe)
    case .text, .wide:
      let path = backup.url.path(percentEncoded: false).displaySafe
      context.console.say(ko: "백업했습니다: \(path)", en: "Backed up: \(path)")
    }
  }

  private func show(_ backups: [Backup], _ context: Context) throws {
    let console = context.console
    if output.format == .json {
      try console.json(
        BackupListJSON(
          backups: backups.enumerated().map { BackupJSON($1, number: $0 + 1, context) }))
    }
    guard !backups.isEmpty else {
      console.notice(
        ko: "아직 백업이 없습니다. `quiz backup`으로 만드세요.",
        en: "There is no backup yet. Make one with `quiz backup`.")
      throw ExitStatus.nothingFound
    }
    for (index, backup) in backups.enumerated() {
      switch output.format {
      case .json: break
      case .name: console.out.line(backup.name.displaySafe)
      case .text, .wide:
        let number = "\(index + 1)".padding(toCells: 4)
        let size = ByteCount.text(backup.size).padding(toCells: 8)
        let kind = backup.kind.text[context.language].padding(toCells: 10)
        let name =
          output.format == .wide ? backup.url.path(percentEncoded: false) : backup.name
        console.out.line(
          number + LocalTime(context).minute(backup.time) + "  " + kind + size
            + console.out.style(name.displaySafe, .path))
      }
    }
  }
}

/// Sizes of files for people.
enum ByteCount {
  static func text(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 500_000) / 1_000_000) MB"
  }
}

extension Backup.Kind {
  var text: Bilingual {
    switch self {
    case .daily: Bilingual(ko: "매일", en: "daily")
    case .manual: Bilingual(ko: "직접", en: "by hand")
    case .replaced: Bilingual(ko: "바꾸기 전", en: "replaced")
    case .damaged: Bilingual(ko: "손상됨", en: "damaged")
    }
  }
}

/// One backup in JSON.
struct BackupJSON: Encodable {
  let schemaVersion = 1
  var number: Int?
  var name: String
  var time: String
  var kind: String
  var size: Int
  var path: String

  init(_ backup: Backup, number: Int?, _ context: Context) {
    self.number = number
    name = backup.name
    time = LocalTime(context).iso(backup.time)
    kind = backup.kind.rawValue
    size = backup.size
    path = backup.url.path(percentEncoded: false)
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, number, name, time, kind, size, path
  }
}

struct BackupListJSON: Encodable {
  var schemaVersion = 1
  var backups: [BackupJSON]
}
