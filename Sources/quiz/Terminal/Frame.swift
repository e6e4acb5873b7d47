/// One picture of the whole screen.
struct Frame: Sendable, Equatable {
  /// The lines from the top, styled, each at most as wide as the screen.
  var lines: [String]
  /// Where the cursor stands, in rows and cells from 0; nil hides it.
  var cursor: (row: Int, column: Int)?

  static func == (left: Frame, right: Frame) -> Bool {
    left.lines == right.lines && left.cursor?.row == right.cursor?.row
      && left.cursor?.column == right.cursor?.column
  }

  /// The control sequences that draw it, to be sent in one write so that nothing flickers.
  ///
  /// Each line is cleared to its end after it is drawn, not before (ECMA-48: CUP, EL, ED).
  func drawing(rows: Int) -> String {
    Self.drawing(firstLine: lines.first, below: drawingBelowFirstLine(rows: rows))
  }

  /// The control sequences for a frame of which all but the first line was drawn before.
  ///
  /// - Parameter below: what `drawingBelowFirstLine` gave.
  static func drawing(firstLine: String?, below: String) -> String {
    guard let firstLine else { return start + below }
    return start + firstLine + "\u{1B}[K" + below
  }

  private static let start = "\u{1B}[?25l\u{1B}[H"

  /// The part of the drawing that does not depend on what the first line says.
  func drawingBelowFirstLine(rows: Int) -> String {
    var text = ""
    text.reserveCapacity(lines.reduce(64) { $0 + $1.utf8.count + 8 })
    for line in lines.prefix(rows).dropFirst() {
      text += "\r\n"
      text += line
      text += "\u{1B}[K"
    }
    if lines.count < rows { text += "\r\n\u{1B}[J" }
    if let cursor {
      text += "\u{1B}[\(min(cursor.row, rows - 1) + 1);\(cursor.column + 1)H\u{1B}[?25h"
    }
    return text
  }
}
