import Foundation
import KubeNotes
import Testing

/// Every learning point of the exams is stated in both languages, taught by a section that both
/// languages have, and asked by cards that exist.
@Suite struct CurriculumCoverageTests {
  /// What `content/notes` holds in one language.
  private struct Shelf {
    var sections: Set<SectionAddress> = []
    /// The ids of the blocks that cards are made from.
    var blocks: Set<String> = []
  }

  private static let content = ModuleArrowTests.root.appending(path: "content")

  /// The fewest cards that a domain may have.
  private static let fewestCards = 20

  private static func curriculum() throws -> Curriculum {
    let file = content.appending(path: "curriculum.yaml")
    return try Curriculum(yaml: String(contentsOf: file, encoding: .utf8))
  }

  private static func shelf(_ language: Language) throws -> Shelf {
    let folder = content.appending(path: "notes/\(language.rawValue)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var shelf = Shelf()
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      let path = file.pathComponents.suffix(3).joined(separator: "/")
      let note = try NoteReader.read(Data(contentsOf: file), path: path).note
      shelf.sections.formUnion(note.sections.map { note.address(of: $0) })
      shelf.blocks.formUnion(note.cards.map { $0.id.block })
    }
    return shelf
  }

  @Test func `has the points of the reference and numbers them in order`() throws {
    let ids = try Self.curriculum().points.map(\.id)
    #expect(ids.count >= 314)
    #expect(
      ids
        == (1...ids.count).map { number in
          "p" + String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
        })
  }

  @Test func `states every point in both languages, with an official source`() throws {
    for point in try Self.curriculum().points {
      let scalars = point.statement.ko.unicodeScalars
      let hangul = scalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      #expect(hangul, "\(point.id) has no Korean: \(point.statement.ko)")
      #expect(!point.statement.en.isEmpty, "\(point.id)")
      #expect(point.statement.ko != point.statement.en, "\(point.id)")
      #expect(URL(string: point.source)?.scheme == "https", "\(point.id): \(point.source)")
    }
  }

  @Test(arguments: Language.allCases)
  func `teaches and asks every point`(language: Language) throws {
    let shelf = try Self.shelf(language)
    #expect(!shelf.sections.isEmpty && !shelf.blocks.isEmpty)
    for point in try Self.curriculum().points {
      #expect(shelf.sections.contains(point.taught), "\(point.id) → \(point.taught)")
      #expect(!point.cards.isEmpty, "\(point.id) is asked by no card")
      for card in point.cards where !shelf.blocks.contains(card.block) {
        Issue.record("\(point.id): there is no card \(card.rawValue) in \(language)")
      }
    }
  }

  @Test func `has enough cards in every domain`() throws {
    let curriculum = try Self.curriculum()
    for domain in curriculum.exams.flatMap(\.domains) {
      let cards = Set(curriculum.points(of: domain).flatMap(\.cards).map(\.block))
      #expect(cards.count >= Self.fewestCards, "\(domain.id) has \(cards.count) cards")
    }
  }

  /// The domain that counts most in the CKA, troubleshooting, is the one with most cards.
  @Test func `asks most about the weightiest domain of the CKA`() throws {
    let curriculum = try Self.curriculum()
    let domains = try #require(curriculum.exam("cka")).domains
    let sizes = domains.map { domain in
      (domain.weight, Set(curriculum.points(of: domain).flatMap(\.cards).map(\.block)).count)
    }
    let weightiest = try #require(sizes.max { $0.0 < $1.0 })
    #expect(sizes.allSatisfy { $0.1 <= weightiest.1 }, "\(sizes)")
  }
}
