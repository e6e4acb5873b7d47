internal import Foundation

/// The text of a file in lines: UTF-8 without a byte order mark, line feeds only, in Unicode
/// normalisation form C, without control characters.
package struct SourceText: Sendable, Hashable {
  /// The whole text in UTF-8; ends with a line feed unless it is empty.
  let bytes: [UInt8]
  /// Where each line begins in `bytes`, and at the end the number of bytes.
  private let starts: [Int]

  /// The number of lines.
  package var count: Int { starts.count - 1 }

  /// Reads a file's bytes.
  ///
  /// - Throws: `NoteFileError.notUTF8` with the offset of the first byte that is not UTF-8.
  init(_ data: Data, path: String) throws(NoteFileError) {
    let raw = [UInt8](data)
    guard let text = String(validating: raw, as: UTF8.self) else {
      throw .notUTF8(path: path, offset: Self.firstInvalidOffset(in: raw))
    }
    self.init(text)
  }

  init(_ text: String) {
    var clean = Self.withoutControls(text)
    if Self.mayNeedComposition(clean) {
      let composed = String(decoding: clean, as: UTF8.self).precomposedStringWithCanonicalMapping
      clean = Array(composed.utf8)
    }
    clean = Shortcodes.resolved(clean)
    self.init(clean: clean)
  }

  private init(clean: [UInt8]) {
    var clean = clean
    if let last = clean.last, last != .lineFeed { clean.append(.lineFeed) }
    var starts = [0]
    for (index, byte) in clean.enumerated() where byte == .lineFeed { starts.append(index + 1) }
    bytes = clean
    self.starts = starts
  }

  /// The bytes of a line without its line feed; `line` counts from 1.
  func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    guard line >= 1, line <= count else { return [] }
    return bytes[starts[line - 1]..<(starts[line] - 1)]
  }

  /// A line without its line feed; `line` counts from 1. Empty outside the text.
  package func line(_ line: Int) -> String {
    String(decoding: bytes(ofLine: line), as: UTF8.self)
  }

  /// The bytes of lines with their line feeds.
  func bytes(ofLines lines: Range<Int>) -> ArraySlice<UInt8> {
    let lines = lines.clamped(to: 1..<(count + 1))
    return lines.isEmpty ? [] : bytes[starts[lines.lowerBound - 1]..<starts[lines.upperBound - 1]]
  }

  /// Lines, joined by line feeds.
  func text(ofLines lines: Range<Int>) -> String {
    String(decoding: bytes(ofLines: lines), as: UTF8.self)
  }

  /// The text with some lines emptied, so that the numbers of the others stay.
  func emptying(_ lines: [Range<Int>]) -> SourceText {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var next = 1
    for range in lines {
      let range = range.clamped(to: next..<max(next, count + 1))
      kept.append(contentsOf: bytes(ofLines: next..<range.lowerBound))
      kept.append(contentsOf: repeatElement(.lineFeed, count: range.count))
      next = range.upperBound
    }
    kept.append(contentsOf: bytes(ofLines: next..<max(next, count + 1)))
    return SourceText(clean: kept)
  }

  /// Drops the byte order mark and C0 and C1 controls, and turns CR LF and CR into LF.
  private static func withoutControls(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      var result: [UInt8] = []
      result.reserveCapacity(source.count + 1)
      var index = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while index < source.count {
        let byte = source[index]
        let next = index + 1 < source.count ? source[index + 1] : 0
        switch byte {
        case 0x0D:
          result.append(.lineFeed)
          if next == .lineFeed { index += 1 }
        case .lineFeed, .tab: result.append(byte)
        case 0..<0x20, 0x7F: break
        case 0xC2 where next < 0xA0: index += 1
        default: result.append(byte)
        }
        index += 1
      }
      return result
    }
  }

  /// Whether the text has a scalar that normalisation form C might change. Hangul syllables, ideographs
  /// and Latin letters, which are nearly everything, are passed over.
  private static func mayNeedComposition(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(where: { $0 >= 0xCC }) else { return false }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x300, 0x2010...0x2116, 0x3000...0x3098, 0x3100...0xD7A3, 0xFE10...0xFFFF: continue
      case 0x2190...0x2328, 0x232B...0x2ADB, 0x1F000...0x1FAFF: continue
      default: return true
      }
    }
    return false
  }

  /// The offset of the first byte that does not belong to valid UTF-8.
  private static func firstInvalidOffset(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let tab = UInt8(ascii: "\t")
}
