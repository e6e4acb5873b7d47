/// What a line of Markdown is, as far as cards care.
enum LineKind: Equatable {
  case text
  case blank
  /// Inside a fenced code block, or a fence itself.
  case code
  /// Three or more hyphens and nothing else.
  case separator
  case heading
  case tag(CardTag)
  /// `<!-- card: … -->`
  case cardComment
  /// Any other comment that begins the line, through its end.
  case comment
}

/// Tells the kinds of lines one after another; knows fences and comments that go over lines.
struct LineClassifier {
  private enum State {
    case open
    case fence(mark: UInt8, count: Int)
    case comment
  }

  private var state = State.open

  /// Whether the next line is inside a fenced code block.
  var isInFence: Bool { if case .fence = state { true } else { false } }

  mutating func kind(of line: ArraySlice<UInt8>) -> LineKind {
    switch state {
    case .fence(let mark, let count):
      if closesFence(line, mark: mark, count: count) { state = .open }
      return .code
    case .comment:
      if contains(line, "-->") { state = .open }
      return .comment
    case .open: return openKind(of: line)
    }
  }

  private mutating func openKind(of line: ArraySlice<UInt8>) -> LineKind {
    guard let first = line.first(where: { $0 != 0x20 && $0 != .tab }) else { return .blank }
    if first != line.first || ">-*+".utf8.contains(first) || first == UInt8(ascii: "`")
      || first == UInt8(ascii: "~")
    {
      if let (mark, count) = openingFence(line) {
        state = .fence(mark: mark, count: count)
        return .code
      }
    }
    if let tag = CardTag(startOf: line) { return .tag(tag) }
    switch first {
    case UInt8(ascii: "-"): return isSeparator(line) ? .separator : .text
    case UInt8(ascii: "#"): return isHeading(line) ? .heading : .text
    case UInt8(ascii: "<"): return comment(line)
    default: return .text
    }
  }

  private mutating func comment(_ line: ArraySlice<UInt8>) -> LineKind {
    guard line.starts(with: "<!--".utf8) else { return .text }
    guard contains(line, "-->") else {
      state = .comment
      return .comment
    }
    let inside = line.dropFirst(4).drop { $0 == 0x20 || $0 == .tab }
    return inside.starts(with: "card:".utf8) ? .cardComment : .comment
  }

  // MARK: - Forms

  /// The fence that a line opens, behind spaces and the marks of lists and quotes.
  private func openingFence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int)? {
    var rest = line
    while let byte = rest.first, byte == 0x20 || byte == .tab || ">-*+".utf8.contains(byte) {
      rest = rest.dropFirst()
    }
    guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let count = rest.prefix { $0 == mark }.count
    guard count >= 3 else { return nil }
    if mark == UInt8(ascii: "`"), rest.dropFirst(count).contains(mark) { return nil }
    return (mark, count)
  }

  private func closesFence(_ line: ArraySlice<UInt8>, mark: UInt8, count: Int) -> Bool {
    let rest = line.drop { $0 == 0x20 || $0 == .tab || $0 == UInt8(ascii: ">") }
    let marks = rest.prefix { $0 == mark }.count
    return marks >= count && rest.dropFirst(marks).allSatisfy { $0 == 0x20 || $0 == .tab }
  }

  private func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    let hyphens = line.prefix { $0 == UInt8(ascii: "-") }.count
    return hyphens >= 3 && line.dropFirst(hyphens).allSatisfy { $0 == 0x20 || $0 == .tab }
  }

  private func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { $0 == 0x20 }
    guard line.count - rest.count <= 3 else { return false }
    let marks = rest.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks) else { return false }
    let next = rest.dropFirst(marks).first
    return next == nil || next == 0x20 || next == .tab
  }

  private func contains(_ line: ArraySlice<UInt8>, _ mark: String) -> Bool {
    let mark = Array(mark.utf8)
    return line.indices.contains { line[$0...].starts(with: mark) }
  }
}
