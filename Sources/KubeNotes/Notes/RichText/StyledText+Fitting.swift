extension StyledText {
  /// Whether the text is one line of at most `width` cells as it stands, so that wrapping it would give
  /// it back: no line break, no white space at its ends and nowhere two in a row.
  ///
  /// Most of what is drawn is such a line, and looking at its bytes takes a fraction of the time that
  /// parting it into characters does. False for texts that only the latter can tell about.
  func isOneLine(within width: Int, _ cells: CellWidth) -> Bool {
    var used = 0
    var lastIsSpace = true
    for span in spans {
      let fits = span.text.utf8.withContiguousStorageIfAvailable { bytes in
        for byte in bytes {
          guard byte >= 0x20, byte != 0x20 || !lastIsSpace else { return false }
          lastIsSpace = byte == 0x20
        }
        guard let more = cells.ofPlain(bytes) else { return false }
        used += more
        return used <= width
      }
      guard fits ?? false else { return false }
    }
    return !lastIsSpace || spans.isEmpty
  }
}
