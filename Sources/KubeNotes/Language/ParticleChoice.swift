/// Particles that a message leaves open, since they follow from how the word before them ends.
///
/// Messages put names in their sentences and write both forms, `'web'을(를)`. Behind a syllable of
/// Hangul or a digit only one of them is right.
package enum ParticleChoice {
  /// Both forms as messages write them, with the one behind a final consonant and the one behind a vowel.
  private static let pairs: [(open: String, consonant: String, vowel: String)] = [
    ("을(를)", "을", "를"), ("이(가)", "이", "가"), ("은(는)", "은", "는"), ("와(과)", "과", "와"),
    ("(으)로", "으로", "로"), ("(이)라", "이라", "라"),
  ]

  /// The text with each open particle chosen by the word before it; what stands behind letters of other
  /// scripts stays open, for how those are read aloud is not known.
  package static func resolved(in text: String) -> String {
    guard text.contains("(") else { return text }
    var result = text
    for pair in pairs {
      var parts = result.split(separator: pair.open, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count > 1 else { continue }
      var joined = parts.removeFirst()
      for part in parts {
        switch ending(of: joined) {
        case .vowel: joined += pair.vowel
        case .liquid: joined += pair.open == "(으)로" ? pair.vowel : pair.consonant
        case .consonant: joined += pair.consonant
        case nil: joined += pair.open
        }
        joined += part
      }
      result = joined
    }
    return result
  }

  /// The index of ㄹ among the final consonants.
  private static let liquid = 8

  private enum Ending {
    case vowel, consonant
    /// ㄹ, behind which 로 stands as it does behind a vowel.
    case liquid
  }

  /// How the last word sounds at its end; quotation marks behind it are passed over.
  private static func ending(of text: String) -> Ending? {
    guard let last = text.unicodeScalars.last(where: { !"'`\"’”)".unicodeScalars.contains($0) })
    else { return nil }
    switch last {
    // Read in Sino-Korean: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
    case "1", "7", "8": return .liquid
    case "0", "3", "6": return .consonant
    case "2", "4", "5", "9": return .vowel
    default: break
    }
    guard let letters = Hangul.letters(of: last) else { return nil }
    switch letters.final {
    case 0: return .vowel
    case Self.liquid: return .liquid
    default: return .consonant
    }
  }
}
