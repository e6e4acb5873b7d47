internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Where a card stands, in one word.
enum CardCondition: String, ExpressibleByArgument, CaseIterable, Encodable {
  case new, learning, review, suspended, buried, leech
  /// No longer in the notes; its history is kept.
  case gone

  init(_ card: CardOverview, on today: StudyDay) {
    guard card.isPresent else {
      self = .gone
      return
    }
    guard let state = card.state else {
      self = .new
      return
    }
    if state.isSuspended {
      self = .suspended
    } else if !state.isActive(on: today) {
      self = .buried
    } else {
      self =
        switch state.phase {
        case .new: .new
        case .learning, .relearning: .learning
        case .review: .review
        }
    }
  }

  var text: Bilingual {
    switch self {
    case .new: Bilingual(ko: "새 카드", en: "new")
    case .learning: Bilingual(ko: "익히는 중", en: "learning")
    case .review: Bilingual(ko: "복습", en: "review")
    case .suspended: Bilingual(ko: "빼 둠", en: "suspended")
    case .buried: Bilingual(ko: "내일로 미룸", en: "buried")
    case .leech: Bilingual(ko: "거듭 잊음", en: "leech")
    case .gone: Bilingual(ko: "노트에 없음", en: "gone")
    }
  }
}

/// One card in the form of `quiz card … -o json`.
struct CardReport: Encodable {
  var schemaVersion = 1
  var card: String
  var state: CardCondition
  var topic: String?
  var section: String
  var due: String?
  var intervalDays: Int?
  var reps: Int
  var lapses: Int
  var stability: Double?
  var difficulty: Double?
  /// The probability of recall today.
  var retrievability: Double?
  var leech: Bool
  var prompt: [String: String]
  var answer: [String: String]
}

struct CardListReport: Encodable {
  var schemaVersion = 1
  var cards: [CardReport]
}

/// Prints cards with their states.
struct CardListView {
  private let context: Context
  private let scheduler: Scheduler
  private let today: StudyDay

  init(_ context: Context, _ progress: ProgressStore) throws {
    self.context = context
    scheduler = try progress.scheduler()
    today = scheduler.calendar.day(of: context.now())
  }

  /// - Throws: `ExitStatus.nothingFound` when there are none.
  func print(_ cards: [CardOverview], _ format: OutputFormat) throws {
    let console = context.console
    switch format {
    case .json: try console.json(CardListReport(cards: cards.map(report)))
    case .name: for card in cards { console.out.line(card.card.rawValue.displaySafe) }
    case .text: for card in cards { console.out.line(line(card, isWide: false)) }
    case .wide: for card in cards { console.out.line(line(card, isWide: true)) }
    }
    if cards.isEmpty {
      if format != .json { console.notice(ko: "그런 카드가 없습니다.", en: "There are no such cards.") }
      throw ExitStatus.nothingFound
    }
  }

  /// One card with its texts.
  func print(whole card: CardOverview, _ format: OutputFormat) throws {
    let (console, style) = (context.console, context.console.out.style)
    switch format {
    case .json: try console.json(report(card))
    case .name: console.out.line(card.card.rawValue.displaySafe)
    case .text, .wide:
      console.out.line(style(card.card.rawValue.displaySafe, .title))
      console.out.line(style(card.section.description.displaySafe, .path))
      for language in [context.language, context.language.other] {
        guard let face = card.faces[language] else { continue }
        console.out.line()
        console.out.line(face.prompt.displaySafe)
        console.out.line(style("→ ", .understated) + face.answer.displaySafe)
      }
      console.out.line()
      for fact in facts(card) { console.out.line(fact) }
    }
  }

  private func line(_ card: CardOverview, isWide: Bool) -> String {
    let style = context.console.out.style
    let condition = CardCondition(card, on: today)
    var columns = [
      card.card.rawValue.displaySafe.padding(toCells: 34),
      condition.text[context.language].padding(toCells: 12),
      dueText(card.state).padding(toCells: 12),
    ]
    if isWide {
      columns.append("\(card.state?.reps ?? 0)/\(card.state?.lapses ?? 0)".padding(toCells: 7))
      columns.append((card.topic ?? "").displaySafe.padding(toCells: 14))
    }
    let used = CellWidth.standard.of(columns.joined(separator: " ")) + 1
    let prompt = (card.faces[context.language] ?? card.faces[context.language.other])?.prompt ?? ""
    let short = prompt.split(whereSeparator: \.isNewline).joined(separator: " ").displaySafe
      .truncated(toCells: max(20, context.console.out.width - used))
    return columns[0] + " " + style(columns[1], condition == .suspended ? .warning : .understated)
      + " " + columns.dropFirst(2).joined(separator: " ") + " " + short
  }

  private func facts(_ card: CardOverview) -> [String] {
    let language = context.language
    let condition = CardCondition(card, on: today).text[language]
    guard let state = card.state, let memory = state.memory else { return [condition] }
    let recall = Int(((scheduler.retrievability(state, on: today) ?? 0) * 100).rounded())
    let days = IntervalText.text(.days(max(1, Int(memory.stability.rounded()))), language)
    let difficulty = (memory.difficulty * 10).rounded() / 10
    let due = dueText(state)
    return [
      context.console.text(
        ko: "\(condition) · 다음 \(due) · 답 \(state.reps)번, 잊음 \(state.lapses)번",
        en: "\(condition) · due \(due) · answered \(state.reps)×, forgotten \(state.lapses)×"),
      context.console.text(
        ko: "오늘 떠올릴 확률 \(recall)% · 90%로 떨어지기까지 \(days) · 어려움 \(difficulty)/10",
        en: "recall today \(recall)% · falls to 90% in \(days) · difficulty \(difficulty)/10"),
    ]
  }

  private func dueText(_ state: CardState?) -> String {
    switch state?.due {
    case .day(let day): day.description
    case .instant(let instant): LocalTime(context).minute(instant)
    case nil: "-"
    }
  }

  private func report(_ card: CardOverview) -> CardReport {
    let state = card.state
    let due: String? =
      switch state?.due {
      case .day(let day): day.description
      case .instant(let instant): LocalTime(context).iso(instant)
      case nil: nil
      }
    return CardReport(
      card: card.card.rawValue, state: CardCondition(card, on: today), topic: card.topic,
      section: card.section.description, due: due, intervalDays: state?.intervalDays,
      reps: state?.reps ?? 0, lapses: state?.lapses ?? 0, stability: state?.memory?.stability,
      difficulty: state?.memory?.difficulty,
      retrievability: state.flatMap { scheduler.retrievability($0, on: today) },
      leech: state?.isLeech ?? false,
      prompt: texts(card) { $0.prompt }, answer: texts(card) { $0.answer })
  }

  private func texts(_ card: CardOverview, _ part: (CardFace) -> String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: card.faces.map { ($0.rawValue, part($1)) })
  }
}

/// Instants on the person's wall clock.
struct LocalTime {
  private let timeZone: TimeZone

  init(_ context: Context) {
    timeZone = context.timeZone
  }

  /// `2026-01-05T09:00:00+09:00`.
  func iso(_ instant: Date) -> String {
    instant.formatted(Date.ISO8601FormatStyle(timeZone: timeZone))
  }

  /// `2026-01-05 09:00`.
  func minute(_ instant: Date) -> String {
    String(iso(instant).prefix(16)).replacing("T", with: " ")
  }
}
