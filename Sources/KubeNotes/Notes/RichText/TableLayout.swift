/// Places a table in columns that are aligned by cells; where it does not fit, cells are wrapped,
/// and where columns become too narrow each row becomes a list of `header: value`.
struct TableLayout {
  let table: RichText.Table
  let cells: CellWidth

  private static let gap = 2
  /// The narrowest that a column may be wrapped to.
  private static let narrowest = 8

  func lines(width: Int) -> [StyledText] {
    guard let widths = columnWidths(in: width) else { return records(width: width) }
    var result: [StyledText] = []
    if !table.header.allSatisfy(\.isEmpty) {
      result += lines(of: table.header.map(Self.headed), widths)
    }
    let mark = "─"
    let rule = widths.map { column in
      String(repeating: mark, count: column / max(1, cells.of(mark)))
    }
    result += lines(of: rule.map { StyledText($0, .understated) }, widths)
    for row in table.rows { result += lines(of: row, widths) }
    return result
  }

  private var columnCount: Int {
    max(table.header.count, table.rows.map(\.count).max() ?? 0)
  }

  /// The width of each column; `nil` when they cannot stand side by side.
  private func columnWidths(in width: Int) -> [Int]? {
    let count = columnCount
    guard count > 0 else { return [] }
    let natural = (0..<count).map { column in
      ([table.header] + table.rows).map { row in
        row.indices.contains(column) ? row[column].width(cells) : 0
      }.max() ?? 0
    }.map { max(1, $0) }
    var free = width - Self.gap * (count - 1)
    if natural.reduce(0, +) <= free { return natural }
    // The narrow columns keep what they need; the wide ones share the rest.
    var result = natural
    var wide = Array(0..<count)
    while true {
      guard !wide.isEmpty, free > 0 else { return nil }
      let share = free / wide.count
      let fitting = wide.filter { natural[$0] <= share }
      if fitting.isEmpty {
        guard share >= Self.narrowest else { return nil }
        for column in wide { result[column] = share }
        return result
      }
      free -= fitting.reduce(0) { $0 + natural[$1] }
      wide.removeAll { natural[$0] <= share }
      if wide.isEmpty { return result }
    }
  }

  private func lines(of row: [StyledText], _ widths: [Int]) -> [StyledText] {
    let wrapped = widths.indices.map { column in
      row.indices.contains(column)
        ? row[column].wrapped(to: widths[column], cells: cells) : [StyledText()]
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = StyledText()
      var pending = 0
      for (column, part) in wrapped.enumerated() {
        let text = index < part.count ? part[index] : StyledText()
        let free = max(0, widths[column] - text.width(cells))
        let before = leading(free, column)
        if !text.isEmpty {
          line.append(StyledSpan(String(repeating: " ", count: pending + before)))
          line.append(text)
          pending = 0
        } else {
          pending += before
        }
        pending += free - before + Self.gap
      }
      return line
    }
  }

  private func leading(_ free: Int, _ column: Int) -> Int {
    guard table.alignments.indices.contains(column) else { return 0 }
    switch table.alignments[column] {
    case .left: return 0
    case .center: return free / 2
    case .right: return free
    }
  }

  private static func headed(_ text: StyledText) -> StyledText {
    StyledText(
      text.spans.map { StyledSpan($0.text, $0.style ?? .strong, address: $0.address) })
  }

  private func records(width: Int) -> [StyledText] {
    var result: [StyledText] = []
    for row in table.rows {
      if !result.isEmpty { result.append(StyledText()) }
      for (column, value) in row.enumerated() where !value.isEmpty {
        var line = StyledText()
        if table.header.indices.contains(column), !table.header[column].isEmpty {
          line = Self.headed(table.header[column]) + StyledText(": ")
        }
        result += (line + value).wrapped(to: width, cells: cells)
      }
    }
    return result
  }
}
