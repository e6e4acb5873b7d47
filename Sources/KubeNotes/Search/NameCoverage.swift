/// How well a title or heading and a query say the same thing: 1 when every word of each stands for
/// a word of the other.
struct NameCoverage {
  private let plan: SearchPlan
  /// The tokens of the plan.
  private var tokens = ByteTable()
  /// For each of them, the units it counts for and how surely.
  private var meanings: [[(unit: Int, quality: Double)]] = []
  private let wordWeights: [Double]
  private let totalWeight: Double

  init(plan: SearchPlan) {
    self.plan = plan
    for (index, unit) in plan.units.enumerated() {
      for alternative in unit.alternatives where alternative.reason != .pairs {
        for phrase in alternative.phrases {
          for token in plan.phrases[phrase].tokens {
            let number = tokens.insert(token)
            if number == meanings.count { meanings.append([]) }
            meanings[number].append((index, alternative.quality))
          }
        }
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
    var current: (weight: Double, quality: Double, units: [(unit: Int, quality: Double)])?
    func close() {
      guard let run = current else { return }
      all += run.weight
      covered += run.weight * run.quality
      for (unit, quality) in run.units {
        for word in plan.units[unit].words { words[word] = max(words[word], quality) }
      }
    }
    var name = name
    name.withUTF8 { bytes in
      var tokenizer = TextTokenizer()
      let start = bytes.firstIndex { $0 > TextTokenizer.lastMark } ?? bytes.count
      _ = tokenizer.tokenize(UnsafeBufferPointer(rebasing: bytes[start...])) {
        token, _, _, colocated in
        if !colocated {
          close()
          current = (Self.weight(of: token), 0, [])
        }
        guard let number = tokens.number(of: token) else { return true }
        for meaning in meanings[number] {
          let quality = max(current?.quality ?? 0, meaning.quality)
          current?.quality = quality
          current?.units.append(meaning)
        }
        return true
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
