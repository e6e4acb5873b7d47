internal import KubeNotes
internal import NotesStore

/// `quiz` alone: where the person stands today.
struct Today {
  let context: Context

  /// - throws: `ExitStatus.nothingFound` when it is quiet and nothing is due.
  func run(_ format: OutputFormat, isQuiet: Bool) throws {
    let progress = try context.progress(following: try context.library())
    let status = try progress.status(at: context.now())
    let report = StatusReport(status, timeZone: context.timeZone)
    if isQuiet {
      if !report.isDue { throw ExitStatus.nothingFound }
      return
    }
    switch format {
    case .json: try context.console.json(report)
    case .name: context.console.out.line("\(report.due + report.new)")
    case .text, .wide:
      let view = StatusView(
        language: context.language, style: context.console.out.style, calledAs: Quiz.calledAs)
      view.lines(
        report, nextDue: status.nextDue, now: context.now(), timeZone: context.timeZone
      ).forEach { context.console.out.line($0) }
    }
  }
}
