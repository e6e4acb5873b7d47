internal import GRDB
package import KubeNotes

extension Library {
  /// The terms of the glossary, without everyday words, in its order.
  package func glossary() throws -> Glossary {
    try database.read { db in
      var terms: [Int64: Glossary.Term] = [:]
      let names = try Row.fetchCursor(
        db,
        sql: """
          SELECT t.id, t.ko, t.en, s.name, s.kind FROM term t JOIN spelling s ON s.term = t.id
          WHERE t.is_word = 0 ORDER BY s.rowid
          """)
      while let row = try names.next() {
        let id: Int64 = row[0]
        var term = terms[id] ?? Glossary.Term(ko: [row[1]], en: [row[2]])
        // The two names stand in the row of the term; here are the other spellings.
        switch GlossaryMatch.Kind(rawValue: row[4]) ?? .variant {
        case .short: term.short.append(row[3])
        case .variant: term.variants.append(row[3])
        default: break
        }
        terms[id] = term
      }
      return Glossary(terms: terms.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}
