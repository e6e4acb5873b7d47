/// How well a title or heading and a query say the same thing: 1 when every word of each stands for
/// a word of the other.
struct NameCoverage {
  private let plan: SearchPlan
  /// The tokens of the plan.
  private var tokens = ByteTable()
  /// For each of them, the alternatives that it is a phrase of.
  private var meanings: [[Meaning]] = []
  /// How many phrases each alternative has.
  private var phraseCounts: [Int] = []
  private let wordWeights: [Double]
  private let totalWeight: Double

  private struct Meaning {
    var unit: Int
    var quality: Double
    var alternative: Int
    /// Which of the alternative's phrases the token belongs to, as one bit.
    var phrase: UInt64
  }

  init(plan: SearchPlan) {
    self.plan = plan
    for (index, unit) in plan.units.enumerated() {
      for alternative in unit.alternatives where alternative.reason != .pairs {
        for (place, phrase) in alternative.phrases.enumerated() {
          for token in plan.phrases[phrase].tokens {
            let number = tokens.insert(token)
            if number == meanings.count { meanings.append([]) }
            meanings[number].append(
              Meaning(
                unit: index, quality: alternative.quality, alternative: phraseCounts.count,
                phrase: 1 << UInt64(place % 64)))
          }
        }
        phraseCounts.append(min(alternative.phrases.count, 64))
      }
    }
    wordWeights = plan.weights
    totalWeight = max(wordWeights.reduce(0, +), 0.01)
  }

  /// From 0 to 1.
  func value(of name: String) -> Double {
    let whole = single(name)
    guard whole < 1, let short = TextKey.withoutParentheses(name) else { return whole }
    return max(whole, single(short))
  }

  private func single(_ name: String) -> Double {
    var covered = 0.0
    var all = 0.0
    var words = [Double](repeating: 0, count: plan.words.count)
    // The phrases of alternatives with several that stood in the name so far.
    var standing: [Int: UInt64] = [:]
    var current: (weight: Double, quality: Double, meanings: [Meaning])?
    func close() {
      guard let run = current else { return }
      all += run.weight
      covered += run.weight * run.quality
      for meaning in run.meanings {
        var quality = meaning.quality
        let count = phraseCounts[meaning.alternative]
        if count > 1 {
          // A name with one part of a compound has not all of it.
          let found = standing[meaning.alternative, default: 0] | meaning.phrase
          standing[meaning.alternative] = found
          quality *= Double(found.nonzeroBitCount) / Double(count)
        }
        for word in plan.units[meaning.unit].words { words[word] = max(words[word], quality) }
      }
    }
    TextTokenizer.forEachToken(of: name) { token, isColocated in
      if !isColocated {
        close()
        current = (Self.weight(of: token), 0, [])
      }
      guard let number = tokens.number(of: token) else { return }
      for meaning in meanings[number] {
        let quality = max(current?.quality ?? 0, meaning.quality)
        current?.quality = quality
        current?.meanings.append(meaning)
      }
    }
    close()
    guard all > 0 else { return 0 }
    var found = 0.0
    for (word, quality) in words.enumerated() { found += wordWeights[word] * quality }
    return covered / all * (found / totalWeight)
  }

  private static func weight(of token: UnsafeBufferPointer<UInt8>) -> Double {
    if StopWords.isDropped(token) || Particles.isEnding(token) { return 0.1 }
    return StopWords.isWeak(token) ? 0.55 : 1
  }
}
