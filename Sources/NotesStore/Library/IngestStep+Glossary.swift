internal import Foundation
internal import GRDB
internal import KubeNotes

extension IngestStep {
  /// The glossary: terms and all their spellings.
  static let glossary = IngestStep(schema: LibrarySchema.glossary) { files, db in
    try db.execute(sql: "DELETE FROM spelling; DELETE FROM term")
    guard let file = files.first(where: { $0.path == "glossary.yaml" }) else { return }
    let glossary: Glossary
    do {
      glossary = try Glossary(yaml: String(decoding: file.data, as: UTF8.self))
    } catch {
      throw LibraryError.glossary(reason: "\(error)")
    }
    let insertTerm = try db.makeStatement(sql: "INSERT INTO term VALUES (?, ?, ?, ?)")
    let insertSpelling = try db.makeStatement(sql: "INSERT INTO spelling VALUES (?, ?, ?, ?, ?)")
    for (index, term) in glossary.terms.enumerated() {
      try insertTerm.execute(arguments: [
        index, term.ko.first ?? "", term.en.first ?? "", term.isWord,
      ])
      var seen: Set<String> = []
      let names = [term.ko, term.en, term.variants, term.short, term.cues, term.related]
      for (kind, names) in names.enumerated() {
        for name in names {
          let key = TextKey.key(name)
          guard !key.isEmpty, seen.insert(key).inserted else { continue }
          let isHangul = !key.utf8.allSatisfy { $0 < 0x80 }
          // What a cue may mean is found by the cue alone.
          let isRelated = kind == GlossaryMatch.Kind.related.rawValue
          try insertSpelling.execute(arguments: [
            isRelated ? "" : key, index, name, kind,
            isHangul && !term.isWord ? Hangul.initialConsonants(name) : "",
          ])
        }
      }
    }
  }
}
