internal import KubeNotes

extension String {
  /// The text with spaces after it up to a number of cells; unchanged when it is as wide already.
  func padding(toCells cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - CellWidth.standard.of(self)))
  }
}
