import Testing

@testable import KubeNotes

@Suite struct RelevanceFeedbackTests {
  /// A plan of words that each mean themselves, over a thousand sections.
  private func plan(_ words: [String], frequency: Int = 40) -> SearchPlan {
    .literal(words, frequency: frequency, sectionCount: 1000)
  }

  private func terms(_ plan: SearchPlan?) -> [String] { plan?.phrases.flatMap(\.tokens) ?? [] }

  @Test func takesWhatTheBestSectionsHaveInCommon() {
    var feedback = RelevanceFeedback(plan: plan(["nodes", "keep", "away"]))
    feedback.read(
      ["Taints", "", "A taint keeps pods off nodes; a toleration lets them on."], score: 3)
    feedback.read(["노드", "", "테인트가 있는 노드에는 톨러레이션이 없는 파드가 못 간다. taint"], score: 2)
    feedback.read(
      ["Effects", "", "The taint has an effect, and without toleration none stays."], score: 2)
    feedback.read(["Other", "", "toleration once more, and elsewhere volume"], score: 1)
    let frequencies = ["taint": 20, "toleration": 10, "effect": 30]
    let found = feedback.plan { frequencies[$0] ?? 400 }
    #expect(Set(terms(found)) == ["taint", "toleration"])
    #expect(found?.feedback.max() == 1)
    #expect(found?.feedback.allSatisfy { $0 > 0 && $0 <= 1 } == true)
    #expect(found?.units.isEmpty == true)
  }

  @Test func leavesOutTheQueryAndWhatStandsEverywhere() {
    var feedback = RelevanceFeedback(plan: plan(["taint", "of", "node"]))
    for _ in 0..<4 { feedback.read(["", "", "taint and cluster and the how"], score: 1) }
    // More than a twentieth of a thousand sections.
    #expect(feedback.plan { $0 == "cluster" ? 51 : 5 } == nil)
    #expect(terms(feedback.plan { _ in 50 }) == ["cluster"])
  }

  @Test func readsNoMoreRowsThanTheQueryDid() {
    var feedback = RelevanceFeedback(plan: plan(["one", "two"], frequency: 15))
    for _ in 0..<3 { feedback.read(["", "", "alpha beta gamma delta"], score: 1) }
    // Its own words read thirty rows at most.
    let found = feedback.plan { _ in 10 }
    #expect(found?.phrases.count == 3)
  }

  @Test func hasNothingToSayOfFewSections() {
    var feedback = RelevanceFeedback(plan: plan(["one", "two"]))
    #expect(feedback.plan { _ in 10 } == nil)
    feedback.read(["Same", "same", "same same"], score: 1)
    feedback.read(["\u{1}\u{2}", "", "same \u{0}"], score: 1)
    #expect(feedback.plan { _ in 10 } == nil)
  }
}
