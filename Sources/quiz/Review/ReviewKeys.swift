internal import KubeNotes

/// The keys of the review screen, as the help shows them.
enum ReviewKeys {
  static let rows: [(keys: String, meaning: Bilingual)] = [
    ("space enter", Bilingual(ko: "답 보기, 제안된 등급 주기", en: "show the answer, take the grade")),
    ("1 2 3 4", Bilingual(ko: "다시, 어려움, 알맞음, 쉬움", en: "again, hard, good, easy")),
    ("p f", Bilingual(ko: "맞음(3), 틀림(1)", en: "pass (3), fail (1)")),
    ("t", Bilingual(ko: "답을 적어서 맞춰 보기", en: "type the answer and compare")),
    ("u", Bilingual(ko: "마지막 답 되돌리기", en: "undo the last answer")),
    ("l tab", Bilingual(ko: "한국어와 영어 바꾸기", en: "flip Korean and English")),
    ("e", Bilingual(ko: "편집기에서 카드 고치기", en: "edit the card in your editor")),
    ("o", Bilingual(ko: "카드의 노트 열기", en: "open the card's note")),
    ("c", Bilingual(ko: "카드의 명령 풀이", en: "explain the command on the card")),
    ("s", Bilingual(ko: "이 카드를 쉬게 하기", en: "suspend the card")),
    ("b", Bilingual(ko: "내일까지 미루기", en: "bury the card until tomorrow")),
    ("esc", Bilingual(ko: "입력하지 않고 답 보기", en: "show the answer without typing")),
    ("?", Bilingual(ko: "이 도움말", en: "this help")),
    ("q ctrl-c", Bilingual(ko: "끝내기 (답은 이미 저장됨)", en: "quit (answers are saved already)")),
  ]

  /// What is said when something was taken back.
  static func undone(_ kind: ReviewLogEntry.Kind) -> Bilingual {
    kind == .review
      ? Bilingual(ko: "마지막 답을 되돌렸습니다.", en: "The last answer was taken back.")
      : Bilingual(ko: "이 카드에 한 것을 되돌렸습니다.", en: "What was done to this card was taken back.")
  }

  static func name(of grade: Grade) -> Bilingual {
    switch grade {
    case .again: Bilingual(ko: "다시", en: "Again")
    case .hard: Bilingual(ko: "어려움", en: "Hard")
    case .good: Bilingual(ko: "알맞음", en: "Good")
    case .easy: Bilingual(ko: "쉬움", en: "Easy")
    }
  }

  static func style(of grade: Grade) -> Style {
    switch grade {
    case .again: .again
    case .hard: .hard
    case .good: .good
    case .easy: .easy
    }
  }
}
