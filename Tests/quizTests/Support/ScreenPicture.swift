import KubeNotes

/// A terminal's screen as an SVG picture: each run of one style is a text of its own, stretched to
/// its cells, so that columns stay columns whatever fonts the reader has.
struct ScreenPicture {
  let screen: TerminalScreen
  let title: String

  private let cell = (width: 8.4, height: 19.0)
  private let margin = (x: 16.0, top: 44.0, bottom: 16.0)

  var svg: String {
    let rows = screen.cells.prefix(1 + (screen.lines.lastIndex { !$0.isEmpty } ?? 0))
    let width = 2 * margin.x + cell.width * Double(screen.cells.first?.count ?? 0)
    let height = margin.top + cell.height * Double(rows.count) + margin.bottom
    let texts = rows.enumerated().flatMap { index, row in runs(row).map { text($0, row: index) } }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" \
      role="img" font-family="ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', monospace" \
      font-size="14">
      <title>\(escaped(title))</title>
      <rect width="100%" height="100%" rx="8" fill="#1b1f27"/>
      <g fill="#5b6372"><circle cx="20" cy="20" r="5"/><circle cx="38" cy="20" r="5"/>\
      <circle cx="56" cy="20" r="5"/></g>
      <g fill="#d7dae0" xml:space="preserve">
      \(texts.joined(separator: "\n"))
      </g>
      </svg>

      """
  }

  private struct Run {
    var column: Int
    var cells: Int
    var text: String
    var style: String
  }

  private func runs(_ row: [TerminalScreen.Cell]) -> [Run] {
    var runs: [Run] = []
    for (column, cell) in row.enumerated() {
      if cell == .covered {
        runs[runs.count - 1].cells += 1
      } else if let last = runs.last, last.style == cell.style, cell != .blank || last.text != " " {
        runs[runs.count - 1].cells += 1
        runs[runs.count - 1].text.append(cell.character)
      } else {
        runs.append(
          Run(column: column, cells: 1, text: String(cell.character), style: cell.style))
      }
    }
    return runs.compactMap { run in
      var run = run
      while run.text.hasSuffix(" ") {
        run.text.removeLast()
        run.cells -= 1
      }
      return run.text.isEmpty ? nil : run
    }
  }

  private func text(_ run: Run, row: Int) -> String {
    let x = margin.x + cell.width * Double(run.column)
    let y = margin.top + cell.height * (Double(row) + 0.75)
    let length = cell.width * Double(run.cells)
    return "<text x=\"\(number(x))\" y=\"\(number(y))\" textLength=\"\(number(length))\""
      + " lengthAdjust=\"spacingAndGlyphs\"\(attributes(run.style))>\(escaped(run.text))</text>"
  }

  /// The 16 colours of a common dark theme for the SGR parameters that `quiz` uses (ECMA-48, 8.3.117).
  private func attributes(_ style: String) -> String {
    style.split(separator: ";").map { parameter in
      switch parameter {
      case "1": " font-weight=\"bold\""
      case "2": " fill-opacity=\"0.6\""
      case "4": " text-decoration=\"underline\""
      case "31": " fill=\"#ef7d86\""
      case "32": " fill=\"#98c379\""
      case "33": " fill=\"#e5c07b\""
      case "34": " fill=\"#6cb6ff\""
      case "36": " fill=\"#56c5d0\""
      default: ""
      }
    }
    .joined()
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
