/// How many cells of a terminal a text takes.
///
/// A grapheme cluster is as wide as its widest scalar: East Asian Wide and Fullwidth take two cells
/// (Unicode Standard Annex #11), combining marks, joiners and medial or final jamo none, emoji
/// presentation (VS16) and flags two, all others one.
package struct CellWidth: Sendable, Hashable {
  /// The cells of a character of ambiguous width (`→`, `①`, `│`): 1, or 2 on some old Korean
  /// terminals.
  package var ambiguous: Int

  /// The width on today's terminals.
  package static let standard = CellWidth(ambiguous: 1)

  package init(ambiguous: Int) {
    self.ambiguous = ambiguous == 2 ? 2 : 1
  }

  /// The cells that a text takes on one line. Control characters take none.
  package func of(_ text: String) -> Int {
    let plain = text.utf8.withContiguousStorageIfAvailable(ofPlain)
    return (plain ?? nil) ?? text.reduce(0) { $0 + of($1) }
  }

  /// The cells that a part of a text takes on one line. One function for both kinds of texts would be a
  /// generic one, which other modules call through the runtime.
  package func of(_ text: Substring) -> Int {
    let plain = text.utf8.withContiguousStorageIfAvailable(ofPlain)
    return (plain ?? nil) ?? text.reduce(0) { $0 + of($1) }
  }

  /// The cells of a text of which each scalar is a character by itself, which needs no search for the
  /// borders of grapheme clusters; nil for any other text.
  ///
  /// - Parameter bytes: valid UTF-8.
  func ofPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var total = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte >= 0x20 && byte != 0x7F { total += 1 }
        index += 1
        continue
      }
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xB7 {
        total += of("·" as Unicode.Scalar)
        index += 2
        continue
      }
      guard byte >> 4 == 0xE, index + 2 < bytes.count else { return nil }
      let value =
        UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
      switch value {
      case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3041...0x3096: total += 2
      // Dashes, quotation marks, ellipsis; arrows; lines of boxes.
      case 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x257F:
        total += ambiguous == 1 ? 1 : Unicode.Scalar(value).map { of($0) } ?? 1
      default: return nil
      }
      index += 3
    }
    return total
  }

  /// The cells that one grapheme cluster takes.
  package func of(_ character: Character) -> Int {
    var widest = 0
    var flags = 0
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0xFE0F: return 2
      case 0x1F1E6...0x1F1FF: flags += 1
      default: break
      }
      widest = max(widest, of(scalar))
    }
    return flags >= 2 ? 2 : widest
  }

  /// Whether a scalar is among those that every frame has, such as `·`, `…`, `▸` and the lines of boxes,
  /// and that take cells whatever they are. The standard library looks long for the category of one.
  static func isSymbol(_ value: UInt32) -> Bool {
    switch value {
    case 0xAE...0x2FF, 0x2010...0x2027, 0x2190...0x25FF: true
    default: false
    }
  }

  private func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: return 1
    case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3041...0x3096: return 2
    case 0..<0xA0: return 0
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    if !Self.isSymbol(value) {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
      default: break
      }
    }
    if Self.wide.hasRange(containing: value) { return 2 }
    return ambiguous == 2 && Self.ambiguousRanges.hasRange(containing: value) ? 2 : 1
  }
}

extension [UInt32] {
  /// Whether one of the ranges contains the value. They are in ascending order, each as its first and
  /// its last value.
  fileprivate func hasRange(containing value: UInt32) -> Bool {
    var low = 0
    var high = count / 2
    while low < high {
      let middle = (low + high) / 2
      if value < self[2 * middle] {
        high = middle
      } else if value > self[2 * middle + 1] {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
