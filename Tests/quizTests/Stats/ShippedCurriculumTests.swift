import Foundation
import KubeNotes
import NotesStore
import Testing

@Suite struct ShippedCurriculumTests {
  @Test func `every point serves a domain, is taught and is asked`() throws {
    let file = QuizBinary.packageRoot.appending(path: "content/curriculum.yaml")
    let written = try Curriculum(yaml: String(contentsOf: file, encoding: .utf8))
    let home = try TemporaryHome()
    let library = try Library.open(at: home.url.appending(path: "cache/library.sqlite"))
    let stored = try library.curriculum()
    #expect(stored.exams == written.exams)
    #expect(stored.exams.map(\.id) == ["cka", "ckad"])
    #expect(stored.points.map(\.id) == written.points.map(\.id))
    #expect(Set(stored.points.map(\.id)).count == stored.points.count)
    for exam in stored.exams {
      #expect(exam.domains.reduce(0) { $0 + $1.weight } == 100, "\(exam.id)")
    }
    let domains = Set(stored.exams.flatMap(\.domains).map(\.id))
    for (point, original) in zip(stored.points, written.points) {
      #expect(!point.domains.isEmpty && domains.isSuperset(of: point.domains), "\(point.id)")
      #expect(!point.cards.isEmpty, "\(point.id) has no card")
      let blocks = Set(point.cards.map(\.block))
      for card in original.cards where !blocks.contains(card.rawValue) {
        Issue.record("\(point.id): there is no card \(card.rawValue)")
      }
      for language in Language.allCases {
        let note = try library.note(point.taught.note, language: language)
        let isThere =
          note?.language == language
          && note?.sections.contains { $0.anchor == point.taught.anchor } == true
        #expect(isThere, "\(point.id): there is no section \(point.taught) in \(language)")
      }
    }
  }
}
