internal import Foundation

/// Turns what people ask, and the phrases that commands are known by, into comparable tokens.
///
/// A token is a mark and a text: `@` a concept shared by both languages (`@undo`), `=` the word
/// itself, `~` a pair of neighbouring syllables of Korean text, spaces left out. Pairs find compounds
/// written together or apart.
package enum IntentAnalyzer {
  /// The weight of a token beside its rarity.
  package static func weight(_ token: String) -> Double {
    switch token.utf8.first {
    case UInt8(ascii: "@"): 1
    case UInt8(ascii: "="): 0.45
    default: 0.22
    }
  }

  /// The distinct tokens of a text, in order of their first appearance.
  package static func tokens(of phrase: String) -> [String] {
    var tokens = Collected()
    var latin: [String] = []
    var word = ""
    var hangul: [Unicode.Scalar] = []
    var syllables: [Unicode.Scalar] = []
    func endWord() {
      if !word.isEmpty { latin.append(word) }
      word = ""
    }
    func endHangul() {
      guard !hangul.isEmpty else { return }
      addHangul(hangul, to: &tokens)
      syllables += hangul
      hangul = []
    }
    func endPairs() {
      guard syllables.count > 1 else { return syllables = [] }
      for index in 0..<syllables.count - 1 {
        tokens.add(text("~", syllables[index...index + 1]))
      }
      syllables = []
    }
    // Whole syllables and ASCII are NFKC already, and Foundation takes its time to say so.
    let isFolded = phrase.unicodeScalars.allSatisfy { $0.isASCII || Hangul.isSyllable($0) }
    let folded = isFolded ? phrase : phrase.precomposedStringWithCompatibilityMapping
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0xAC00...0xD7A3:
        endWord()
        hangul.append(scalar)
      case 0x61...0x7A, 0x30...0x39:
        endHangul()
        endPairs()
        word.unicodeScalars.append(scalar)
      case 0x41...0x5A:
        endHangul()
        endPairs()
        word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
      case 0x2D where !word.isEmpty:
        word.unicodeScalars.append(scalar)
      default:
        endWord()
        endHangul()
      }
    }
    endWord()
    endHangul()
    endPairs()
    addLatin(latin, to: &tokens)
    return tokens.all
  }

  /// The word that says what is to be done: the last one of a Korean text, the first of an English
  /// one.
  package static func mainWord(of text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    let isKorean = text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
    let telling = words.filter { !tokens(of: $0).isEmpty }
    return (isKorean ? telling.last : telling.first) ?? ""
  }

  private struct Collected {
    var all: [String] = []
    private var seen: Set<String> = []

    mutating func add(_ token: String) {
      if seen.insert(token).inserted { all.append(token) }
    }
  }

  /// Two words that stand for one.
  private static let joinedWords: [String: String] = [
    "roll back": "rollback", "rolled back": "rollback", "rolling back": "rollback",
    "go back": "rollback", "going back": "rollback", "config map": "configmap",
    "config maps": "configmap", "service account": "serviceaccount", "cron job": "cronjob",
    "cron jobs": "cronjob", "name space": "namespace", "can i": "permission", "am i": "permission",
    "auto scale": "autoscale", "dry run": "dry-run", "log in": "login",
    "role binding": "rolebinding", "environment variable": "env",
    "environment variables": "env", "clean up": "cleanup", "shut down": "shutdown",
    "back up": "backup", "backing up": "backup",
    "port forward": "port-forward", "port forwarding": "port-forward",
  ]

  private static let stopWords: Set<String> = [
    "a", "an", "the", "to", "of", "in", "on", "for", "with", "how", "do", "does", "i", "my", "me",
    "is", "are", "be", "and", "or", "from", "by", "at", "into", "it", "its", "this", "that", "what",
    "which", "please", "want", "need", "using", "via", "one", "some", "you", "your", "as", "so",
    "kubectl", "kubernetes", "k8s", "where", "when", "was", "were", "has", "have", "there", "up",
    "out", "them", "their", "than",
  ]

  private static let koreanStops: Set<String> = [
    "방법", "하는", "하기", "어떻게", "싶다", "싶어", "싶어요", "해줘", "주세요", "명령어", "커맨드", "법", "좀",
    "쿠버네티스", "위한", "위해", "하려면", "하고", "것", "수", "및", "또는", "그리고", "이", "그", "저",
  ]

  private static func addLatin(_ words: [String], to tokens: inout Collected) {
    var index = 0
    while index < words.count {
      if index + 1 < words.count, let joined = joinedWords["\(words[index]) \(words[index + 1])"] {
        addLatin(joined, to: &tokens)
        index += 2
      } else {
        addLatin(words[index], to: &tokens)
        index += 1
      }
    }
  }

  private static func addLatin(_ run: String, to tokens: inout Collected) {
    var word = run
    while word.hasSuffix("-") { word.removeLast() }
    guard !word.isEmpty, !stopWords.contains(word) else { return }
    var parts = [word]
    if word.contains("-") { parts += word.split(separator: "-").map(String.init) }
    for part in parts where !stopWords.contains(part) {
      let forms = simpleForms(part)
      for form in forms {
        let concepts = IntentConcepts.concepts(of: form)
        for concept in concepts { tokens.add("@" + concept) }
        if !concepts.isEmpty { break }
      }
      tokens.add("=" + (forms.last ?? part))
    }
  }

  /// The word and what is left without the endings of plurals and verbs, shortest last.
  private static func simpleForms(_ word: String) -> [String] {
    var forms = [word]
    func cut(_ ending: String, _ replacement: String = "") {
      guard word.hasSuffix(ending), word.count > ending.count + 2 else { return }
      forms.append(word.dropLast(ending.count) + replacement)
    }
    cut("ies", "y")
    cut("ing", "e")
    cut("ing")
    if word.hasSuffix("ing"), word.count > 6 {
      let stem = word.dropLast(3)
      if stem.last == stem.dropLast().last { forms.append(String(stem.dropLast())) }
    }
    cut("ed", "e")
    cut("ed")
    cut("es")
    if !word.hasSuffix("ss"), !word.hasSuffix("us") { cut("s") }
    return forms
  }

  /// A mark with syllables behind it.
  private static func text(_ mark: Unicode.Scalar?, _ syllables: ArraySlice<Unicode.Scalar>)
    -> String
  {
    let text = String(scalars: syllables)
    return mark.map { String(Character($0)) + text } ?? text
  }

  private static func addHangul(_ syllables: [Unicode.Scalar], to tokens: inout Collected) {
    let run = text(nil, syllables[...])
    guard !koreanStops.contains(run) else { return }
    var index = 0
    while index < syllables.count {
      var taken = 1
      let longest = min(IntentConcepts.longest, syllables.count - index)
      for length in stride(from: longest, through: 1, by: -1) {
        // A single syllable only as the beginning of a short word.
        if length == 1, index > 0 || syllables.count > 3 { break }
        let concepts = IntentConcepts.concepts(of: text(nil, syllables[index..<index + length]))
        for concept in concepts { tokens.add("@" + concept) }
        if !concepts.isEmpty {
          taken = length
          break
        }
      }
      index += taken
    }
    tokens.add("=" + (Particles.stems(of: run).first ?? run))
  }
}
