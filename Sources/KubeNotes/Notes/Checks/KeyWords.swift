/// The words of a text that carry its meaning, folded for comparison.
struct KeyWords {
  /// In the order of the text, each once.
  let words: [String]
  private let set: Set<String>
  private let text: String

  init(_ text: String) {
    let words = Self.words(of: text).filter { !Self.empty.contains($0) && $0.count > 1 }
    var seen = Set<String>()
    self.words = words.filter { seen.insert($0).inserted }
    set = seen
    self.text = Self.words(of: text).joined(separator: " ")
  }

  /// The words of an answer that this text does not hold, when they are more than two thirds of them.
  ///
  /// A word is held when a word begins as it does: particles and endings change the ends of words in
  /// Korean, inflections in English. Of a command only its first words count, since its names are
  /// the task's; of what happens in a situation numbers do not count, since they are worked out.
  func missing(of answer: KeyWords, kind: CardKind) -> [String] {
    var asked = answer.words
    if kind == .command { asked = Array(asked.prefix(2)) }
    if kind == .whatIf { asked.removeAll { $0.first?.isNumber ?? false } }
    let missing = asked.filter { !holds($0) }
    return missing.count * 3 > asked.count * 2 ? missing : []
  }

  private func holds(_ word: String) -> Bool {
    if set.contains(word) { return true }
    let stem = word.count <= 3 ? 2 : max(2, word.count * 3 / 5)
    return text.contains(word.prefix(stem))
  }

  /// Whether a text holds a phrase from one word boundary to another; in Korean a particle may
  /// follow it.
  static func contains(_ text: String, phrase: String) -> Bool {
    let phrase = words(of: phrase)
    let text = words(of: text)
    guard let last = phrase.last, phrase.joined().count > 1, phrase.count <= text.count else {
      return false
    }
    return (0...(text.count - phrase.count)).contains { start in
      let part = text[start..<(start + phrase.count)]
      guard part.dropLast().elementsEqual(phrase.dropLast()), let end = part.last else {
        return false
      }
      if end == last { return true }
      return end.hasPrefix(last) && isParticle(end.dropFirst(last.count))
    }
  }

  private static func isParticle(_ ending: Substring) -> Bool {
    ending.count <= 3 && ending.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// Runs of letters and digits, and what joins them inside names (`maxSurge`, `app.kubernetes.io`).
  static func words(of text: String) -> [String] {
    text.lowercased().split { character in
      !(character.isLetter || character.isNumber || character == "-" || character == "_"
        || character == "." || character == "/")
    }
    .map { $0.trimmingPunctuation }
    .filter { !$0.isEmpty }
  }

  private static let empty: Set<String> = [
    "the", "and", "for", "are", "its", "it", "is", "of", "to", "in", "on", "by", "no", "not",
    "that",
    "this", "with", "from", "into", "they", "their", "be", "as", "at", "an", "or", "if", "all",
    "only", "one", "every", "each", "until", "than", "then", "when", "does", "do", "which", "what",
    "them", "there", "has", "have", "will", "can", "so", "but", "수", "것", "그", "및", "또는", "때",
    "한다", "된다", "있다", "없다", "않는다", "하고", "않고", "이다", "모두", "그대로", "그리고",
  ]
}

extension Substring {
  fileprivate var trimmingPunctuation: String {
    let isJoint: (Character) -> Bool = { "-._/".contains($0) }
    let part = drop(while: isJoint)
    guard let last = part.lastIndex(where: { !isJoint($0) }) else { return "" }
    return String(part[...last])
  }
}
