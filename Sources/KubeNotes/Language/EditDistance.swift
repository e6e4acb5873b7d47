/// The number of edits (one letter wrong, missing, added, or two neighbours swapped) between two
/// strings of bytes, up to a limit.
///
/// The restricted Damerau–Levenshtein distance (optimal string alignment).
package enum EditDistance {
  /// The distance, or nil when it is above `limit`.
  package static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, leftByte) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      var best = row + 1
      for (column, rightByte) in right.enumerated() {
        var cost = previous[column] + (leftByte == rightByte ? 0 : 1)
        cost = min(cost, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, leftByte == right[column - 1], left[row - 1] == rightByte {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
        best = min(best, cost)
      }
      if best > limit { return nil }
      beforePrevious = previous
      previous = current
    }
    guard let distance = previous.last, distance <= limit else { return nil }
    return distance
  }
}
