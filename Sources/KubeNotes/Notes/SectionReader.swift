/// Cuts the prose of a note into sections.
struct SectionReader {
  /// The note's lines; those of front matter and cards are left out.
  let source: SourceText
  /// Lines that are not prose.
  let hidden: [Range<Int>]

  func read() -> [Section] {
    let prose = proseBytes()
    return MarkdownTree.parsing(prose.bytes) { root in
      var builder = SectionBuilder(lineCount: source.count)
      for child in root.children {
        let kind = child.kind
        if kind == .heading {
          var heading = PlainText()
          heading.append(child)
          builder.begin(
            level: child.headingLevel, heading: heading.string,
            markdown: headingMarkdown(child), line: child.startLine, bodyLine: child.endLine + 1)
        } else {
          builder.append(child)
        }
      }
      return builder.finish { lines in
        String(decoding: prose.bytes(ofLines: lines).trimmingBlankLines, as: UTF8.self)
      }
    } ?? []
  }

  /// The text with the hidden lines emptied, so that the numbers of lines stay.
  private func proseBytes() -> SourceText {
    guard !hidden.isEmpty else { return source }
    return source.emptying(hidden)
  }

  private func headingMarkdown(_ node: MarkdownNode) -> String {
    let line = source.line(node.startLine).trimmed
    guard line.hasPrefix("#") else { return line }
    let text = line.drop { $0 == "#" }.trimmed
    let closing = text.reversed().prefix { $0 == "#" }.count
    guard closing > 0 else { return text }
    let before = text.dropLast(closing)
    return before.isEmpty || before.last == " " ? before.trimmed : text
  }
}

/// Collects blocks into sections.
private struct SectionBuilder {
  private struct Open {
    var section: Section
    var bodyLine: Int
    var text = PlainText()
  }

  private var done: [Open] = []
  private var current: Open
  private var anchors = Anchors()
  private var path: [(level: Int, heading: String)] = []
  private let lineCount: Int

  init(lineCount: Int) {
    self.lineCount = lineCount
    current = Open(
      section: Section(
        anchor: "", hasDeclaredAnchor: false, level: 0, heading: "", headingMarkdown: "",
        headingPath: [], lines: 1..<1, markdown: "", text: "", cardText: ""),
      bodyLine: 1)
  }

  mutating func append(_ node: MarkdownNode) {
    current.text.append(node)
  }

  mutating func begin(level: Int, heading: String, markdown: String, line: Int, bodyLine: Int) {
    close(before: line)
    let (text, declared) = Anchors.split(heading)
    let anchor = anchors.unique(declared ?? Anchors.slug(text))
    path.removeAll { $0.level >= level }
    path.append((level, text))
    current = Open(
      section: Section(
        anchor: anchor, hasDeclaredAnchor: declared != nil, level: level, heading: text,
        headingMarkdown: Anchors.split(markdown).text, headingPath: path.map(\.heading),
        lines: line..<line, markdown: "", text: "", cardText: ""),
      bodyLine: bodyLine)
  }

  private mutating func close(before line: Int) {
    let start = current.section.lines.lowerBound
    current.section.lines = start..<max(start, line)
    done.append(current)
  }

  mutating func finish(markdown: (Range<Int>) -> String) -> [Section] {
    close(before: lineCount + 1)
    return done.map { open in
      var section = open.section
      section.text = open.text.string
      let end = section.lines.upperBound
      section.markdown = markdown(min(open.bodyLine, end)..<end)
      return section
    }
  }
}

extension ArraySlice<UInt8> {
  /// The text without empty lines at its start and end, and without its last line feed.
  fileprivate var trimmingBlankLines: ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .tab || byte == 0x20 }
    guard let last = lastIndex(where: { !isSpace($0) }),
      let first = firstIndex(where: { !isSpace($0) })
    else { return [] }
    // The indentation of the first line stays.
    let start = self[..<first].lastIndex(of: .lineFeed).map { $0 + 1 } ?? startIndex
    return self[start...last]
  }
}
