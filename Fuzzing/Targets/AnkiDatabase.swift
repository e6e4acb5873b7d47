internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A collection of schema 11 with one note and two cards, of any texts and numbers.
struct AnkiDatabase {
  var front: String
  var back: String
  /// Texts with U+001F between them.
  var fields: String
  var tags: String
  var deck: String
  var guid: String
  /// Of the card: type, queue, due, interval, factor, left, original due, original deck; of its
  /// review: grade, time. Numbers with spaces between them.
  var numbers: String
  /// The JSON of `cards.data`.
  var data: String
  /// Names of the fields with commas between them.
  var names: String

  func bytes() throws -> [UInt8] {
    let number = numbers.split(separator: " ").map { Int64($0) ?? Int64($0.utf8.count) }
    func at(_ index: Int) -> Int64 { index < number.count ? number[index] : 0 }
    let queue = try DatabaseQueue()
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA page_size = 512")
      try db.execute(
        sql: """
          CREATE TABLE col (id integer PRIMARY KEY, crt, conf, models, decks);
          CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, tags, flds);
          CREATE TABLE cards (id integer PRIMARY KEY, nid, did, ord, mod, type, queue, due, ivl,
            factor, left, odue, odid, data);
          CREATE TABLE revlog (id integer PRIMARY KEY, cid, ease, ivl, factor, time, type);
          """)
      try db.execute(
        sql: "INSERT INTO col VALUES (1, 1700000000, '{\"creationOffset\":-540}', ?, ?)",
        arguments: [try models(), try JSON(["1": ["name": deck]])])
      try db.execute(
        sql: "INSERT INTO notes VALUES (10, ?, 1, ?, ?)", arguments: [guid, tags, fields])
      for order in 0..<2 {
        try db.execute(
          sql: "INSERT INTO cards VALUES (?, 10, 1, ?, 1700000000, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            20 + order, order, at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), data,
          ])
      }
      if number.count > 9 {
        try db.execute(
          sql: "INSERT OR IGNORE INTO revlog VALUES (?, 20, ?, ?, ?, 5000, ?)",
          arguments: [at(9), at(8), at(3), at(4), at(0)])
      }
    }
    return queue.writeWithoutTransaction { db in
      guard let handle = db.sqliteConnection else { return [] }
      var size: Int64 = 0
      guard let memory = sqlite3_serialize(handle, "main", &size, 0) else { return [] }
      defer { sqlite3_free(memory) }
      return Array(UnsafeBufferPointer(start: memory, count: Int(size)))
    }
  }

  private func models() throws -> String {
    try JSON([
      "1": [
        "name": "Type", "type": front.contains("cloze:") ? 1 : 0,
        "flds": names.split(separator: ",").map { ["name": String($0)] },
        "tmpls": [["qfmt": front, "afmt": back], ["qfmt": back, "afmt": front]],
      ]
    ])
  }

  private func JSON(_ value: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
  }
}
