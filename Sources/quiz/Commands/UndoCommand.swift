internal import ArgumentParser
internal import KubeNotes
internal import NotesStore

/// `quiz undo`: takes back the last answer or mark.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: localized(
      ko: "마지막 답이나 표시를 되돌린다", en: "Take back the last answer or mark"),
    discussion: localized(
      ko: """
        다시 실행하면 하나씩 더 앞으로 되돌립니다. 기록은 지워지지 않습니다.

        예:
          quiz undo
          quiz undo --count 3
        """,
      en: """
        Run it again to go one further back. Nothing is erased from the log.

        Examples:
          quiz undo
          quiz undo --count 3
        """))

  @Option(help: ArgumentHelp(ko: "되돌릴 수", en: "How many to take back"))
  var count = 1

  @OptionGroup var interface: InterfaceOptions

  func validate() throws {
    guard count >= 1 else {
      throw ValidationError(
        localized(ko: "--count에는 1 이상의 수를 쓰세요.", en: "--count takes a number from 1 up."))
    }
  }

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    context.backUpDaily(progress)
    for index in 0..<count {
      guard let undone = try progress.undo(at: context.now()) else {
        context.console.notice(ko: "되돌릴 것이 없습니다.", en: "There is nothing to take back.")
        if index == 0 { throw ExitStatus.nothingFound }
        return
      }
      let entry = undone.entry
      let what = (entry.grade.map { EntryText.of($0) } ?? EntryText.of(entry.kind))
      let card = entry.card.rawValue.displaySafe
      let when = LocalTime(context).minute(entry.time)
      context.console.say(
        ko: "되돌렸습니다: \(card) · \(what.ko) (\(when))",
        en: "Taken back: \(card) · \(what.en) (\(when))")
    }
  }
}
