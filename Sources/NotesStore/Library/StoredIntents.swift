package import KubeNotes

/// The index of what commands are for, read from `library.sqlite`.
package struct StoredIntents: IntentSource, Sendable {
  let reader: ReadConnection

  package func posting(_ token: String) throws -> IntentIndex.Posting? {
    try reader.read { db in
      try db.first("SELECT weight, phrases FROM intent_token WHERE token = ?", [.text(token)]) {
        row in
        let bytes = row.bytes(1)
        let phrases = stride(from: 0, to: bytes.count - 3, by: 4).map {
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
        }
        return IntentIndex.Posting(weight: row[0], phrases: phrases)
      }
    }
  }

  package func entries(_ positions: [UInt32]) throws -> [UInt32: IntentIndex.Entry] {
    try reader.read { db in
      var entries: [UInt32: IntentIndex.Entry] = [:]
      for position in positions {
        try db.forEachRow(
          "SELECT command, kind, example, is_group, norm FROM intent_phrase WHERE id = ?",
          [.integer(Int64(position))]
        ) { row in
          var phrase = IntentPhrase(
            command: row[0], kind: IntentPhrase.Kind(rawValue: row[1]) ?? .meaning,
            example: row[2], text: "")
          phrase.isGroup = row[3]
          entries[position] = IntentIndex.Entry(phrase: phrase, norm: row[4])
          return true
        }
      }
      return entries
    }
  }
}
