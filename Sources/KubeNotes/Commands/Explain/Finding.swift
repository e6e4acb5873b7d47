/// Something wrong or outdated on a line, and what would put it right.
struct Finding: Sendable {
  var status: ExplanationStatus
  var since: String?
  var message: Bilingual
  var range: Range<Int>
  var fix = Fix.none

  enum Fix: Sendable {
    case none
    /// Changes of places on the line.
    case edits([Edit])
    /// Lines to stand in place of the command, best first.
    case commands([String], span: Range<Int>)
  }
}

/// A change of one place on a line; an empty range inserts.
struct Edit: Sendable, Hashable {
  var range: Range<Int>
  var text: String
}

extension [Edit] {
  /// The line with all edits done; of edits that overlap, the first one counts.
  func applied(to scalars: [Unicode.Scalar]) -> String {
    var out = String.UnicodeScalarView()
    var position = 0
    let ordered = enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= position {
      out.append(contentsOf: scalars[position..<edit.range.lowerBound])
      let text = edit.text.unicodeScalars
      out.append(contentsOf: out.last == " " && text.first == " " ? text.dropFirst() : text[...])
      position = edit.range.upperBound
      if edit.text.isEmpty, position < scalars.count, scalars[position] == " ",
        out.last == " " || out.isEmpty
      {
        position += 1
      }
    }
    out.append(contentsOf: scalars[position...])
    var text = String(out)
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
