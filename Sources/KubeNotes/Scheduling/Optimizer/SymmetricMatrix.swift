internal import Foundation

/// A small symmetric positive definite matrix, row by row, and its Cholesky factorisation.
struct SymmetricMatrix: Sendable {
  let size: Int
  var entries: [Double]

  init(size: Int, entries: [Double]) {
    self.size = size
    self.entries = entries
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  /// The rows and columns with these indices.
  func restricted(to indices: [Int]) -> SymmetricMatrix {
    SymmetricMatrix(
      size: indices.count,
      entries: indices.flatMap { row in indices.map { self[row, $0] } })
  }

  /// The lower triangle L with L·Lᵀ = self. Pivots that rounding made vanish are replaced by tiny
  /// ones.
  func factorised() -> SymmetricMatrix {
    var lower = self
    for row in 0..<size {
      for column in 0...row {
        var sum = self[row, column]
        for k in 0..<column { sum -= lower[row, k] * lower[column, k] }
        if row == column {
          lower[row, row] = max(sum, 1e-12 * max(self[row, row], 1e-300)).squareRoot()
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    return lower
  }

  /// Solves self · x = right.
  func solve(_ right: [Double]) -> [Double] {
    let lower = factorised()
    var x = right
    for row in 0..<size {
      for k in 0..<row { x[row] -= lower[row, k] * x[k] }
      x[row] /= lower[row, row]
    }
    for row in (0..<size).reversed() {
      for k in (row + 1)..<max(size, row + 1) { x[row] -= lower[k, row] * x[k] }
      x[row] /= lower[row, row]
    }
    return x
  }

  /// The diagonal of the inverse.
  func inverseDiagonal() -> [Double] {
    let lower = factorised()
    var diagonal = [Double](repeating: 0, count: size)
    // Column j of L⁻¹; the inverse is L⁻ᵀ·L⁻¹.
    for j in 0..<size {
      var column = [Double](repeating: 0, count: size)
      for row in j..<size {
        var sum = row == j ? 1.0 : 0
        for k in j..<row { sum -= lower[row, k] * column[k] }
        column[row] = sum / lower[row, row]
        diagonal[j] += column[row] * column[row]
      }
    }
    return diagonal
  }
}
