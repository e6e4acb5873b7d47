/// The anchors of a note's headings.
struct Anchors {
  private var used: [String: Int] = [:]

  /// A heading split into what is shown and the anchor declared with `{#anchor}` at its end.
  static func split(_ heading: String) -> (text: String, anchor: String?) {
    let trimmed = heading.trimmed
    guard trimmed.hasSuffix("}"), let open = trimmed.lastIndex(of: "{") else {
      return (trimmed, nil)
    }
    let inside = trimmed[trimmed.index(after: open)...].dropLast().drop { $0 == ":" || $0 == " " }
    guard inside.first == "#" else { return (trimmed, nil) }
    let name = inside.dropFirst().prefix { !$0.isWhitespace && $0 != "#" && $0 != "{" }
    guard !name.isEmpty else { return (trimmed, nil) }
    return (trimmed[..<open].trimmed, String(name))
  }

  /// The anchor that GitHub makes from a heading: lower case, letters, digits, `-` and `_` kept,
  /// each space a hyphen.
  static func slug(_ heading: String) -> String {
    var result = ""
    for character in heading.trimmed.lowercased() {
      if character == " " || character == "-" {
        result.append("-")
      } else if character == "_" || character.isLetter || character.isNumber {
        result.append(character)
      }
    }
    return result.isEmpty ? "section" : result
  }

  /// The anchor, or with `-1`, `-2` and so on where the note has it already.
  mutating func unique(_ anchor: String) -> String {
    var candidate = anchor
    while used[candidate] != nil {
      let next = used[anchor, default: 0] + 1
      used[anchor] = next
      candidate = "\(anchor)-\(next)"
    }
    used[candidate] = 0
    return candidate
  }
}
