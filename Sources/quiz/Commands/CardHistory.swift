internal import Foundation
internal import KubeNotes
internal import NotesStore

/// One line of a card's history.
struct CardHistoryRow: Encodable {
  var id: String
  var time: String
  var day: String
  var kind: ReviewLogEntry.Kind
  var grade: Int?
  /// Milliseconds.
  var duration: Int?
  var due: String?
  var device: String
  /// False for what was taken back, and for taking back itself.
  var counts: Bool

  init(_ entry: ReviewLogEntry, counts: Bool, _ context: Context) {
    let local = LocalTime(context)
    id = entry.id
    time = local.iso(entry.time)
    day = entry.day.description
    kind = entry.kind
    grade = entry.grade?.rawValue
    duration = entry.duration
    device = entry.device
    self.counts = counts
    due =
      switch entry.schedule?.due {
      case .day(let day): day.description
      case .instant(let instant): local.iso(instant)
      case nil: nil
      }
  }

  /// The row in words.
  func line(_ context: Context) -> String {
    let console = context.console
    let when = String(time.prefix(16)).replacing("T", with: " ")
    let what = grade.flatMap(Grade.init(rawValue:)).map { EntryText.of($0) } ?? EntryText.of(kind)
    var text = when + "  " + what[context.language]
    if let due {
      text = text.padding(toCells: 30) + "  → " + String(due.prefix(16)).replacing("T", with: " ")
    }
    if !counts, kind != .undo {
      text += "  " + console.text(ko: "(되돌림)", en: "(taken back)")
    }
    return counts ? text : console.out.style(text, .understated)
  }
}

struct CardHistoryReport: Encodable {
  var schemaVersion = 1
  var card: String
  var entries: [CardHistoryRow]
}

/// Grades and kinds of log entries in words.
enum EntryText {
  static func of(_ grade: Grade) -> Bilingual {
    switch grade {
    case .again: Bilingual(ko: "다시", en: "again")
    case .hard: Bilingual(ko: "어려움", en: "hard")
    case .good: Bilingual(ko: "알맞음", en: "good")
    case .easy: Bilingual(ko: "쉬움", en: "easy")
    }
  }

  static func of(_ kind: ReviewLogEntry.Kind) -> Bilingual {
    switch kind {
    case .review: Bilingual(ko: "답", en: "answer")
    case .undo: Bilingual(ko: "되돌리기", en: "undo")
    case .suspend: Bilingual(ko: "빼 두기", en: "suspend")
    case .unsuspend: Bilingual(ko: "다시 묻기", en: "unsuspend")
    case .bury: Bilingual(ko: "내일로 미루기", en: "bury")
    case .unbury: Bilingual(ko: "미루기 취소", en: "unbury")
    case .reset: Bilingual(ko: "새 카드로", en: "reset")
    case .manual: Bilingual(ko: "날짜 옮기기", en: "move")
    case .leech: Bilingual(ko: "거듭 잊음 표시", en: "leech")
    case .unleech: Bilingual(ko: "표시 지우기", en: "unleech")
    }
  }
}
