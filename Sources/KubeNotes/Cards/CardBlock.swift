/// A card as it is written: its tags and what follows each. May make several cards.
struct CardBlock {
  struct Field {
    var tag: CardTag
    /// The line of the tag in the file, from 1.
    var line: Int
    /// The text behind the tag and on the lines below, trimmed.
    private(set) var text = ""
    /// Where the text begins: the line in the file and the character in it, from 1.
    private(set) var start: (line: Int, column: Int) = (1, 1)

    init(tag: CardTag, line: Int) {
      self.tag = tag
      self.line = line
    }

    /// Takes what follows the tag, with the lines below it.
    mutating func setText(_ raw: String) {
      let skipped = raw.prefix { $0.isWhitespace }
      let lineStart = skipped.lastIndex(of: "\n").map { skipped.index(after: $0) }
      let indent = skipped[(lineStart ?? skipped.startIndex)...].count
      let tagWidth = lineStart == nil ? tag.rawValue.count : 0
      start = (line + skipped.count { $0 == "\n" }, tagWidth + indent + 1)
      text = raw.trimmed
    }

    /// The place in the file of a place in the text.
    func place(of index: String.Index) -> (line: Int, column: Int) {
      let before = text[..<index]
      guard let lineStart = before.lastIndex(of: "\n") else {
        return (start.line, start.column + before.count)
      }
      let column = before.distance(from: lineStart, to: before.endIndex)
      return (start.line + before.count { $0 == "\n" }, column)
    }
  }

  /// The field that begins the card.
  var head: Field
  var fields: [Field] = []
  /// The line of the comment with the card's id.
  var commentLine: Int?
  /// All lines of the block: comment, fields and a closing separator.
  var lines: Range<Int>

  func fields(_ tag: CardTag) -> [Field] { fields.filter { $0.tag == tag } }
}
