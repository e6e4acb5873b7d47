internal import KubeNotes
internal import NotesStore

/// Checks typed answers with what the library knows.
struct AnswerChecking {
  let library: Library

  /// The comparison of what was typed with the nearest accepted answer.
  func check(_ answer: String, _ screen: ReviewScreen) -> AnswerCheck {
    AnswerChecker(commandFacts: library.commandFacts)
      .check(answer, against: screen.face, kind: screen.item.card.kind)
  }
}
