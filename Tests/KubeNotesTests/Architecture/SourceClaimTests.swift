import Foundation
import KubeNotes
import Testing

/// Every claim of the notes that the project began with has a section that answers it.
///
/// `Tests/Fixtures/source-claims.tsv` maps claim ids to sections.
@Suite struct SourceClaimTests {
  static let claims: [(id: String, target: String)] = {
    let file = ModuleArrowTests.root.appending(path: "Tests/Fixtures/source-claims.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t").map(String.init)
      return cells.count == 2 ? (cells[0], cells[1]) : nil
    }
  }()

  @Test func `maps every claim once`() {
    let expected = (1...207).map { number in
      "c" + String(repeating: "0", count: 3 - "\(number)".count) + "\(number)"
    }
    #expect(Self.claims.map(\.id) == expected)
  }

  @Test(arguments: Language.allCases)
  func `leads to sections that exist`(language: Language) throws {
    var anchors: [NoteID: Set<String>] = [:]
    for (id, target) in Self.claims {
      let address = SectionAddress(target)
      if anchors[address.note] == nil {
        let path = "\(language.rawValue)/\(address.note.rawValue).md"
        let file = ModuleArrowTests.root.appending(path: "content/notes/\(path)")
        let note = try NoteReader.read(Data(contentsOf: file), path: path).note
        anchors[address.note] = Set(note.sections.map(\.anchor))
      }
      #expect(anchors[address.note]?.contains(address.anchor) == true, "\(id) → \(target)")
    }
  }
}
