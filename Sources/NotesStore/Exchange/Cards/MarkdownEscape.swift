/// Which characters of a text need a backslash before them in Markdown.
enum MarkdownEscape {
  /// Whether a text can be taken as it is, which most can: nothing to escape in it and no white space
  /// to join. Looks at bytes alone; of other scripts it knows Hangul.
  static func isPlain(_ text: Substring, after previous: Character?) -> Bool {
    let isAfterSpace = previous?.isWhitespace ?? true
    var last: UInt8 = isAfterSpace ? 0x20 : previous?.isNumber == true ? 0x30 : 0x61
    for (offset, byte) in text.utf8.enumerated() {
      // Before anything but a blank it may begin a character reference.
      if last == UInt8(ascii: "&"), byte != 0x20 { return false }
      switch byte {
      case UInt8(ascii: "&"): break
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xEA...0xED: break
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "/"),
        UInt8(ascii: "("), UInt8(ascii: "%"):
        break
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
        if offset == 0 { return false }
      case UInt8(ascii: "."), UInt8(ascii: ")"):
        if (0x30...0x39).contains(last) || last >= 0x80 { return false }
      case 0x20: if last == 0x20 { return false }
      default: return false
      }
      last = byte
    }
    return true
  }

  /// Whether a character would mean something in Markdown where it stands.
  static func isNeeded(
    _ character: Character, _ previous: Character?, _ next: Character?, _ isAtStart: Bool
  ) -> Bool {
    switch character {
    case "`", "*", "[", "]", "<": true
    case "\\": next.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) } ?? true
    case "_": !isWord(previous) || !isWord(next)
    case "~": next == "~" || previous == "~"
    case "&": next.map { $0.isLetter || $0 == "#" } ?? false
    case "#", ">", "+", "-", "=", "|": isAtStart
    case ".", ")": previous?.isNumber == true && next.map(\.isWhitespace) ?? true
    default: false
    }
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }
}
