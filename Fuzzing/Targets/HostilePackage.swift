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

  /// The database of a sound collection with one note.
  package static func collection() throws -> [UInt8] {
    try AnkiDatabase(
      front: "{{Front}}", back: "{{Back}}", fields: "a\u{1F}b", tags: "", deck: "D", guid: "g",
      numbers: "0", data: "{}", names: "Front,Back"
    ).bytes()
  }

  /// An archive with an entry of this name beside a collection.
  package static func withEntry(_ name: String, isLink: Bool = false) -> [UInt8] {
    var archive = StoredArchive()
    archive.add(Array("collection.anki2".utf8), [])
    archive.add(Array(name.utf8), Array("/etc/passwd".utf8), isLink: isLink)
    return archive.closed()
  }

  /// A package of the current layout whose collection unpacks to so many times 128 KiB of zeros:
  /// Zstandard (RFC 8878, 3.1.1) needs four bytes for each.
  package static func bomb(blocks: Int) -> [UInt8] {
    // The magic number, no optional field, a window of 128 KiB.
    var frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 7 << 3]
    for index in 0..<blocks {
      // Its size, that it repeats one byte, and whether it is the last.
      let header = (128 << 10) << 3 | 1 << 1 | (index == blocks - 1 ? 1 : 0)
      frame += [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16), 0]
    }
    return StoredArchive.with([("meta", [8, 3]), ("collection.anki21b", frame)])
  }
}
