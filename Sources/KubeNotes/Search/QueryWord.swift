/// One run of one script in a query.
struct QueryWord: Sendable, Hashable {
  enum Script: Sendable, Hashable {
    case hangul
    case initials
    case latin
    case other
  }

  /// The run, folded.
  var token: String
  /// As it was typed.
  var typed: String
  var script: Script
  /// The parts of an identifier, at punctuation and case borders; empty for one part.
  var parts: [String]
  /// Whether it follows the run before it without a space.
  var isGlued: Bool

  /// Cuts a text into runs, at most `limit`.
  static func words(of text: String, limit: Int) -> [QueryWord] {
    var words: [QueryWord] = []
    var bytes = Array(text.utf8)
    // Control characters would be read as marks of the tokenizer.
    for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
    var tokenizer = TextTokenizer()
    var lastEnd = -1
    bytes.withUnsafeBufferPointer { buffer in
      _ = tokenizer.tokenize(buffer) { token, start, end, colocated in
        let text = String(decoding: token, as: UTF8.self)
        if colocated {
          if let last = words.indices.last, words[last].script == .latin,
            text != words[last].token.filter({ !"./-_:".contains($0) })
          {
            words[last].parts.append(text)
          }
          return true
        }
        guard words.count < limit else { return false }
        let typed = String(decoding: buffer[start..<end], as: UTF8.self)
        words.append(
          QueryWord(
            token: text, typed: typed, script: script(of: text), parts: [],
            isGlued: start == lastEnd))
        lastEnd = end
        return true
      }
    }
    return words
  }

  private static func script(of token: String) -> Script {
    guard let first = token.unicodeScalars.first else { return .other }
    if first.isASCII { return .latin }
    if Hangul.isInitialConsonants(token) { return .initials }
    return Hangul.isSyllable(first) || Hangul.isLetter(first) ? .hangul : .other
  }

  /// The number of syllables or letters.
  var length: Int { token.unicodeScalars.count }
}
