internal import KubeNotes

extension String {
  /// The text with spaces after it up to a number of cells; unchanged when it is as wide already.
  func padding(toCells cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - CellWidth.standard.of(self)))
  }
}

extension String {
  /// The text cut to a number of cells, with `…` where something was cut off.
  func truncated(toCells cells: Int) -> String {
    guard CellWidth.standard.of(self) > cells else { return self }
    var kept = ""
    var used = 1
    for character in self {
      used += CellWidth.standard.of(character)
      if used > cells { break }
      kept.append(character)
    }
    return cells > 0 ? kept + "…" : ""
  }
}
