import KubeNotes
import Testing

@Suite struct NoteChoiceTests {
  private func page(_ note: String, _ language: Language, _ score: Double) -> NoteChoice.Page {
    NoteChoice.Page(note: NoteID(rawValue: note), language: language, score: score)
  }

  @Test func `shows a note once, in the language of the person, where its best page stands`() {
    let pages = [
      page("a", .en, 9), page("b", .ko, 8), page("a", .ko, 7), page("c", .en, 6),
    ]
    let chosen = NoteChoice(language: .ko, limit: 10).chosen(from: pages)
    #expect(chosen.map(\.place) == [2, 1, 3])
    #expect(chosen.map(\.hasOtherLanguage) == [true, false, false])
    #expect(NoteChoice(language: .en, limit: 2).chosen(from: pages).map(\.place) == [0, 1])
  }

  @Test func `leaves out what is far behind, but shows three`() {
    let scores = [100.0, 5, 4, 3, 2]
    let pages = scores.enumerated().map { page("\($0)", .ko, $1) }
    #expect(NoteChoice(language: .ko, limit: 10).chosen(from: pages).map(\.place) == [0, 1, 2])
    #expect(NoteChoice(language: .ko, limit: 10).chosen(from: []).isEmpty)
  }
}
