import KubeNotes
import Testing

@Suite struct TextSimilarityTests {
  @Test(arguments: [
    ("", "", 1.0...1.0), ("Pod", "pod", 1.0...1.0), ("a  b\n", " a b", 1.0...1.0),
    ("abc", "xyz", 0.0...0.0), ("", "abc", 0.0...0.2),
    ("runing Pods", "running Pods", 0.85...0.99),
    ("테인트는 무엇인가", "테인트가 무엇인가", 0.6...0.95),
    ("What is the port of etcd?", "Which effect evicts Pods?", 0.0...0.45),
  ])
  func `known pairs`(left: String, right: String, range: ClosedRange<Double>) {
    let score = TextSimilarity(left).score(TextSimilarity(right))
    #expect(range.contains(score), "\(score)")
    #expect(score == TextSimilarity(right).score(TextSimilarity(left)))
  }
}

@Suite struct CardMatchingTests {
  private func known(
    _ id: String, _ prompt: String, note: String = "n", wasPresent: Bool = true
  ) -> CardMatching.Known {
    CardMatching.Known(
      id: CardID(rawValue: id), section: SectionAddress(note),
      faces: [.en: CardFace(prompt: prompt, answer: "answer \(prompt)")], wasPresent: wasPresent)
  }

  private func card(_ id: String, _ prompt: String, note: String = "n") -> Card {
    Card(
      id: CardID(rawValue: id), kind: .question, section: SectionAddress(note), topic: "t",
      faces: [.en: CardFace(prompt: prompt, answer: "answer \(prompt)")])
  }

  private func match(_ known: [CardMatching.Known], _ new: [Card]) -> [String: String] {
    let found = CardMatching.continuations(known: known, new: new)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.key.rawValue, $0.value.rawValue) })
  }

  @Test func `nothing to match`() {
    #expect(match([], []).isEmpty)
    #expect(match([known("text-1", "One?")], []).isEmpty)
    #expect(match([], [card("text-1", "One?")]).isEmpty)
  }

  @Test func `equal texts come before similar ones, and the nearest place first`() {
    let olds = [
      known("text-1", "What evicts running Pods?", note: "a"),
      known("text-2", "What evicts the running Pods?", note: "b"),
    ]
    #expect(
      match(olds, [card("text-3", "What evicts the running Pods?", note: "a")])
        == ["text-3": "text-2"])
    let twins = [known("text-1", "What?", note: "a"), known("text-2", "What?", note: "b")]
    #expect(match(twins, [card("x", "What?", note: "b")]) == ["x": "text-2"])
  }

  @Test func `a card that went earlier is continued only by an equal text`() {
    let old = [known("text-1", "What evicts running Pods?", wasPresent: false)]
    #expect(match(old, [card("text-2", "What evicts runing Pods?")]).isEmpty)
    #expect(match(old, [card("text-2", "What evicts running  pods?")]) == ["text-2": "text-1"])
  }

  @Test(arguments: 1...20)
  func `each card continues at most one, whatever the edit`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = ["taint", "Pod", "node", "label", "drain", "port", "probe", "quota"]
    func sentence() -> String {
      (0..<Int.random(in: 1...5, using: &random))
        .compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
    }
    let olds = (0..<12).map { known("text-old\($0)", sentence(), note: "n\($0 % 3)") }
    let news = (0..<12).map { card("text-new\($0)", sentence(), note: "n\($0 % 4)") }
    let found = match(olds, news)
    #expect(Set(found.values).count == found.count, "seed \(seed)")
    #expect(found == match(olds, news), "seed \(seed)")
  }
}
