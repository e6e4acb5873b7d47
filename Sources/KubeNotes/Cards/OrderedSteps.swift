/// A title and a numbered list below it.
struct OrderedSteps {
  let title: String
  private(set) var steps: [String] = []

  init(_ text: String) {
    var title: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let step = Self.step(in: line) {
        steps.append(step)
      } else if steps.isEmpty {
        title.append(line)
      } else if !line.allSatisfy(\.isWhitespace) {
        steps[steps.count - 1] += "\n" + line.trimmed
      }
    }
    self.title = title.joined(separator: "\n").trimmed
  }

  /// The title, the step before the asked one, and an open place.
  func prompt(for index: Int) -> String {
    "\(title)\n\n\(index). \(steps[index - 1])\n\(index + 1). […]"
  }

  private static func step(in line: Substring) -> String? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(digits.count), line.startIndex == digits.startIndex else { return nil }
    let rest = line[digits.endIndex...]
    guard rest.first == "." || rest.first == ")", rest.dropFirst().first == " " else { return nil }
    let text = rest.dropFirst(2).trimmed
    return text.isEmpty ? nil : text
  }
}
