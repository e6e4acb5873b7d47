/// Texts folded for comparing them as wholes.
package enum TextKey {
  /// The letters and digits of a text, folded, without spaces and punctuation: equal for
  /// `Pod Selector`, `podSelector` and `pod-selector`, and for `롤링 업데이트` and `롤링업데이트`.
  package static func key(_ text: String) -> String {
    var key: [UInt8] = []
    forEachRun(of: text) { run in
      for byte in run where !ScalarReader.isJoiner(byte) { key.append(byte) }
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The runs of a text, folded, without what is colocated with them.
  package static func runs(_ text: String) -> [String] {
    var runs: [String] = []
    forEachRun(of: text) { runs.append(String(decoding: $0, as: UTF8.self)) }
    return runs
  }

  /// A title without what stands in parentheses: `테인트(Taints)와 톨러레이션(Tolerations)`. Nil when
  /// there is nothing in parentheses, or nothing else.
  package static func withoutParentheses(_ text: String) -> String? {
    // Most have none; a full-width one begins with EF.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == 0xEF }) else { return nil }
    var depth = 0
    var result = ""
    var removed = false
    for character in text {
      switch character {
      case "(", "（":
        depth += 1
        removed = true
      case ")", "）": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(character) }
      }
    }
    return removed && !key(result).isEmpty ? result : nil
  }

  private static func forEachRun(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    TextTokenizer.forEachToken(of: text) { token, isColocated in
      if !isColocated { body(token) }
    }
  }
}
