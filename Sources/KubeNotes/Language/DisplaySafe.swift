extension String {
  /// The text without the characters that could steer a terminal: C0 and C1 controls (line feed and
  /// tab stay), delete, and the marks, embeddings, overrides and isolates of the bidirectional
  /// algorithm (UAX #9).
  ///
  /// Notes and cards are data; everything printed from them goes through this.
  package var displaySafe: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return self }
    guard unicodeScalars.contains(where: { !$0.isDisplaySafe }) else { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.lazy.filter(\.isDisplaySafe))
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it and does nothing else.
  package var isDisplaySafe: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0x2028, 0x2029: false
    default: true
    }
  }
}
