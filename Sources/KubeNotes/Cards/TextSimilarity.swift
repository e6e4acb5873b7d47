/// How alike two short texts are: Sørensen–Dice over pairs of neighbouring characters.
///
/// Source: L. R. Dice, "Measures of the Amount of Ecologic Association Between Species" (1945).
/// Characters are Unicode scalars without regard to case; runs of white space count as one space.
package struct TextSimilarity: Sendable, Hashable {
  /// The pairs, sorted.
  private let pairs: [UInt64]
  private let text: String

  package init(_ text: String) {
    self.text = Self.normalized(text)
    var pairs: [UInt64] = []
    var previous: UInt64 = 0x20
    for scalar in self.text.unicodeScalars {
      pairs.append(previous << 32 | UInt64(scalar.value))
      previous = UInt64(scalar.value)
    }
    pairs.append(previous << 32 | 0x20)
    self.pairs = pairs.sorted()
  }

  /// 1 for texts that are equal, 0 for texts that share nothing.
  package func score(_ other: TextSimilarity) -> Double {
    if text == other.text { return 1 }
    var shared = 0
    var left = 0
    var right = 0
    while left < pairs.count, right < other.pairs.count {
      if pairs[left] == other.pairs[right] {
        shared += 1
        left += 1
        right += 1
      } else if pairs[left] < other.pairs[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return 2 * Double(shared) / Double(pairs.count + other.pairs.count)
  }

  /// Lower case, with runs of white space as one space and none at the ends.
  package static func normalized(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
