internal import CMinizip
internal import Foundation

/// A ZIP archive that is read through minizip. Nothing is written under a name from the archive.
final class ZipArchive {
  let path: String
  private let handle: unzFile
  private var positions: [String: unz64_file_pos] = [:]
  private let limits: ArchiveLimits
  /// What the archive may unpack to, all files together, in bytes.
  private let most: Int
  private var unpacked = 0

  /// - Throws: `ArchiveError` when it is no archive or its table of contents is hostile.
  init(path: String, limits: ArchiveLimits) throws {
    self.path = path
    guard let handle = unzOpen64(path) else { throw ArchiveError.unreadable(path: path) }
    self.handle = handle
    self.limits = limits
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    most = max(limits.harmless, size * limits.ratio)
    // Where this throws, `deinit` closes the file.
    try list()
  }

  deinit { unzClose(handle) }

  var names: [String] { positions.keys.sorted() }

  func contains(_ name: String) -> Bool { positions[name] != nil }

  /// Counts what came out of the archive, after all unpacking.
  ///
  /// - Throws: `ArchiveError.bomb`.
  func count(_ bytes: Int) throws {
    unpacked += bytes
    guard unpacked <= most else { throw ArchiveError.bomb(path: path, ratio: limits.ratio) }
  }

  private func list() throws {
    var status = unzGoToFirstFile(handle)
    var count = 0
    while status == UNZ_OK {
      count += 1
      guard count <= limits.entries else {
        throw ArchiveError.tooManyEntries(path: path, limit: limits.entries)
      }
      var info = unz_file_info64()
      var name = [CChar](repeating: 0, count: 1025)
      guard
        unzGetCurrentFileInfo64(handle, &info, &name, 1024, nil, 0, nil, 0) == UNZ_OK
      else { throw ArchiveError.unreadable(path: path) }
      let text = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      try check(info, text)
      var position = unz64_file_pos()
      guard unzGetFilePos64(handle, &position) == UNZ_OK else {
        throw ArchiveError.unreadable(path: path)
      }
      positions[text] = position
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE, count > 0 else {
      throw ArchiveError.unreadable(path: path)
    }
  }

  private func check(_ info: unz_file_info64, _ name: String) throws {
    if info.flag & 1 != 0 { throw ArchiveError.encrypted(path: path) }
    // The upper half of the attributes is the mode of the file when a Unix made the archive (3).
    if info.version >> 8 == 3, (info.external_fa >> 16) & 0o170000 == 0o120000 {
      throw ArchiveError.symbolicLink(path: path, entry: name)
    }
    if !FileName.staysInside(name) { throw ArchiveError.leavesFolder(path: path, entry: name) }
  }

  /// Hands over a file piece by piece.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard var position = positions[name], unzGoToFilePos64(handle, &position) == UNZ_OK,
      unzOpenCurrentFile(handle) == UNZ_OK
    else { throw ArchiveError.damaged(path: path, entry: name) }
    defer { unzCloseCurrentFile(handle) }
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      while true {
        let count = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
        guard count >= 0 else { throw ArchiveError.damaged(path: path, entry: name) }
        if count == 0 { break }
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
      }
    }
    // Closing compares the checksum of what was read.
    guard unzCloseCurrentFile(handle) == UNZ_OK else {
      throw ArchiveError.damaged(path: path, entry: name)
    }
  }
}

/// Names of files that come from elsewhere.
enum FileName {
  /// Whether a path from an archive stays below the folder that it is read into.
  static func staysInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.contains("\\") && !path.contains("\0")
      && !path.split(separator: "/").contains("..") && !path.dropFirst(1).hasPrefix(":")
  }

  /// Whether a name can be one of a file in a folder: no path, nothing hidden, no control characters.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && staysInside(name) && !name.contains("/")
      && !name.hasPrefix(".")
      && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// A name for a file, made from any text: what file systems, shells and terminals stumble over
  /// becomes a hyphen.
  static func made(from text: String) -> String {
    let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
        scalar
      default: "_.".unicodeScalars.contains(scalar) ? scalar : "-"
      }
    }
    var name = String(String.UnicodeScalarView(scalars)).split(separator: "-").joined(
      separator: "-")
    while name.hasPrefix(".") { name.removeFirst() }
    while name.utf8.count > 80 { name.removeLast() }
    return name.isEmpty ? "deck" : name
  }
}
