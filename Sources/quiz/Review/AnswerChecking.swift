internal import KubeNotes
internal import NotesStore

/// Checks typed answers with what the library knows: commands, and the names that a term has.
///
/// The glossary is read at the first answer that is typed, so that a sitting starts without it.
struct AnswerChecking {
  let library: Library
  private var checker: AnswerChecker?

  init(library: Library) {
    self.library = library
  }

  /// The comparison of what was typed with the nearest accepted answer.
  mutating func check(_ answer: String, _ screen: ReviewScreen) -> AnswerCheck {
    // Without a glossary a term has one name; that is no reason to refuse an answer.
    let checker =
      self.checker
      ?? AnswerChecker(glossary: try? library.glossary(), commandFacts: library.commandFacts)
    self.checker = checker
    return checker.check(answer, against: screen.face, kind: screen.item.card.kind)
  }
}
