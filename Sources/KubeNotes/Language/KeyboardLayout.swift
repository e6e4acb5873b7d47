/// Text typed while the other keyboard layout was on, read as it was meant.
///
/// The layouts are QWERTY and the Korean two-set layout (KS X 5002).
package enum KeyboardLayout {
  /// Hangul typed by someone who looked at Latin keys: `ㅔㅐㅇ` → `pod`.
  ///
  /// Only double letters carry the shift key, so the result is in lower case where the keys are.
  package static func latin(fromHangul text: some StringProtocol) -> String {
    Hangul.keys(text).lowercased()
  }

  /// Latin keys pressed by someone who thought in Korean: `vkem` → `파드`.
  ///
  /// Follows what an input method does: a consonant that can close a syllable closes it until a
  /// vowel comes, which then takes it over. Keys that type no letter stay as they are.
  package static func hangul(fromLatin text: some StringProtocol) -> String {
    var composer = SyllableComposer()
    for scalar in text.unicodeScalars { composer.press(scalar) }
    return composer.finish()
  }
}

/// The state of a two-set input method.
private struct SyllableComposer {
  private var output = String.UnicodeScalarView()
  private var initial: Int?
  private var vowel: Int?
  private var final = 0

  private static let consonants: [Unicode.Scalar: Int] = table(Hangul.initialKeys)
  private static let vowels: [String: Int] = names(Hangul.vowelKeys)
  private static let finals: [String: Int] = names(Hangul.finalKeys)

  mutating func press(_ key: Unicode.Scalar) {
    // Capitals without a double letter of their own type the plain letter.
    let plain = Unicode.Scalar(key.properties.lowercaseMapping) ?? key
    if let consonant = Self.consonants[key] ?? Self.consonants[plain] {
      add(consonant: consonant)
    } else if let vowel = Self.vowels[String(key)] ?? Self.vowels[String(plain)] {
      add(vowel: vowel)
    } else {
      flush()
      output.append(key)
    }
  }

  mutating func finish() -> String {
    flush()
    return String(output)
  }

  private mutating func add(consonant: Int) {
    guard initial != nil, vowel != nil else {
      flush()
      initial = consonant
      return
    }
    let keys = Hangul.finalKeys[final].description + Hangul.initialKeys[consonant].description
    if let combined = Self.finals[keys] {
      final = combined
    } else {
      flush()
      initial = consonant
    }
  }

  private mutating func add(vowel added: Int) {
    if final != 0 {
      // The last consonant of the closing moves over to the new syllable.
      let keys = Hangul.finalKeys[final].description.unicodeScalars
      let moved = keys.last.flatMap { Self.consonants[$0] }
      final = Self.finals[String(String.UnicodeScalarView(keys.dropLast()))] ?? 0
      flush()
      initial = moved
      vowel = added
    } else if let vowel {
      let keys = Hangul.vowelKeys[vowel].description + Hangul.vowelKeys[added].description
      if let combined = Self.vowels[keys] {
        self.vowel = combined
      } else {
        flush()
        self.vowel = added
      }
    } else {
      vowel = added
    }
  }

  private mutating func flush() {
    switch (initial, vowel) {
    case (let initial?, let vowel?):
      output.append(Hangul.syllable(.init(initial: initial, vowel: vowel, final: final)))
    case (let initial?, nil): output.append(Hangul.initials[initial])
    case (nil, let vowel?): output.append(Hangul.vowels[vowel])
    case (nil, nil): break
    }
    initial = nil
    vowel = nil
    final = 0
  }

  private static func table(_ keys: [StaticString]) -> [Unicode.Scalar: Int] {
    var result: [Unicode.Scalar: Int] = [:]
    for (index, key) in keys.enumerated() {
      if let scalar = key.description.unicodeScalars.first { result[scalar] = index }
    }
    return result
  }

  private static func names(_ keys: [StaticString]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, key) in keys.enumerated() where key.utf8CodeUnitCount > 0 {
      result[key.description] = index
    }
    return result
  }
}
