extension StringProtocol {
  /// The text without white space at its ends.
  package var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// The text without one pair of quotes around it.
  var trimmingQuotes: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else {
      return String(self)
    }
    return String(dropFirst().dropLast())
  }
}
