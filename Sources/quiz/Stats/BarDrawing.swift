internal import KubeNotes

/// Bars of block characters. Every bar has its number beside it.
enum BarDrawing {
  private static let eighthsUp = Array(" ▁▂▃▄▅▆▇█")
  private static let eighthsRight = Array(" ▏▎▍▌▋▊▉█")

  /// A bar that grows to the right; what is more than nothing shows at least a sliver.
  ///
  /// - Returns: `cells` cells, padded with `rest`.
  static func horizontal(
    _ value: Double, of most: Double, cells: Int, rest: Character = " "
  ) -> String {
    guard most > 0, cells > 0 else { return String(repeating: rest, count: max(0, cells)) }
    let share = min(1, max(0, value / most))
    let eighths = value > 0 ? max(1, Int((share * Double(cells * 8)).rounded())) : 0
    var bar = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { bar.append(eighthsRight[eighths % 8]) }
    return bar + String(repeating: rest, count: cells - (eighths + 7) / 8)
  }

  /// Bars that grow upwards, side by side, with the scale on the left: lines from top to bottom.
  ///
  /// - Parameters:
  ///   - cells: the width of one bar; a wider one leaves a gap to the next.
  ///   - labels: below the bars, at the index of a bar; one that does not fit is left out.
  static func vertical(
    _ values: [Int], rows: Int, cells: Int, labels: [(index: Int, text: String)]
  ) -> [String] {
    let most = max(1, values.max() ?? 0)
    let margin = "\(most)".count + 1
    var lines = (0..<rows).map { row in
      let base = (rows - 1 - row) * 8
      let scale = row == 0 ? "\(most)" : row == rows - 1 ? "0" : ""
      let bars = values.map { value -> String in
        let height = value > 0 ? max(1, (value * rows * 8 + most / 2) / most) : 0
        let block = eighthsUp[min(8, max(0, height - base))]
        return cells > 1 ? String(repeating: block, count: cells - 1) + " " : String(block)
      }
      let left = String(repeating: " ", count: margin - 1 - scale.count) + scale + " "
      return trimmed(left + bars.joined())
    }
    lines.append(trimmed(axis(margin: margin, cells: cells, count: values.count, labels)))
    return lines
  }

  private static func axis(
    margin: Int, cells: Int, count: Int, _ labels: [(index: Int, text: String)]
  ) -> String {
    var line = ""
    var used = 0
    for label in labels {
      let start = margin + label.index * cells
      let width = CellWidth.standard.of(label.text)
      guard used == 0 || start > used, start + width <= margin + count * cells else { continue }
      line += String(repeating: " ", count: start - used) + label.text
      used = start + width
    }
    return line
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
