/// How far apart two words are.
package enum Misspelling {
  /// The number of insertions, deletions, substitutions and swaps of neighbours that turn one word
  /// into the other (optimal string alignment), or nil when it is more than `limit`.
  ///
  /// Words of more than 64 scalars are never near.
  package static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
    let first = Array(left.unicodeScalars)
    let second = Array(right.unicodeScalars)
    guard abs(first.count - second.count) <= limit, first.count <= 64, second.count <= 64 else {
      return nil
    }
    if first == second { return 0 }
    var before: [Int] = []
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      var best = row + 1
      for column in 0..<second.count {
        let cost = first[row] == second[column] ? 0 : 1
        var value = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          value = min(value, before[column - 1] + 1)
        }
        current.append(value)
        best = min(best, value)
      }
      if best > limit { return nil }
      before = previous
      previous = current
    }
    let distance = previous[second.count]
    return distance <= limit ? distance : nil
  }

  /// How many slips a word of this length may hold and still be taken for another.
  package static func tolerance(_ word: String) -> Int {
    switch word.unicodeScalars.count {
    case ...2: 0
    case 3...4: 1
    case 5...8: 2
    default: 3
    }
  }

  /// The nearest of some words, by distance, then by a common beginning and end, then in their
  /// order.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>, tolerance: Int? = nil
  ) -> (word: String, distance: Int)? {
    let limit = tolerance ?? self.tolerance(word)
    var best: (word: String, distance: Int, common: Int)?
    for candidate in candidates {
      guard
        let distance = Self.distance(word, candidate, limit: min(limit, best?.distance ?? limit)),
        distance < candidate.unicodeScalars.count
      else { continue }
      var common = zip(word.unicodeScalars, candidate.unicodeScalars).prefix { $0 == $1 }.count
      if word.unicodeScalars.last == candidate.unicodeScalars.last { common += 1 }
      if let found = best, (found.distance, -found.common) <= (distance, -common) { continue }
      best = (candidate, distance, common)
    }
    return best.map { ($0.word, $0.distance) }
  }
}
