internal import GRDBSQLite

/// Texts for statements that are bound straight on SQLite.
enum SQLiteText {
  /// Binds a text, of which SQLite takes a copy.
  static func bind(_ text: String, to statement: OpaquePointer, at index: CInt) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty text has no address, and without one it would be NULL.
        _ =
          characters.baseAddress.map {
            sqlite3_bind_text(statement, index, $0, CInt(characters.count), transient)
          } ?? sqlite3_bind_text(statement, index, "", 0, transient)
      }
    }
  }
}
