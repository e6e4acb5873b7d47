internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz review`: the daily session.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: localized(ko: "오늘의 카드를 복습한다", en: "Review today's cards"),
    discussion: localized(
      ko: """
        답은 주는 즉시 저장되므로 언제 끝내도 잃는 것이 없습니다.

        예:
          quiz review
          quiz review --topic scheduling --new 5
          quiz review --exam cka --new 10
          quiz review scheduling/taints --cram
        """,
      en: """
        Each answer is saved as it is given, so nothing is lost whenever you stop.

        Examples:
          quiz review
          quiz review --topic scheduling --new 5
          quiz review --exam cka --new 10
          quiz review scheduling/taints --cram
        """))

  @Argument(
    help: ArgumentHelp(ko: "이 노트나 절의 카드만", en: "Only the cards of this note or section"))
  var note: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(ko: "이 주제만 (여러 번 쓸 수 있음)", en: "Only this topic (repeatable)"))
  var topic: [String] = []

  @Option(
    help: ArgumentHelp(
      ko: "시험 범위만, 분야 비중대로: cka, ckad (설정의 시험도 무시: none)",
      en: "Only this exam, by domain weight: cka, ckad; none: not even the exam of the settings"))
  var exam: String?

  // A number below 0 is taken as well, so that what is wrong with it can be said.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "\(localized(ko: "앞으로 며칠 안의 카드까지 미리", en: "Also the cards of this many days to come"))",
      valueName: "days"))
  var ahead: Int?

  @Flag(help: ArgumentHelp(ko: "자꾸 잊는 카드만", en: "Only the cards that keep being forgotten"))
  var leeches = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "오늘의 새 카드 수", en: "How many new cards today"))
  var new: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "답할 카드 수의 한도", en: "Stop after this many answers"))
  var limit: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(ko: "시간 한도(분)", en: "Stop after this many minutes"))
  var minutes: Int?

  @Flag(
    help: ArgumentHelp(
      ko: "일정에 영향을 주지 않고 연습", en: "Practise without touching the schedule"))
  var cram = false

  @Flag(
    help: ArgumentHelp(
      ko: "줄 단위로 (화면 낭독기, 스크립트)", en: "As lines (screen readers, scripts)"))
  var plain = false

  @OptionGroup var interface: InterfaceOptions

  func validate() throws {
    for (name, value) in [
      ("--new", new), ("--limit", limit), ("--minutes", minutes), ("--ahead", ahead),
    ] {
      if let value, value < 0 {
        throw ValidationError(
          localized(
            ko: "\(name)에는 0 이상의 수를 쓰세요.", en: "\(name) takes a number from 0 up."))
      }
    }
  }

  func run() throws {
    try run(in: try context(interface))
  }

  func run(in context: Context) throws {
    let library = try context.library()
    let progress = try context.progress(following: library)
    let plan = try plan(library, progress, context)
    let session = ReviewSession(
      progress: progress, library: library, plan: plan, start: context.now())
    let (end, tally) = try hold(session, context)
    try finish(end, tally, progress, context)
  }

  private func plan(
    _ library: Library, _ progress: ProgressStore, _ context: Context
  ) throws -> ReviewPlan {
    var plan = ReviewPlan()
    plan.limit = limit
    plan.seconds = minutes.map { $0 * 60 }
    plan.filter.newPerDay = new
    if !topic.isEmpty {
      let known = try library.topics().map(\.topic) + [CommandCards.topic]
      if let wrong = topic.first(where: { !known.contains($0) }) {
        // Notes that lie directly in their folder have none.
        let named = known.filter { !$0.isEmpty }.joined(separator: ", ")
        throw Failure(
          ko: "'\(wrong)' 주제가 없습니다. 있는 주제: \(named)",
          en: "There is no topic '\(wrong)'. There are: \(named)")
      }
      plan.filter.topics = topic
    }
    if let note {
      let address = try library.address(named: note)
      guard try library.note(address.note, language: context.language) != nil else {
        throw try library.missingNote(address, command: "review")
      }
      let cards = try library.cards(of: address, wholeNote: address.anchor.isEmpty).map(\.id)
      guard !cards.isEmpty else {
        throw Failure(
          ko: "'\(note)'에는 카드가 없습니다. 'quiz show'로 노트를 확인하세요.",
          en: "'\(note)' has no cards. See the notes with 'quiz show'.")
      }
      plan.filter.cards = cards
    }
    let narrowing = PlanNarrowing(library: library, progress: progress, now: context.now())
    if let exam {
      if exam.lowercased() != "none" { try narrowing.narrow(&plan, toExam: exam) }
    } else if let goal = context.preferences.exam {
      try narrowing.prefer(exam: goal, in: &plan)
    }
    if leeches {
      try narrowing.narrowToLeeches(&plan)
      if plan.more.isEmpty {
        context.console.notice(
          ko: "자꾸 잊는 카드가 없습니다.", en: "No card keeps being forgotten.")
        throw ExitStatus.nothingFound
      }
    }
    if let ahead { try narrowing.widen(&plan, byDays: ahead) }
    if cram {
      let choice = try context.progress().commandCardChoice()
      let ids =
        try plan.filter.cards
        ?? library.studyCards(choice).filter { topic.isEmpty || topic.contains($0.topic) }
        .map(\.id)
      plan.cram = ids.shuffled()
    }
    return plan
  }

  /// Runs the session on the screen, or as lines where there is none.
  private func hold(
    _ session: ReviewSession, _ context: Context
  ) throws -> (ReviewLoop.End, ReviewTally) {
    if !plain, context.console.isInteractive, let raw = RawMode() {
      var loop = ReviewLoop(context: context, session: session)
      let end = try loop.run(raw)
      return (end, loop.session.tally)
    }
    var lines = PlainReview(context: context, session: session) { Swift.readLine() }
    let end = try lines.run()
    return (end, lines.session.tally)
  }

  private func finish(
    _ end: ReviewLoop.End, _ tally: ReviewTally, _ progress: ProgressStore, _ context: Context
  ) throws {
    let summary = ReviewSummary(
      tally: tally, status: try progress.status(at: context.now()),
      tomorrow: try progress.countsTomorrow(at: context.now()), isCram: cram)
    summary.lines(context.language, style: context.console.out.style)
      .forEach { context.console.out.line($0) }
    context.backUpDaily(progress)
    if case .interrupted = end { throw ExitStatus.interrupted }
    if !cram { try optimize(progress, context) }
  }

  /// Fits the schedule to the person when enough was answered since the last time.
  private func optimize(_ progress: ProgressStore, _ context: Context) throws {
    guard let fitting = try progress.optimizeIfWorthwhile(now: context.now()), fitting.isBetter
    else { return }
    context.console.notice(
      ko: "지금까지의 답에 맞추어 복습 일정을 고쳤습니다. 자세히: 'quiz optimize --help'",
      en: "The schedule was fitted to your answers. See 'quiz optimize --help'.")
  }
}
