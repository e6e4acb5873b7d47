/// A choice that a person can make once, in the settings file. The raw value is its name there.
package enum PreferenceKey: String, Sendable, Hashable, CaseIterable {
  case language
  case exam
  case newPerDay = "new-per-day"
  case reviewsPerDay = "reviews-per-day"
  case retention
  case learningSteps = "learning-steps"
  case relearningSteps = "relearning-steps"
  case rolloverHour = "rollover-hour"
  case color
  case pager
  case editor

  /// The environment variables of our own that win over the file, first one first.
  package var variables: [String] {
    switch self {
    case .language: ["QUIZ_LANG"]
    case .color: ["QUIZ_COLOR"]
    default: ["QUIZ_" + rawValue.uppercased().replacing("-", with: "_")]
    }
  }

  /// Variables that all programs share. The file wins over them, as git's `core.pager` and
  /// `core.editor` do: who writes the key wants something else here than elsewhere.
  package var sharedVariables: [String] {
    switch self {
    case .pager: ["PAGER"]
    case .editor: ["VISUAL", "EDITOR"]
    default: []
    }
  }

  /// What holds where nobody chose; the scheduler's defaults are Anki's.
  package var standard: String {
    let options = SchedulingOptions()
    return switch self {
    case .language, .color: "auto"
    case .exam: "none"
    case .newPerDay: "\(options.newPerDay)"
    case .reviewsPerDay: "\(options.reviewsPerDay)"
    case .retention: "\(options.desiredRetention)"
    case .learningSteps: StepList(seconds: options.learningSteps).text
    case .relearningSteps: StepList(seconds: options.relearningSteps).text
    case .rolloverHour: "\(options.rolloverHour)"
    case .pager: "less -FIRX"
    case .editor: "vi"
    }
  }

  package var meaning: Bilingual {
    switch self {
    case .language: Bilingual(ko: "메시지와 노트의 언어", en: "language of messages and notes")
    case .exam: Bilingual(ko: "준비하는 시험", en: "the exam to prepare for")
    case .newPerDay: Bilingual(ko: "하루에 배울 새 카드 수", en: "new cards a day")
    case .reviewsPerDay: Bilingual(ko: "하루 복습 한도", en: "most reviews a day")
    case .retention:
      Bilingual(ko: "목표 기억률", en: "share of reviews you want to get right")
    case .learningSteps:
      Bilingual(ko: "새 카드의 첫 간격들", en: "first delays of a new card")
    case .relearningSteps:
      Bilingual(ko: "잊은 카드의 간격들", en: "delays after a card was forgotten")
    case .rolloverHour: Bilingual(ko: "하루가 시작되는 시각", en: "hour at which a day begins")
    case .color: Bilingual(ko: "색", en: "colours")
    case .pager: Bilingual(ko: "긴 글을 보여 주는 프로그램", en: "shows long texts")
    case .editor: Bilingual(ko: "노트를 고치는 프로그램", en: "edits notes")
    }
  }

  /// What the key takes, in words.
  package var values: Bilingual {
    switch self {
    case .language: Bilingual(ko: "ko, en, auto 중 하나", en: "one of ko, en, auto")
    case .exam: Bilingual(ko: "cka, ckad, none 중 하나", en: "one of cka, ckad, none")
    case .color: Bilingual(ko: "auto, always, never 중 하나", en: "one of auto, always, never")
    case .newPerDay, .reviewsPerDay:
      Bilingual(ko: "0부터 9999까지의 수", en: "a number from 0 to 9999")
    case .rolloverHour: Bilingual(ko: "0부터 23까지의 시각", en: "an hour from 0 to 23")
    case .retention: Bilingual(ko: "0.7부터 0.99까지의 수", en: "a number from 0.7 to 0.99")
    case .learningSteps, .relearningSteps:
      Bilingual(ko: "'1m 10m' 같은 간격들, 또는 none", en: "delays such as '1m 10m', or none")
    case .pager, .editor: Bilingual(ko: "명령", en: "a command")
    }
  }
}
