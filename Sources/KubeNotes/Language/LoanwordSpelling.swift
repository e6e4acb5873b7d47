/// How one foreign word is spelt in several ways in Hangul, by rule.
///
/// The rules of loanword orthography (국립국어원, 외래어 표기법) allow one spelling; people write
/// others that sound alike: ㅐ for ㅔ, 쥬 for 주, tense or plain for aspirated consonants, a closing
/// consonant for a syllable with ㅡ (셋/세트), another vowel for an English one (컨/콘, 라/러/레).
package enum LoanwordSpelling {
  /// The consonants that are heard, as classes; vowels left out (`레이블`, `라벨` → `lpl`).
  ///
  /// Spellings of one word mostly share it, so it finds candidates; `distance` then ranks them.
  package static func skeleton(of word: some StringProtocol) -> String {
    var skeleton: [UInt8] = []
    func add(_ sound: UInt8) {
      if sound != 0, skeleton.last != sound { skeleton.append(sound) }
    }
    for scalar in word.unicodeScalars {
      guard let letters = Hangul.letters(of: scalar) else { continue }
      add(initialSounds[letters.initial])
      add(finalSounds[letters.final])
    }
    return String(decoding: skeleton, as: UTF8.self)
  }

  /// How far apart two spellings sound: 0 for spellings that the rules call one, about 1 for one
  /// letter that is heard differently.
  package static func distance(_ left: some StringProtocol, _ right: some StringProtocol) -> Double
  {
    distance(sounds(left), sounds(right))
  }

  static func distance(_ left: [Sound], _ right: [Sound]) -> Double {
    var previous = [0.0]
    for sound in right { previous.append((previous.last ?? 0) + sound.weight) }
    for leftSound in left {
      var row = [previous[0] + leftSound.weight]
      for (index, rightSound) in right.enumerated() {
        let replaced = previous[index] + cost(leftSound, rightSound)
        let removed = previous[index + 1] + leftSound.weight
        let added = row[index] + rightSound.weight
        row.append(min(replaced, removed, added))
      }
      previous = row
    }
    return previous.last ?? 0
  }

  /// A heard letter: consonants count fully, vowels less, `ㅡ` and the silent ㅇ hardly.
  struct Sound: Equatable {
    var letter: UInt8
    var isVowel: Bool
    var weight: Double
  }

  static func sounds(_ word: some StringProtocol) -> [Sound] {
    var sounds: [Sound] = []
    for scalar in word.unicodeScalars {
      guard let letters = Hangul.letters(of: scalar) else {
        sounds.append(Sound(letter: UInt8(scalar.value & 0xFF), isVowel: false, weight: 1))
        continue
      }
      let initial = initialSounds[letters.initial]
      if initial != 0, !(initial == sounds.last?.letter && initial == UInt8(ascii: "l")) {
        sounds.append(Sound(letter: initial, isVowel: false, weight: 1))
      }
      let vowel = foldedVowels[letters.vowel]
      let light = vowel == UInt8(ascii: "m") ? 0.1 : 0.5
      sounds.append(Sound(letter: vowel, isVowel: true, weight: light))
      let final = finalSounds[letters.final]
      if final != 0 { sounds.append(Sound(letter: final, isVowel: false, weight: 0.9)) }
    }
    return sounds
  }

  private static func cost(_ left: Sound, _ right: Sound) -> Double {
    if left.letter == right.letter, left.isVowel == right.isVowel { return 0 }
    if left.isVowel && right.isVowel { return 0.3 }
    if left.isVowel != right.isVowel { return left.weight + right.weight }
    return 1
  }

  // k: ㄱㄲㅋ, t: ㄷㄸㅌ, p: ㅂㅃㅍ, s: ㅅㅆ, j: ㅈㅉㅊ, others by themselves. 0: silent ㅇ.
  private static let initialSounds: [UInt8] = [
    "k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "0", "j", "j", "j", "k", "t", "p", "h",
  ].map { $0 == "0" ? 0 : Unicode.Scalar($0).map { UInt8(ascii: $0) } ?? 0 }

  // A closing ㅅ sounds as ㅌ (셋 = 세트), a closing ㅇ is kept apart from a closing ㄴ.
  private static let finalSounds: [UInt8] = [
    "0", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "p", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "g", "t", "t", "k", "t", "p", "0",
  ].map { $0 == "0" ? 0 : Unicode.Scalar($0).map { UInt8(ascii: $0) } ?? 0 }

  // ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ: front vowels and their y-forms fall together.
  private static let foldedVowels: [UInt8] = [
    "k", "p", "k", "p", "j", "p", "j", "p", "h", "k", "p", "p", "h", "n", "j", "p", "l", "n", "m",
    "l", "l",
  ].map { Unicode.Scalar($0).map { UInt8(ascii: $0) } ?? 0 }
}
