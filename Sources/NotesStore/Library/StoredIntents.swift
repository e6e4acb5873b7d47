internal import Foundation
internal import GRDB
package import KubeNotes

/// The index of what commands are for, read from `library.sqlite`.
package struct StoredIntents: IntentSource, Sendable {
  let database: any DatabaseReader

  package func posting(_ token: String) throws -> IntentIndex.Posting? {
    try database.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT weight, phrases FROM intent_token WHERE token = ?")
      guard let row = try Row.fetchOne(statement, arguments: [token]) else { return nil }
      let data: Data = row[1]
      let phrases = data.withUnsafeBytes { bytes in
        stride(from: 0, to: bytes.count - 3, by: 4).map {
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
        }
      }
      return IntentIndex.Posting(weight: row[0], phrases: phrases)
    }
  }

  package func entries(_ positions: [UInt32]) throws -> [UInt32: IntentIndex.Entry] {
    guard !positions.isEmpty else { return [:] }
    return try database.read { db in
      let list = positions.map(String.init).joined(separator: ",")
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, command, kind, example, is_group, norm FROM intent_phrase WHERE id IN (\(list))
          """)
      var entries: [UInt32: IntentIndex.Entry] = [:]
      while let row = try rows.next() {
        var phrase = IntentPhrase(
          command: row[1], kind: IntentPhrase.Kind(rawValue: row[2]) ?? .meaning, example: row[3],
          text: "")
        phrase.isGroup = row[4]
        entries[row[0]] = IntentIndex.Entry(phrase: phrase, norm: row[5])
      }
      return entries
    }
  }
}
