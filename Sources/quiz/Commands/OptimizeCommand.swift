internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// On or off.
enum Switch: String, ExpressibleByArgument, CaseIterable {
  case on, off
}

/// `quiz optimize`: fits the scheduler to the person.
struct OptimizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: localized(
      ko: "복습 일정을 내 기억에 맞춘다", en: "Fit the schedule to your memory"),
    discussion: localized(
      ko: """
        지금까지의 답으로 FSRS 매개변수를 맞추고, 따로 떼어 둔 답을 더 잘 맞힐 때만 바꿉니다.
        복습을 마칠 때 충분히 쌓였으면 저절로 실행됩니다 (--auto off로 끔).
        --workload는 목표 기억률마다 하루에 드는 시간과 남는 카드를 일 년 동안 모의합니다.

        예:
          quiz optimize
          quiz optimize --dry-run
          quiz optimize --workload
          quiz optimize --auto off
        """,
      en: """
        Fits the parameters of FSRS to your answers, and changes them only where they
        predict answers that were held back better. Runs by itself after a session when
        enough was answered (switch it off with --auto off). --workload simulates a year
        of your deck: time a day against cards known, for each desired retention.

        Examples:
          quiz optimize
          quiz optimize --dry-run
          quiz optimize --workload
          quiz optimize --auto off
        """))

  @Flag(help: ArgumentHelp(ko: "바꾸지 않고 보기만 한다", en: "Show the result, change nothing"))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      ko: "목표 기억률마다 드는 시간과 남는 것", en: "What each desired retention costs and brings"))
  var workload = false

  @Option(
    help: ArgumentHelp(ko: "복습 뒤에 저절로 맞추기", en: "Whether it runs by itself after a session"))
  var auto: Switch?

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let progress = try context.progress(following: try context.library())
    if let auto {
      try progress.set(.optimizesItself, to: auto == .on, at: context.now())
      context.console.notice(
        ko: auto == .on ? "복습 뒤에 저절로 맞춥니다." : "이제 저절로 맞추지 않습니다.",
        en: auto == .on ? "Runs by itself after a session." : "No longer runs by itself.")
      return
    }
    if workload {
      try WorkloadView(context, progress).print(output.format)
      return
    }
    let fitting = try progress.fit()
    if !dryRun { try progress.apply(fitting, at: context.now()) }
    let report = OptimizeReport(fitting, isApplied: fitting.isBetter && !dryRun)
    switch output.format {
    case .json: try context.console.json(report)
    case .name: context.console.out.line(fitting.optimization.verdict.rawValue)
    case .text, .wide:
      let view = OptimizeView(language: context.language, style: context.console.out.style)
      view.lines(report, fitting).forEach { context.console.out.line($0) }
    }
  }
}
