/// Quotes and escapes of the POSIX shell (POSIX.1-2017, Shell Command Language, 2.2 Quoting).
package enum ShellQuoting {
  /// What a program gets for the word: quotes and escapes taken away.
  static func value(of word: some Sequence<Unicode.Scalar>) -> String {
    let scalars = Array(word)
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(scalars.count)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "\\":
        guard index < scalars.count else { break }
        if scalars[index] != "\n" { out.append(scalars[index]) }
        index += 1
      case "'":
        while index < scalars.count, scalars[index] != "'" {
          out.append(scalars[index])
          index += 1
        }
        index += 1
      case "\"":
        while index < scalars.count, scalars[index] != "\"" {
          if scalars[index] == "\\", index + 1 < scalars.count,
            ["\"", "\\", "$", "`"].contains(scalars[index + 1])
          {
            index += 1
          }
          out.append(scalars[index])
          index += 1
        }
        index += 1
      default:
        out.append(scalar)
      }
    }
    return String(scalars: out[...])
  }

  /// The text as one word of a shell line, quoted where it has to be.
  package static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_./:,=@%+^~<>{}[]".unicodeScalars.contains(scalar)
    }
    let needsQuotes = !plain || text.isEmpty || text.contains("{") || text.contains("[")
    guard needsQuotes else { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
