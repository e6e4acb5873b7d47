internal import Foundation
internal import KubeNotes
internal import NotesStore

extension FuzzTarget {
  /// A file to import, through the stores: cards as JSON (0) or CSV (1), or a deck of Markdown (2).
  package static let exchange = FuzzTarget(
    name: "exchange",
    pieces: [
      "{\"schemaVersion\":1,\"kind\":\"cards\",\"cards\":[", "],\"notes\":[],\"reviews\":[]}",
      "{\"id\":\"a\",\"kind\":\"question\",\"topic\":\"t\",\"section\":\"n#s\",\"faces\":{\"ko\":",
      "{\"prompt\":\"p\",\"answer\":\"a\",\"accepted\":[]}", "},", "null", "1e999", "-1", "[", "\"",
      "\\u001b",
      "\\ud800", "cloze", "reversed", "yamlGap", "step", "id,kind,topic,prompt_en,answer_en\r\n",
      ",", "\r\n",
      "\"\"", "\n", "Q: ", "A: ", "C: [x]", "R: ", "Steps: ", "1. ", "<!-- card: x -->\n", "---\n",
      "# a\n",
      "```\n", "id~1", "id~back", "../x", "\u{0}", "\u{202E}", "\u{FEFF}", "name = \"Deck\"\n",
      "[note](x.md)",
      "\u{1E}",
    ],
    seeds: { root in
      let sheet = "id,kind,topic,prompt_en,answer_en,prompt_ko,answer_ko,tags\r\n"
      let json = """
        {"schemaVersion":1,"kind":"cards","cards":[{"id":"a","kind":"question","topic":"t",\
        "section":"n#s","faces":{"en":{"prompt":"p","answer":"a","accepted":["b"]}}}],"notes":[],\
        "reviews":[{"id":"r","device":"d","card":"a","time":1767571200000,"day":20458,\
        "kind":"review","grade":3}]}
        """
      let texts = [
        "\u{0}" + json, "\u{1}" + sheet + "a,question,t,\"p, q\",a,질문,답,x y\r\n",
        "\u{2}+++\nname = \"Deck\"\n+++\nQ: a\nA: b\n---\nC: a [b] c\n",
        "\u{2}# Deck\n\nR: front\nA: back\n\nSteps: t\n1. a\n2. b\n",
      ]
      return texts.map { Array($0.utf8) }
        + SeedFiles.contents(root, "content/notes/en", ending: ".md", limit: 6).map { [2] + $0 }
        + SeedFiles.contents(root, "Tests/Fixtures/fuzz/exchange", ending: "")
    },
    run: { bytes in
      var input = FuzzInput(bytes)
      let home = try FuzzHome()
      defer { home.remove() }
      switch input.byte() % 3 {
      case 0: try cards(Data(input.bytes), ".json", home)
      case 1: try cards(Data(input.bytes), ".csv", home)
      default: try deck(Data(input.bytes), home)
      }
      try home.check()
      try home.checkFiles()
    })

  private static func cards(_ data: Data, _ suffix: String, _ home: FuzzHome) throws {
    let file = TemporaryPlace.unused(suffix)
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let importer = CardFileImport(library: home.library, progress: home.progress, root: home.root)
    do {
      try home.checkImport { try importer.run(file, isTrial: $0) }
    } catch let error as CardFileError {
      try promise(!error.message.ko.isEmpty && !error.message.en.isEmpty, "\(error)")
    }
    try export(home)
  }

  private static func deck(_ data: Data, _ home: FuzzHome) throws {
    let folder = TemporaryPlace.unused()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try data.write(to: folder.appending(path: "deck.md"))
    let report = try home.library.importNotes(at: folder)
    let again = try home.library.importNotes(at: folder)
    try promise(again.added.isEmpty && again.changed.isEmpty, "\(report), then \(again)")
    _ = try home.progress.reconcile(try home.library.cards(), at: FuzzHome.now)
    for note in try home.library.notes() {
      for language in Language.allCases {
        let stored = try home.library.note(note.id, language: language)
        if let heading = stored?.sections.last?.heading {
          _ = try home.library.search(SearchRequest(query: heading, limit: 3))
        }
      }
    }
    try export(home)
  }

  /// What was taken in goes out as JSON and CSV, and back in without adding anything.
  private static func export(_ home: FuzzHome) throws {
    let document = try CardDocument(
      cards: try home.library.cards(), notes: [], progress: home.progress)
    let importer = CardFileImport(library: home.library, progress: home.progress, root: home.root)
    for (suffix, data) in [
      (".json", try document.json()), (".csv", Data(CardSheet(document).text.utf8)),
    ] {
      let file = TemporaryPlace.unused(suffix)
      try data.write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let report = try importer.run(file, isTrial: true)
      try promise(report.added == 0 && report.reviews == 0, "\(suffix): \(report)")
    }
  }
}
