extension PreferenceKey {
  /// A value as it is kept: trimmed, in one spelling.
  ///
  /// - Returns: nil where the key does not take the text.
  package func normalized(_ text: String) -> String? {
    let text = text.trimmed
    switch self {
    case .language:
      // A locale such as `ko_KR.UTF-8` names its language.
      return word(text.prefix { !"_.-".contains($0) }, of: ["ko", "en", "auto"])
    case .exam: return word(text, of: ["cka", "ckad", "none"])
    case .color: return word(text, of: ["auto", "always", "never"])
    case .newPerDay, .reviewsPerDay: return number(text, in: 0...9999)
    case .rolloverHour: return number(text, in: 0...23)
    case .retention:
      let value = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
      return value.flatMap { (0.7...0.99).contains($0) ? "\($0)" : nil }
    case .learningSteps, .relearningSteps: return StepList(text)?.text
    case .pager: return text
    case .editor: return text.isEmpty ? nil : text
    }
  }

  private func word(_ text: some StringProtocol, of allowed: [String]) -> String? {
    let text = text.lowercased()
    return allowed.contains(text) ? text : nil
  }

  private func number(_ text: String, in range: ClosedRange<Int>) -> String? {
    Int(text).flatMap { range.contains($0) ? "\($0)" : nil }
  }
}

/// Learning steps as a person writes them: `1m 10m`, `30s, 1h, 1d`, or `none`.
package struct StepList: Sendable, Hashable {
  /// The delays, in seconds; each from one second to a year.
  package let seconds: [Int]

  package init(seconds: [Int]) {
    self.seconds = seconds
  }

  /// - Returns: nil for a text that is no list of delays.
  package init?(_ text: String) {
    if text.lowercased() == "none" {
      seconds = []
      return
    }
    let words = text.split { $0 == " " || $0 == "," }
    let delays = words.compactMap(Self.delay)
    guard !delays.isEmpty, delays.count == words.count, delays.count <= 20 else { return nil }
    seconds = delays
  }

  private static let units: [(letter: Character, seconds: Int)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  private static func delay(_ word: Substring) -> Int? {
    guard let unit = units.first(where: { $0.letter == word.last }),
      let count = Int(word.dropLast()), (1...31_536_000 / unit.seconds).contains(count)
    else { return nil }
    return count * unit.seconds
  }

  /// The list in the largest units that give whole numbers.
  package var text: String {
    guard !seconds.isEmpty else { return "none" }
    return seconds.map { delay in
      let unit = Self.units.first { delay % $0.seconds == 0 } ?? ("s", 1)
      return "\(delay / unit.seconds)\(unit.letter)"
    }
    .joined(separator: " ")
  }
}
