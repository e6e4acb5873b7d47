/// How an English word sounds to someone who writes it in Hangul, by rule: `eviction` as 이빅션.
///
/// Letters are mapped to the classes of `LoanwordSpelling`, after the tables of loanword orthography
/// (국립국어원, 외래어 표기법, 영어): a closing r is not heard, `tion` is 션, `c` before e and i is ㅅ.
package enum LatinSounds {
  /// The consonants that are heard; empty for what is not a plain English word.
  package static func skeleton(of word: some StringProtocol) -> String {
    var skeleton: [UInt8] = []
    for sound in sounds(word) where !sound.isVowel && skeleton.last != sound.letter {
      skeleton.append(sound.letter)
    }
    return String(decoding: skeleton, as: UTF8.self)
  }

  /// How far a Hangul spelling is from an English word; measured as `LoanwordSpelling.distance`.
  package static func distance(hangul: some StringProtocol, latin: some StringProtocol) -> Double {
    LoanwordSpelling.distance(LoanwordSpelling.sounds(hangul), sounds(latin))
  }

  static func sounds(_ word: some StringProtocol) -> [LoanwordSpelling.Sound] {
    let letters = Array(word.utf8)
    guard (3...24).contains(letters.count), letters.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return [] }
    var sounds: [LoanwordSpelling.Sound] = []
    func add(_ text: StaticString) {
      for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
        if sounds.last?.letter == byte, sounds.last?.isVowel == false { continue }
        sounds.append(.init(letter: byte, isVowel: false, weight: 1))
      }
    }
    func addVowel(_ letter: UInt8, weight: Double = 0.5) {
      sounds.append(.init(letter: letter, isVowel: true, weight: weight))
    }
    var index = 0
    while index < letters.count {
      let rest = letters[index...]
      if let rule = rules.first(where: { rest.starts(with: $0.letters) }) {
        add(rule.sounds)
        index += rule.letters.count
        continue
      }
      let letter = letters[index]
      let next = index + 1 < letters.count ? letters[index + 1] : 0
      let isBeforeVowel = vowels.contains(next)
      switch letter {
      case UInt8(ascii: "c"): add("eiy".utf8.contains(next) ? "s" : "k")
      case UInt8(ascii: "g"): add("ei".utf8.contains(next) && index > 0 ? "j" : "k")
      case UInt8(ascii: "r"): if isBeforeVowel { add("l") }
      case UInt8(ascii: "h"): if isBeforeVowel { add("h") }
      case UInt8(ascii: "w"): break
      case UInt8(ascii: "y") where isBeforeVowel: break
      case UInt8(ascii: "e") where next == 0: addVowel(UInt8(ascii: "m"), weight: 0.05)
      default:
        if let vowel = vowel(letter, next: next) {
          if sounds.last?.isVowel == true {
            addVowel(vowel, weight: 0.1)
          } else {
            addVowel(vowel)
          }
        } else {
          add(consonant(letter))
        }
      }
      index += 1
    }
    return sounds
  }

  private static let vowels = Set("aeiouy".utf8)

  /// Letters that sound otherwise together than alone.
  private static let rules: [(letters: [UInt8], sounds: StaticString)] = [
    ("tion", "sn"), ("sion", "sn"), ("sch", "sk"), ("tch", "j"), ("dge", "j"), ("ch", "j"),
    ("sh", "s"), ("ph", "p"), ("th", "s"), ("ck", "k"), ("qu", "k"), ("du", "j"), ("gh", ""),
    ("ing", "g"), ("ng", "g"), ("x", "ks"), ("z", "j"),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func consonant(_ letter: UInt8) -> StaticString {
    switch letter {
    case UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "f"), UInt8(ascii: "v"): "p"
    case UInt8(ascii: "d"), UInt8(ascii: "t"): "t"
    case UInt8(ascii: "k"), UInt8(ascii: "q"): "k"
    case UInt8(ascii: "s"): "s"
    case UInt8(ascii: "j"): "j"
    case UInt8(ascii: "l"): "l"
    case UInt8(ascii: "m"): "m"
    default: "n"
    }
  }

  /// The folded vowel of a letter; a vowel before r is ㅓ.
  private static func vowel(_ letter: UInt8, next: UInt8) -> UInt8? {
    let isBeforeR = next == UInt8(ascii: "r")
    switch letter {
    case UInt8(ascii: "a"): return isBeforeR ? UInt8(ascii: "k") : UInt8(ascii: "p")
    case UInt8(ascii: "e"): return isBeforeR ? UInt8(ascii: "j") : UInt8(ascii: "p")
    case UInt8(ascii: "i"), UInt8(ascii: "y"):
      return isBeforeR ? UInt8(ascii: "j") : UInt8(ascii: "l")
    case UInt8(ascii: "o"): return UInt8(ascii: "h")
    case UInt8(ascii: "u"): return isBeforeR ? UInt8(ascii: "j") : UInt8(ascii: "n")
    default: return nil
    }
  }
}
