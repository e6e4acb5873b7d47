import Foundation
import GRDB
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct LibraryTests {
  let folder = TemporaryFolder()

  private var file: URL { folder.url.appending(path: "cache/library.sqlite") }

  private static func stamp(_ quick: String, _ files: [String: String]) -> ContentStamp {
    ContentStamp(quick: quick) {
      files.sorted { $0.key < $1.key }.map { ShippedFile(path: $0.key, data: Data($0.value.utf8)) }
    }
  }

  private static let content = [
    "glossary.yaml": "terms:\n  - {en: taint, ko: 테인트}\n",
    "notes/ko/scheduling/taints.md":
      "---\ntitle: 테인트\ntopic: scheduling\n---\n\n노드가 파드를 밀어낸다.\n\n## 효과 {#effects}\n\nNoSchedule\n\n"
      + "<!-- card: one -->\nQ: 무엇?\nA: 이것\n",
    "notes/en/scheduling/taints.md":
      "---\ntitle: Taints\ntopic: scheduling\n---\n\nA node repels Pods.\n\n## Effects {#effects}\n\nNoSchedule\n\n"
      + "<!-- card: one -->\nQ: What?\nA: This\n",
  ]

  @Test func buildsWhatIsMissingAndReadsItBack() throws {
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    #expect(library.isFresh)
    let note = try #require(try library.note(NoteID(rawValue: "scheduling/taints"), language: .en))
    #expect(note.title == "Taints")
    #expect(note.sections.map(\.anchor) == ["", "effects"])
    #expect(note.sections.map(\.text) == ["A node repels Pods.", "NoSchedule"])
    let cards = try library.cards()
    #expect(cards.map(\.id.rawValue) == ["one"])
    #expect(cards.first?.faces.count == 2)
    #expect(try library.notes().first?.titles == [.ko: "테인트", .en: "Taints"])
  }

  @Test func findsByCardsAndAliasesAndShowsNeither() throws {
    var content = Self.content
    let path = "notes/en/scheduling/taints.md"
    content[path]?.replace("---\n\nA node", with: "aliases: [repellent]\n---\n\nA node")
    content[path]?.replace("What?", with: "Which marmalade?")
    let library = try Library.open(at: file, stamp: Self.stamp("1", content))
    for (query, anchor, text) in [
      ("marmalade", "effects", "NoSchedule"), ("repellent", "", "A node repels Pods."),
    ] {
      let hit = try library.search(SearchRequest(query: query)).hits.first
      #expect(hit?.anchor == anchor)
      #expect(hit?.snippet.text == text)
    }
  }

  @Test func keepsAnUnchangedFileAndRefreshesAChangedOne() throws {
    _ = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    #expect(try Library.open(at: file, stamp: Self.stamp("1", [:])).isFresh == false)
    var changed = Self.content
    changed["notes/en/scheduling/taints.md"] = "---\ntitle: Tainted nodes\n---\n\nText.\n"
    let library = try Library.open(at: file, stamp: Self.stamp("2", changed))
    #expect(!library.isFresh)
    let note = try library.note(NoteID(rawValue: "scheduling/taints"), language: .en)
    #expect(note?.title == "Tainted nodes")
  }

  @Test(arguments: [
    "",
    "not a database at all, only text that is longer than a header. "
      + String(repeating: "x", count: 4096),
  ])
  func replacesADamagedFile(_ garbage: String) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(garbage.utf8).write(to: file)
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    #expect(library.isFresh)
    #expect(try library.notes().count == 1)
  }

  @Test func importsOnceAndFollowsTheFolder() throws {
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    let notes = folder.url.appending(path: "notes")
    try folder.write("notes/ko/pod.md", "# 파드\n\n가장 작은 단위다.\n")
    try folder.write("notes/en/pod.md", "# Pod\n\nThe smallest unit.\n")
    try folder.write("notes/bad.md", Data([0xFF, 0xFE, 0x00, 0x41]))
    let first = try library.importNotes(at: notes)
    #expect(first.added == ["en/pod.md", "ko/pod.md"])
    #expect(first.skipped.map(\.path) == ["bad.md"])
    let second = try library.importNotes(at: notes)
    #expect(second.changes == 0)
    #expect(second.unchangedCount == 2)
    try folder.write("notes/ko/pod.md", "# 파드\n\n배포의 단위다.\n")
    try FileManager.default.removeItem(at: notes.appending(path: "en/pod.md"))
    let trial = try library.importNotes(at: notes, isTrial: true)
    #expect(trial.changed == ["ko/pod.md"] && trial.removed == ["en/pod.md"])
    let third = try library.importNotes(at: notes)
    #expect(third.changed == ["ko/pod.md"] && third.removed == ["en/pod.md"])
    #expect(try library.note(NoteID(rawValue: "pod"), language: .en)?.language == .ko)
    try library.check()
  }

  @Test func tellsWhatItLeftOutOfAFile() throws {
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    let notes = folder.url.appending(path: "notes")
    try folder.write("notes/a.md", "---\ntitle: Pods\naliases: [pod\n---\n\n# Pods\n\nSmall.\n")
    try folder.write("notes/b.md", "# Nodes\n\nQ: What runs Pods?\n")
    try folder.write("notes/c.md", "# Good\n\nQ: What is it?\nA: Good.\n")
    for isTrial in [true, false] {
      let report = try library.importNotes(at: notes, isTrial: isTrial)
      #expect(report.added == ["a.md", "b.md", "c.md"] && report.skipped == [])
      #expect(report.problems.map(\.path) == ["a.md", "b.md"])
      #expect(report.problems.map(\.line) == [3, 3])
      for problem in report.problems {
        #expect(!problem.reason.ko.isEmpty && !problem.reason.en.isEmpty)
      }
    }
    // What did not change is not read again.
    #expect(try library.importNotes(at: notes).problems == [])
  }

  @Test(arguments: [1, 2, 3])
  func keepsWordsAndCountsAsTheIndexHasThem(_ seed: UInt64) throws {
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    let words = [
      "파드", "노드를", "테인트가", "podSelector", "kube-proxy", "스케줄러", "(Pod)", "a", "롤링업데이트",
    ]
    var random = SplitMix64(seed: seed)
    func text() -> String {
      (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
        words.randomElement(using: &random)
      }.joined(separator: " ")
    }
    for _ in 0..<6 {
      for number in 0..<8 {
        let path = "notes/ko/\(number).md"
        switch Int.random(in: 0..<3, using: &random) {
        case 0: try? FileManager.default.removeItem(at: folder.url.appending(path: path))
        case 1: try folder.write(path, "# \(text())\n\n\(text())\n\n## \(text())\n\n\(text())\n")
        default: continue
        }
      }
      try folder.write("notes/en/always.md", "# \(text())\n\n\(text())\n")
      try library.importNotes(at: folder.url.appending(path: "notes"))
      try library.check()
      let again = try library.importNotes(at: folder.url.appending(path: "notes"))
      #expect(again.changes == 0)
    }
    try library.removeFolder(folder.url.appending(path: "notes"))
    try library.check()
    let own = try library.search(SearchRequest(query: "스케줄러")).hits.filter { !$0.isShipped }
    #expect(own.isEmpty)
  }

  @Test(arguments: [
    (ResultCode.SQLITE_CORRUPT, "database disk image is malformed", true),
    (.SQLITE_CORRUPT_VTAB, "fts5: corruption", true),
    (.SQLITE_NOTADB, "file is not a database", true),
    (.SQLITE_ERROR, "no such table: page", true),
    (.SQLITE_ERROR, "vtable constructor failed: text_index", true),
    (.SQLITE_ERROR, "near \"SELEC\": syntax error", false),
    (.SQLITE_ERROR, "fts5: syntax error near \"\"", false),
    (.SQLITE_BUSY, "database is locked", false),
    (.SQLITE_FULL, "database or disk is full", false),
  ])
  func takesOnlyDamageForDamage(_ code: ResultCode, _ message: String, _ isDamage: Bool) {
    #expect(Library.isDamage(DatabaseError(resultCode: code, message: message)) == isDamage)
  }

  @Test func saysWhichPathIsNotThere() throws {
    let library = try Library.open(at: file, stamp: Self.stamp("1", Self.content))
    #expect(throws: LibraryError.self) {
      try library.importNotes(at: folder.url.appending(path: "nowhere"))
    }
  }
}

/// A folder that lives as long as one test.
final class TemporaryFolder: Sendable {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.appending(path: "kubenotes-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ path: String, _ text: String) throws {
    try write(path, Data(text.utf8))
  }

  func write(_ path: String, _ data: Data) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }
}
