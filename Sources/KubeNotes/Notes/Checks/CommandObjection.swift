package import Foundation

extension Explainer {
  /// What is wrong with a command line, and what to type instead; `nil` when it is right today.
  package func objection(to command: String) -> Bilingual? {
    guard let explanation = try? explain(command), explanation.status != .ok else { return nil }
    let status = explanation.status.rawValue
    let reason =
      explanation.notices.first { $0.status == explanation.status }?.message
      ?? Bilingual(ko: status, en: status)
    guard let better = explanation.replacement.first else { return reason }
    return Bilingual(ko: "\(reason.ko) → `\(better)`", en: "\(reason.en) → `\(better)`")
  }
}

extension ContentProblem {
  /// The problem of a file of command facts.
  package init(_ error: CommandFileError, data: Data) {
    let line = max(1, error.line)
    let source = SourceText(String(decoding: data, as: UTF8.self))
    self.init(
      .data(error.reason), file: error.file, line: line, column: max(1, error.column),
      excerpt: source.line(line))
  }
}
