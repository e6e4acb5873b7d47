@testable import KubeNotes

extension SearchPlan {
  /// A plan of words that each mean themselves.
  static func literal(_ words: [String], frequency: Int, sectionCount: Int) -> SearchPlan {
    SearchPlan(
      query: words.joined(separator: " "), words: words, weights: words.map { _ in 1 },
      units: words.indices.map { index in
        SearchPlan.Unit(
          words: index..<(index + 1),
          alternatives: [
            .init(
              phrases: [index], quality: 1, reason: .literal, text: words[index], isPartial: false)
          ])
      },
      phrases: words.map { .init(tokens: [$0], frequency: frequency) }, keys: [],
      sectionCount: sectionCount)
  }
}
