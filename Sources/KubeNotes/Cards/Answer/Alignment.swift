/// Lays two lists of words side by side with as few differences as can be.
enum Alignment {
  /// The pieces of the comparison, in the order of the expected words.
  ///
  /// Edit distance over words (Wagner, Fischer 1974); a word in the place of another counts as one
  /// difference.
  static func pieces(
    typed: [String], expected: [String], isSame: (String, String) -> Bool
  ) -> [AnswerCheck.Piece] {
    let rows = expected.count
    let columns = typed.count
    // Nobody types a thousand words; the table must not grow without end.
    guard rows * columns <= 250_000 else {
      return expected.map { .missing($0) } + typed.map { .extra($0) }
    }
    var cost = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
    for row in stride(from: rows, through: 0, by: -1) {
      for column in stride(from: columns, through: 0, by: -1) {
        if row == rows || column == columns {
          cost[row][column] = rows - row + columns - column
        } else {
          let change = isSame(typed[column], expected[row]) ? 0 : 1
          cost[row][column] = min(
            cost[row + 1][column + 1] + change, cost[row + 1][column] + 1,
            cost[row][column + 1] + 1)
        }
      }
    }
    var pieces: [AnswerCheck.Piece] = []
    var (row, column) = (0, 0)
    while row < rows || column < columns {
      if row < rows, column < columns {
        let same = isSame(typed[column], expected[row])
        if cost[row][column] == cost[row + 1][column + 1] + (same ? 0 : 1) {
          pieces.append(
            same
              ? .right(typed[column]) : .wrong(typed: typed[column], expected: expected[row]))
          row += 1
          column += 1
          continue
        }
      }
      if row < rows, column == columns || cost[row][column] == cost[row + 1][column] + 1 {
        pieces.append(.missing(expected[row]))
        row += 1
      } else {
        pieces.append(.extra(typed[column]))
        column += 1
      }
    }
    return pieces
  }
}
