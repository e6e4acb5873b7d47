internal import CZstd
internal import Foundation
internal import KubeNotes
internal import NotesStore

extension FuzzTarget {
  /// An Anki package. The first byte says what the rest is: the archive, its entries, the database,
  /// or the texts and numbers of one note in a sound database.
  package static let apkg = FuzzTarget(
    name: "apkg",
    pieces: [
      "\u{1E}", "\u{1F}", "{{Front}}", "{{cloze:Text}}", "{{#Back}}", "{{/Back}}", "{{^Back}}",
      "{{FrontSide}}", "{{type:Front}}", "{{hint:Back}}", "{{c1::a::b}}", "{{c2::{{c1::x}}}}",
      "{{c", "::",
      "}}", "<div>", "</div>", "<br>", "<b>", "</b>", "<ul><li>", "<pre><code>", "</code></pre>",
      "<table>",
      "<tr><td>", "<img src=\"a.png\">", "[sound:a.mp3]", "<script>", "<!--", "&nbsp;", "&#27;",
      "&#x202e;",
      "&lt;", "<a href=\"javascript:x\">", "```", "---\n", "Q: ", "A: ", "<!-- card: x -->", "# ",
      "../../x", "/etc/passwd", "a\\b", "\u{0}", "\u{1B}[2J", "\u{202E}", "한국어", "::\u{1F}", "\n",
      "{\"s\":1e308,\"d\":-1}", "9223372036854775807", "-9223372036854775808", " ",
      "collection.anki2",
      "collection.anki21", "collection.anki21b", "media", "meta", "{\"0\":\"a.png\"}",
      "PK\u{3}\u{4}",
    ],
    seeds: { root in
      AnkiSeeds.all + SeedFiles.contents(root, "Tests/Fixtures/fuzz/apkg", ending: "")
    },
    run: { bytes in
      var input = FuzzInput(bytes)
      let package = try AnkiInput.package(of: &input)
      let home = try FuzzHome()
      defer { home.remove() }
      let file = TemporaryPlace.unused(".apkg")
      try Data(package).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let limits = ArchiveLimits(entries: 50, collection: 4 << 20, media: 1 << 20, total: 2 << 20)
      let importer = AnkiImport(
        library: home.library, progress: home.progress, root: home.root, limits: limits)
      do {
        try home.checkImport { try importer.run(file, isTrial: $0) }
      } catch let error as ArchiveError {
        try promise(!error.message.ko.isEmpty && !error.message.en.isEmpty, "\(error)")
      }
      try home.check()
      try home.checkFiles()
    })
}

/// Makes a package of an input.
enum AnkiInput {
  static func package(of input: inout FuzzInput) throws -> [UInt8] {
    switch input.byte() % 4 {
    case 0: return input.bytes
    case 1: return entries(of: &input)
    case 2:
      return StoredArchive.with([("collection.anki2", input.bytes), ("media", Array("{}".utf8))])
    default:
      let cells = input.fields.map(\.utf8Text)
      func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      let database = try AnkiDatabase(
        front: cell(0), back: cell(1), fields: cell(2), tags: cell(3), deck: cell(4),
        guid: cell(5), numbers: cell(6), data: cell(7), names: cell(9)
      ).bytes()
      let media = try JSONEncoder().encode(["0": cell(8)])
      return StoredArchive.with(
        [("collection.anki2", database), ("media", Array(media)), ("0", [1, 2, 3])])
    }
  }

  /// Pairs of names and contents; bits of the first byte say what is compressed or a link.
  private static func entries(of input: inout FuzzInput) -> [UInt8] {
    let flags = input.byte()
    let fields = input.fields
    var archive = StoredArchive()
    for index in stride(from: 0, to: fields.count, by: 2) {
      let content = index + 1 < fields.count ? Array(fields[index + 1]) : []
      let isPacked = flags & 1 << (index / 2 % 4) != 0
      archive.add(
        Array(fields[index]), isPacked ? packed(content) : content,
        isLink: flags & 0x80 != 0 && index == 2)
    }
    return archive.closed()
  }

  /// Compressed with Zstandard.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let size = ZSTD_compress(&result, result.count, bytes, bytes.count, 1)
    return ZSTD_isError(size) == 0 ? Array(result.prefix(size)) : []
  }
}

/// Whole inputs of each kind.
enum AnkiSeeds {
  static var all: [[UInt8]] {
    let texts: [[String]] = [
      [
        "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}", "What is a Pod?\u{1F}The smallest unit",
        "k8s pods", "K8s::Pods", "g1", "2 2 30 10 2500 0 0 0 4 1767571200000",
        "{\"s\":10.5,\"d\":5}",
        "a.png", "Front,Back",
      ],
      [
        "{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}",
        "A {{c1::Pod::what}} runs {{c2::containers}}\u{1F}x",
        "", "클라우드", "g2", "0 0 0 0 0 0 0 0 0 0", "", "b c.jpg", "Text,Extra",
      ],
      [
        "{{#Front}}{{type:Front}}{{/Front}}", "{{hint:Back}}<pre><code>kubectl get po</code></pre>",
        "<div>a<br>b</div><ul><li>c</li></ul>\u{1F}<img src=\"a.png\">[sound:a.mp3]&nbsp;&lt;", "t",
        "D",
        "g3", "1 -1 1767571200 -60 0 1001 5 2 1 1", "{}", "한글.png", "Front,Back",
      ],
    ]
    let notes = texts.map { [UInt8(3)] + Array($0.joined(separator: "\u{1E}").utf8) }
    let databases = notes.compactMap { bytes -> [UInt8]? in
      var input = FuzzInput(bytes)
      return try? AnkiInput.package(of: &input)
    }
    let media: [UInt8] = [0x0A, 0x07, 0x0A, 0x05] + Array("a.png".utf8)
    let lists: [[UInt8]] = [
      Array("meta".utf8) + [0x1E, 8, 3, 0x1E] + Array("collection.anki21b".utf8) + [0x1E, 1, 0x1E]
        + Array("media".utf8) + [0x1E] + media + Array("\u{1E}0\u{1E}abc".utf8)
    ]
    return notes + databases.map { [0] + $0 } + lists.map { [1, 0b1110] + $0 } + plainDatabases
  }

  private static var plainDatabases: [[UInt8]] {
    let database = try? AnkiDatabase(
      front: "{{Front}}", back: "{{Back}}", fields: "a\u{1F}b", tags: "", deck: "D", guid: "g",
      numbers: "2 2 30 10 2500", data: "{}", names: "Front,Back"
    ).bytes()
    return database.map { [[2] + $0] } ?? []
  }
}
