/// Hangul as arithmetic: syllables, their letters (jamo), and the keys they are typed with.
///
/// Syllables follow The Unicode Standard, chapter 3.12 (conjoining jamo behaviour); keys follow the
/// two-set layout of KS X 5002.
package enum Hangul {
  /// The indices of a syllable's letters: 19 initials, 21 vowels, 28 finals (0 is none).
  package struct Letters: Sendable, Hashable {
    package var initial: Int
    package var vowel: Int
    package var final: Int
  }

  package static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
  static let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ".unicodeScalars)
  static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)

  static let initialKeys: [StaticString] = [
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
  ]
  static let vowelKeys: [StaticString] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
  ]
  static let finalKeys: [StaticString] = [
    "", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
  ]

  package static func isSyllable(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// A letter standing alone, as an unfinished or mistyped syllable leaves it (ㄱ … ㅣ).
  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x3131...0x3163).contains(scalar.value)
  }

  package static func isVowelLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x314F...0x3163).contains(scalar.value)
  }

  /// The letters of a syllable; nil for anything else.
  package static func letters(of scalar: Unicode.Scalar) -> Letters? {
    guard isSyllable(scalar) else { return nil }
    let index = Int(scalar.value - 0xAC00)
    return Letters(initial: index / 588, vowel: index / 28 % 21, final: index % 28)
  }

  /// The syllable made of these letters.
  package static func syllable(_ letters: Letters) -> Unicode.Scalar {
    let index = (letters.initial * 21 + letters.vowel) * 28 + letters.final
    return Unicode.Scalar(UInt32(0xAC00 + index)) ?? "가"
  }

  /// The keys that type a text on the two-set layout (`파드` → `vkem`). Double letters are capitals,
  /// compound vowels and finals are the keys pressed one after another, so that the keys of an
  /// unfinished word are a prefix of the keys of the word. Other characters stay.
  package static func keys(_ text: some StringProtocol) -> String {
    var keys: [UInt8] = []
    func add(_ text: StaticString) {
      keys.append(
        contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    for scalar in text.unicodeScalars {
      if let letters = letters(of: scalar) {
        add(initialKeys[letters.initial])
        add(vowelKeys[letters.vowel])
        add(finalKeys[letters.final])
      } else if isLetter(scalar) {
        keys.append(contentsOf: keysOfLetter(scalar).utf8)
      } else {
        keys.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: keys, as: UTF8.self)
  }

  private static func keysOfLetter(_ scalar: Unicode.Scalar) -> String {
    if let index = vowels.firstIndex(of: scalar) { return vowelKeys[index].description }
    if let index = initials.firstIndex(of: scalar) { return initialKeys[index].description }
    if let index = finals.firstIndex(of: scalar) { return finalKeys[index + 1].description }
    return ""
  }

  /// The initial consonants of a text (`테인트` → `ㅌㅇㅌ`). Latin letters and digits stay, in lower
  /// case; everything else is dropped.
  package static func initialConsonants(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let letters = letters(of: scalar) {
        result.unicodeScalars.append(initials[letters.initial])
      } else if isLetter(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: result.unicodeScalars.append(scalar)
        case 0x41...0x5A:
          result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
        default: continue
        }
      }
    }
    return result
  }

  /// Whether a text consists of initial consonants with, possibly, Latin letters and digits.
  package static func isInitialConsonants(_ text: some StringProtocol) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if initials.contains(scalar) {
        found = true
      } else if !(scalar.isASCII && scalar != " ") {
        return false
      }
    }
    return found
  }
}
