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
  package func of(_ text: some StringProtocol) -> Int {
    var ascii = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.reduce(0) { $0 + of($1) } }
      if byte >= 0x20 && byte != 0x7F { ascii += 1 }
    }
    return ascii
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

  private func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: return 1
    case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3041...0x3096: return 2
    case 0..<0xA0: return 0
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if Self.wide.hasRange(containing: value) { return 2 }
    return ambiguous == 2 && Self.ambiguousRanges.hasRange(containing: value) ? 2 : 1
  }
}

extension [ClosedRange<UInt32>] {
  /// Whether one of the ranges, which are in ascending order, contains the value.
  fileprivate func hasRange(containing value: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let range = self[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}
