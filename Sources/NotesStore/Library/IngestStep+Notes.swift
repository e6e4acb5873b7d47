internal import Foundation
internal import GRDB
internal import KubeNotes

extension IngestStep {
  /// The shipped notes: pages, sections, cards and the full-text index over them.
  static let notes = IngestStep(schema: LibrarySchema.notes + LibrarySchema.search) { files, db in
    try db.execute(
      sql: "INSERT INTO text_index (text_index, rank) VALUES ('hashsize', ?)",
      arguments: [LibrarySchema.hashSize])
    try db.execute(sql: "INSERT OR IGNORE INTO folder (id, root) VALUES (?, '')", arguments: [1])
    let writer = try PageWriter(db)
    for page in try Int64.fetchAll(db, sql: "SELECT id FROM page WHERE folder = 1") {
      try writer.remove(page: page)
    }
    for file in files {
      guard let path = file.path.dropping(prefix: "notes/"), path.hasSuffix(".md") else { continue }
      guard let note = try? NoteReader.read(file.data, path: path).note else { continue }
      try writer.write(note, folder: 1, hash: "")
    }
    try writer.finish()
  }
}

extension String {
  /// The text behind a prefix; nil where it does not begin so.
  func dropping(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
