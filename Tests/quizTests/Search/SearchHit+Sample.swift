import Foundation
@testable import KubeNotes

extension SearchAnswer {
  /// An answer with a hit for each note and language.
  static func sample(_ query: String, _ hits: [(note: String, language: Language)]) -> Self {
    SearchAnswer(
      query: query, hits: hits.map { .sample($0.note, $0.language) }, unmatched: [],
      suggestion: nil)
  }
}

extension SearchHit {
  static func sample(_ note: String, _ language: Language) -> SearchHit {
    let isKorean = language == .ko
    let text =
      isKorean
      ? "노드가 파드를 밀어내게 하는 것이 테인트이고, 파드가 그것을 견디게 하는 것이 톨러레이션이다. 둘은 함께 쓰인다."
      : "A taint lets a node repel pods; a toleration lets a pod stand it. They work together \u{1B}[2J."
    let word = isKorean ? "톨러레이션" : "toleration"
    let start = text.range(of: word).map {
      text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
    }
    return SearchHit(
      note: NoteID(rawValue: note), anchor: "effects", path: "\(note).md", language: language,
      topic: "scheduling", title: isKorean ? "테인트와 톨러레이션" : "Taints and tolerations",
      heading: isKorean ? "효과 세 가지와 그 차이" : "The three effects and how they differ",
      snippet: Snippet(
        text: text, matches: start.map { [$0..<($0 + word.utf8.count)] } ?? []),
      score: 1, isShipped: true,
      explanations: [.init(typed: "ㅌㄹㄹㅇㅅ", read: "톨러레이션", reason: .initials)])
  }
}
