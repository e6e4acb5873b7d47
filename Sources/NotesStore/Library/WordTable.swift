internal import GRDB
internal import KubeNotes

/// The words of the full-text index with what they can be looked up by: keys, initials, sound.
enum WordTable {
  /// Makes the table again from the index.
  static func refresh(in db: Database) throws {
    try db.execute(sql: "DELETE FROM word")
    let insert = try db.makeStatement(sql: "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)")
    let rows = try Row.fetchCursor(db, sql: "SELECT term, doc FROM text_vocabulary")
    while let row = try rows.next() {
      let term: String = row[0]
      let frequency: Int = row[1]
      guard let first = term.unicodeScalars.first, first.value > UInt32(TextTokenizer.pairsMark)
      else {
        try insert.execute(arguments: [term, frequency, nil, nil, nil, nil])
        continue
      }
      if Hangul.isSyllable(first) || Hangul.isLetter(first) {
        let keys = Hangul.keys(term)
        try insert.execute(arguments: [
          term, frequency, keys, String(keys.reversed()), Hangul.initialConsonants(term),
          LoanwordSpelling.skeleton(of: term),
        ])
      } else {
        // A skeleton in capitals is that of a Latin word.
        let skeleton = LatinSounds.skeleton(of: term).uppercased()
        try insert.execute(arguments: [
          term, frequency, nil, term.utf8.count <= 40 ? String(term.reversed()) : nil, nil,
          skeleton.isEmpty ? nil : skeleton,
        ])
      }
    }
  }
}
