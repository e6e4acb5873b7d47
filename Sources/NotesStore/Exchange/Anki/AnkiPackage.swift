internal import Foundation

/// An .apkg file: a ZIP archive with a collection and numbered media files.
///
/// Source: Anki, `rslib/src/import_export/package/` and `proto/anki/import_export.proto`. Three
/// layouts exist: 1 `collection.anki2`, 2 `collection.anki21` (both plain, with a JSON media map),
/// 3 `collection.anki21b` (all compressed with Zstandard, with a Protocol Buffers media list).
struct AnkiPackage {
  enum Layout: Int {
    case anki2 = 1
    case anki21 = 2
    case anki21b = 3

    var collection: String {
      switch self {
      case .anki2: "collection.anki2"
      case .anki21: "collection.anki21"
      case .anki21b: "collection.anki21b"
      }
    }
  }

  let archive: ZipArchive
  let layout: Layout
  let limits: ArchiveLimits

  init(path: String, limits: ArchiveLimits) throws {
    archive = try ZipArchive(path: path, limits: limits)
    self.limits = limits
    layout = try Self.layout(of: archive)
    guard archive.contains(layout.collection) else {
      throw ArchiveError.noCollection(path: path)
    }
  }

  private static func layout(of archive: ZipArchive) throws -> Layout {
    guard archive.contains("meta") else {
      return archive.contains(Layout.anki21.collection) ? .anki21 : .anki2
    }
    let meta = try bytes("meta", of: archive, isPacked: false, limit: 1 << 16)
    guard let version = (try? ProtobufReader.fields(meta))?[1]?.number else {
      throw ArchiveError.damaged(path: archive.path, entry: "meta")
    }
    guard let layout = Layout(rawValue: Int(clamping: version)) else {
      throw ArchiveError.unknownVersion(path: archive.path, version: Int(clamping: version))
    }
    return layout
  }

  /// Unpacks the collection into a file.
  func extractCollection(to url: URL) throws {
    try extract(layout.collection, to: url, limit: limits.collection)
  }

  /// The media files: the name in the archive and the name that notes use.
  ///
  /// - Throws: `ArchiveError.leavesFolder` for a name that is a path.
  func media() throws -> [(entry: String, name: String)] {
    guard archive.contains("media") else { return [] }
    let bytes = try Self.bytes(
      "media", of: archive, isPacked: layout == .anki21b, limit: 64 << 20)
    let names = layout == .anki21b ? Self.list(bytes) : Self.map(bytes)
    guard let names else { throw ArchiveError.damaged(path: archive.path, entry: "media") }
    for (_, name) in names where !FileName.isPlain(name) {
      throw ArchiveError.leavesFolder(path: archive.path, entry: name)
    }
    return names.filter { archive.contains($0.entry) }
  }

  /// `{"0": "picture.png"}`
  private static func map(_ bytes: [UInt8]) -> [(entry: String, name: String)]? {
    guard let map = try? JSONDecoder().decode([String: String].self, from: Data(bytes)) else {
      return bytes.isEmpty ? [] : nil
    }
    return map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// `MediaEntries`: entries (1), each with a name (1) and, in old archives, a number (255).
  private static func list(_ bytes: [UInt8]) -> [(entry: String, name: String)]? {
    var reader = ProtobufReader(bytes)
    var names: [(entry: String, name: String)] = []
    do {
      while let (field, value) = try reader.next() {
        guard field == 1, case .bytes(let entry) = value else { continue }
        let fields = try ProtobufReader.fields(entry)
        guard let name = fields[1]?.text else { return nil }
        names.append(("\(fields[255]?.number ?? UInt64(names.count))", name))
      }
    } catch {
      return nil
    }
    return names
  }

  /// Unpacks one entry into a file.
  ///
  /// - Returns: its size.
  @discardableResult
  func extract(_ entry: String, to url: URL, limit: Int) throws -> Int {
    let path = url.path(percentEncoded: false)
    // O_EXCL with O_NOFOLLOW: whatever stands there already, also a link, is not written to.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw ArchiveError.cannotWrite(path: path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var size = 0
    do {
      try Self.unpack(entry, of: archive, isPacked: layout == .anki21b, limit: limit) { piece in
        size += piece.count
        do {
          try handle.write(contentsOf: Data(piece))
        } catch {
          throw ArchiveError.cannotWrite(path: path)
        }
      }
    } catch {
      try? FileManager.default.removeItem(at: url)
      throw error
    }
    return size
  }

  private static func bytes(
    _ entry: String, of archive: ZipArchive, isPacked: Bool, limit: Int
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try unpack(entry, of: archive, isPacked: isPacked, limit: limit) {
      bytes.append(contentsOf: $0)
    }
    return bytes
  }

  private static func unpack(
    _ entry: String, of archive: ZipArchive, isPacked: Bool, limit: Int,
    _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var size = 0
    func count(_ piece: UnsafeRawBufferPointer) throws {
      size += piece.count
      guard size <= limit else {
        throw ArchiveError.tooLarge(path: archive.path, entry: entry, limit: limit)
      }
      try archive.count(piece.count)
      try body(piece)
    }
    guard isPacked else { return try archive.read(entry, count) }
    do {
      var decoder = try ZstandardDecoder()
      try archive.read(entry) { try decoder.feed($0, count) }
      guard decoder.isComplete else { throw ZstandardDecoder.Damage() }
    } catch is ZstandardDecoder.Damage {
      throw ArchiveError.damaged(path: archive.path, entry: entry)
    }
  }
}
