internal import Foundation
internal import KubeNotes
internal import NotesStore

extension CommandRequest {
  /// Answers the words, each line of standard input, or shows what can be asked.
  ///
  /// - parameter endsProcess: whether nothing is done after the answer.
  /// - throws: `ExitStatus.nothingFound`.
  func run(endsProcess: Bool = false) throws {
    let context = try Context(lang: lang, color: color)
    let library = try context.library()
    if endsProcess { library.leaveOpen() }
    let answers = CommandAnswers(
      library: library, facts: library.commandFacts, intents: library.commandIntents,
      request: self, context: context)
    if isBatch {
      while let line = readLine() { _ = try library.reading { try answers.answer(line) } }
      return
    }
    guard let text = try text(context) else { return try library.reading(answers.browse) }
    if try !library.reading({ try answers.answer(text) }) { throw ExitStatus.nothingFound }
  }
}

/// Answers what `quiz command` is asked.
struct CommandAnswers {
  let library: Library
  let facts: StoredCommandFacts
  let intents: StoredIntents
  let request: CommandRequest
  let context: Context

  /// Characters of a question that are repeated to the person.
  private static let mostEchoed = 200

  /// Commands shown for a question, unless more are asked for with `-o wide`.
  private static let mostFound = 5

  /// Cells below which no title is shown beside its note.
  private static let leastTitle = 12

  private var console: Console { context.console }

  /// Answers one line; false when nothing was found.
  func answer(_ text: String) throws -> Bool {
    guard request.mode != .find else { return try find(text) }
    let reading = try LineReading(text, facts: facts)
    guard request.mode == .explain || reading.isCommandLine else { return try find(text) }
    return try explain(reading)
  }

  private func explain(_ reading: LineReading) throws -> Bool {
    let explanation = try Explainer(facts: facts).explain(reading)
    let card = try explanation.bareCommand.flatMap { try reading.card(of: $0) }
    switch request.format {
    case .json:
      let study = try study(of: explanation)
      try console.json(
        ExplanationReport(
          explanation, card: card,
          study: .init(
            notes: study.notes.map { ($0.address, $0.titles) }, cards: study.cards)))
    case .name: for path in explanation.commands { console.out.line(path) }
    case .text, .wide:
      let drawing = ExplanationDrawing(
        explanation: explanation, language: context.language, style: console.out.style,
        width: console.out.width)
      var lines = card == nil ? drawing.lines : drawing.verdict
      if let card {
        let view = CommandCardView(
          card: card, language: context.language, style: console.out.style,
          width: console.out.width, isWide: request.format == .wide)
        lines = view.lines + lines
      }
      lines += self.lines(of: try study(of: explanation))
      console.out.lines(lines)
    }
    return !explanation.commands.isEmpty || !explanation.notices.isEmpty
      || !explanation.replacement.isEmpty
  }

  /// What to read and study about the commands of a line; of a line whose command is gone, about
  /// what is typed today.
  private func study(of explanation: Explanation) throws -> CommandStudy {
    var paths = explanation.commands.filter { $0.contains(" ") }
    if paths.isEmpty, let today = explanation.replacement.first {
      paths = try Explainer(facts: facts).explain(today).commands
    }
    return try library.study(of: paths)
  }

  private func lines(of study: CommandStudy) -> [String] {
    let style = console.out.style
    let shown = study.notes.map { note in
      let title = note.titles.preferring(context.language) ?? ""
      return ("quiz show \(note.address)", title.displaySafe)
    }
    let widest = shown.map { CellWidth.standard.of($0.0) }.max() ?? 0
    let label = console.text(ko: "노트", en: "Notes")
    let gap = String(repeating: " ", count: CellWidth.standard.of(label))
    var lines = shown.enumerated().map { index, row in
      let start = index == 0 ? style(label, .heading) : gap
      let room = console.out.width - CellWidth.standard.of(label) - widest - 4
      guard room >= Self.leastTitle else { return "\(start)  \(style(row.0, .path))" }
      let title = row.1.truncated(toCells: room)
      return "\(start)  \(style(row.0.padding(toCells: widest), .path))  \(title)"
    }
    if let first = study.cards.first {
      let count = study.cards.count
      lines.append(
        style(console.text(ko: "카드", en: "Cards"), .heading) + "  "
          + console.text(ko: "\(count)장: ", en: "\(count): ")
          + style("quiz card show \(first.rawValue)", .path))
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func find(_ text: String) throws -> Bool {
    let limit = request.format == .text ? min(request.limit, Self.mostFound) : request.limit
    let found = try CommandFinder.find(text, facts: facts, intents: intents, limit: limit)
    switch request.format {
    case .json: try console.json(CommandsReport(query: text, results: found))
    case .name: for result in found { console.out.line(result.command) }
    case .text, .wide:
      if found.isEmpty {
        let text = String(text.displaySafe.prefix(Self.mostEchoed))
        console.notice(
          ko: "'\(text)'에 맞는 명령을 찾지 못했습니다. 다른 말로 쓰거나 quiz search로 노트를 찾아 보세요.",
          en: "No command fits '\(text)'. Use other words, or look in the notes with quiz search.")
      }
      for result in found { show(result) }
    }
    return !found.isEmpty
  }

  private func show(_ result: FoundCommand) {
    let style = console.out.style
    let meaning = result.meaning?[context.language] ?? ""
    console.out.line("\(style(result.command, .title))  \(meaning)")
    let what =
      result.exampleMeaning.map { "  " + style("# " + $0[context.language], .comment) } ?? ""
    console.out.line("  \(style(result.example, .code))\(what)")
  }

  /// Without words: what there is to do, with the commands for it.
  func browse() throws {
    let tasks = try facts.tasks()
    switch request.format {
    case .json: try console.json(TasksReport(tasks: tasks))
    case .name: for path in tasks.flatMap(\.commands) { console.out.line(path) }
    case .text, .wide:
      let style = console.out.style
      let width = tasks.flatMap(\.commands).map { CellWidth.standard.of($0) }.max() ?? 0
      for task in tasks {
        console.out.line(style(task.title[context.language], .heading))
        for path in task.commands {
          let meaning = try facts.command(path)?.meaning?[context.language] ?? ""
          console.out.line("  \(style(path.padding(toCells: width), .code))  \(meaning)")
        }
        console.out.line()
      }
      console.say(
        ko: "하나를 자세히 보려면: quiz command kubectl rollout undo",
        en: "To see one of them: quiz command kubectl rollout undo")
    }
  }
}

private struct TasksReport: Encodable {
  struct Task: Encodable {
    var id: String
    var title: Bilingual
    var commands: [String]
  }

  var schemaVersion = 1
  var kind = "tasks"
  var tasks: [Task]

  init(tasks: [TaskFact]) {
    self.tasks = tasks.map { Task(id: $0.id, title: $0.title, commands: $0.commands) }
  }
}
