import KubeNotes

/// What a terminal shows after some bytes: enough of ECMA-48 for what `quiz` draws.
struct TerminalScreen {
  struct Cell: Equatable {
    var character: Character
    /// The parameters of the SGR sequence in force, such as `1;33`; empty for none.
    var style = ""

    static let blank = Cell(character: " ")
    /// The second cell of a wide character.
    static let covered = Cell(character: "\u{0}")
  }

  private(set) var cells: [[Cell]]
  private(set) var row = 0
  private(set) var column = 0
  /// Whether the alternate screen is shown.
  private(set) var isAlternate = false
  private(set) var isCursorVisible = true
  private let rows: Int
  private let columns: Int
  private var pending: [UInt8] = []
  /// The main screen and its cursor, while the alternate one is shown.
  private var main: (cells: [[Cell]], row: Int, column: Int)?
  private var style = ""

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  /// The lines, without the spaces at their ends.
  var lines: [String] {
    cells.map { line in
      var text = String(line.map(\.character).filter { $0 != Cell.covered.character })
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    // Whole characters only; the rest waits for more bytes.
    var end = pending.count
    while end > 0, end > pending.count - 4, !Self.isBoundary(pending, end) { end -= 1 }
    let text = Array(String(decoding: pending[..<end], as: UTF8.self).unicodeScalars)
    pending.removeFirst(end)
    var index = 0
    while index < text.count {
      if text[index] == "\u{1B}" {
        guard let next = escape(text, index) else {
          pending = Array(String(String.UnicodeScalarView(text[index...])).utf8) + pending
          return
        }
        index = next
      } else {
        put(text[index])
        index += 1
      }
    }
  }

  private static func isBoundary(_ bytes: [UInt8], _ end: Int) -> Bool {
    String(validating: bytes[..<end].suffix(4).drop { $0 & 0xC0 == 0x80 }, as: UTF8.self) != nil
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": column = 0
    case "\n":
      if row + 1 < rows {
        row += 1
      } else {
        cells.removeFirst()
        cells.append(Array(repeating: .blank, count: columns))
      }
    case "\u{8}": column = max(0, column - 1)
    default:
      let character = Character(scalar)
      let width = CellWidth.standard.of(character)
      guard width > 0 else { return }
      if column + width > columns {
        column = 0
        put("\n")
      }
      cells[row][column] = Cell(character: character, style: style)
      if width == 2, column + 1 < columns { cells[row][column + 1] = .covered }
      column += width
    }
  }

  /// Obeys the sequence at an index; the index behind it, or nil while it is incomplete.
  private mutating func escape(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    guard text[start + 1] == "[" else { return start + 2 }
    guard
      let end = text[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0.value) })
    else { return nil }
    let parameters = String(String.UnicodeScalarView(text[(start + 2)..<end]))
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    switch text[end] {
    case "H":
      row = min(rows, max(1, numbers.first ?? 1)) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "K":
      for cell in column..<max(column, columns) { cells[row][cell] = .blank }
    case "J":
      for cell in column..<max(column, columns) { cells[row][cell] = .blank }
      for line in (row + 1)..<max(row + 1, rows) {
        cells[line] = Array(repeating: .blank, count: columns)
      }
    case "m": style = parameters == "0" ? "" : parameters
    case "h", "l": setMode(parameters, isOn: text[end] == "h")
    default: break
    }
    return end + 1
  }

  private mutating func setMode(_ parameters: String, isOn: Bool) {
    switch parameters {
    case "?1049":
      guard isOn != isAlternate else { return }
      isAlternate = isOn
      if isOn {
        main = (cells, row, column)
        cells = Array(repeating: Array(repeating: .blank, count: columns), count: rows)
      } else if let main {
        (cells, row, column) = main
      }
    case "?25": isCursorVisible = isOn
    default: break
    }
  }
}
