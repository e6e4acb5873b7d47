/// Anki packages that mean harm, for tests of the whole program.
package enum HostilePackage {
  /// A sound package with one note of any texts.
  package static func oneNote(
    front: String, back: String, tags: String, deck: String, media: String
  ) throws -> [UInt8] {
    let cells = [
      "{{Front}}", "{{FrontSide}}<hr>{{Back}}", front + "\u{1F}" + back, tags, deck, "guid", "0",
      "{}",
      media, "Front,Back",
    ]
    var input = FuzzInput([3] + Array(cells.joined(separator: "\u{1E}").utf8))
    return try AnkiInput.package(of: &input)
  }

  /// An archive with an entry of this name beside a collection.
  package static func withEntry(_ name: String, isLink: Bool = false) -> [UInt8] {
    var archive = StoredArchive()
    archive.add(Array("collection.anki2".utf8), [])
    archive.add(Array(name.utf8), Array("/etc/passwd".utf8), isLink: isLink)
    return archive.closed()
  }
}
