/// The tags that cards are written with, at the start of a line.
enum CardTag: String, CaseIterable {
  // These begin a card.
  case question = "Q:"
  case reversed = "R:"
  case cloze = "C:"
  case command = "Cmd:"
  case yamlGap = "Yaml:"
  case compare = "Vs:"
  case whatIf = "If:"
  case steps = "Steps:"
  // These continue it.
  case answer = "A:"
  case alternative = "Or:"
  case why = "Why:"

  /// The kind of card that the tag begins; `nil` for tags that continue one.
  var kind: CardKind? {
    switch self {
    case .question: .question
    case .reversed: .reversed
    case .cloze: .cloze
    case .command: .command
    case .yamlGap: .yamlGap
    case .compare: .compare
    case .whatIf: .whatIf
    case .steps: .step
    case .answer, .alternative, .why: nil
    }
  }

  /// The tag that a line begins with. A longer tag needs white space after it, or nothing; so does
  /// `C:`, which else begins a Windows path.
  init?(startOf line: ArraySlice<UInt8>) {
    guard let colon = line.prefix(6).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let after = line.index(after: colon)
    guard let tag = CardTag(rawValue: String(decoding: line[..<after], as: UTF8.self)) else {
      return nil
    }
    let follows = after < line.endIndex ? line[after] : 0x20
    let needsSpace = tag != .question && tag != .answer
    guard !needsSpace || follows == 0x20 || follows == .tab else { return nil }
    self = tag
  }
}
