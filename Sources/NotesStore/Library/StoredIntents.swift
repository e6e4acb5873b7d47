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

  package func phrases() throws -> IntentTable {
    try reader.read { db in
      try db.first("SELECT commands, phrases FROM intent_table") { row in
        // Bytes: parting the text into characters took a third of an answer.
        let commands = row.bytes(0).split(separator: UInt8(ascii: "\n"))
          .map { String(decoding: $0, as: UTF8.self) }
        return IntentTable(commands: commands, bytes: row.bytes(1))
      } ?? IntentTable(commands: [], bytes: UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  package func example(_ phrase: UInt32) throws -> String? {
    try reader.read { db in
      try db.first("SELECT run FROM intent_example WHERE phrase = ?", [.integer(Int64(phrase))]) {
        $0[0]
      }
    }
  }
}
