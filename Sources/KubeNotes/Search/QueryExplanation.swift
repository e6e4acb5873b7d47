/// Tells a person how a query was understood.
package struct QueryExplanation {
  private let plan: SearchPlan
  private let changes: [(typed: String, read: String)]

  package init(_ planned: PlannedQuery) {
    plan = planned.plan
    changes = planned.changes
  }

  /// The words that nothing was found for.
  ///
  /// - Parameter scores: for each unit of the plan, its best score anywhere.
  package func unmatched(_ scores: [Double]) -> [String] {
    var found = [Bool](repeating: false, count: plan.words.count)
    for (unit, score) in zip(plan.units, scores) where score > 0 {
      for word in unit.words { found[word] = true }
    }
    return zip(plan.words, found).filter { !$0.1 }.map(\.0)
  }

  /// Why a page matched, for each word where that is not plain to see.
  package func explanations(of page: PageRanker.Ranked) -> [SearchHit.Explanation] {
    var result = changes.map {
      SearchHit.Explanation(typed: $0.typed, read: $0.read, reason: .layout)
    }
    for (index, unit) in plan.units.enumerated() where index < page.chosen.count {
      let chosen = Int(page.chosen[index])
      guard unit.alternatives.indices.contains(chosen) else { continue }
      let alternative = unit.alternatives[chosen]
      let typed = Array(plan.words[unit.words]).joined(separator: " ")
      switch alternative.reason {
      case .literal, .parts, .pairs, .unfinished: continue
      case .glossary, .word, .spelling, .layout, .initials:
        if TextKey.key(typed) == TextKey.key(alternative.text) { continue }
        result.append(.init(typed: typed, read: alternative.text, reason: alternative.reason))
      }
    }
    return result
  }

  /// The query with its misspelt words as the best page has them; nil where nothing was misspelt.
  package func suggestion(top: PageRanker.Ranked?) -> String? {
    guard let top else { return nil }
    var words = plan.words
    var isChanged = false
    for (index, unit) in plan.units.enumerated() where index < top.chosen.count {
      let chosen = Int(top.chosen[index])
      guard unit.words.count == 1, unit.alternatives.indices.contains(chosen),
        unit.alternatives[chosen].reason == .spelling
      else { continue }
      words[unit.words.lowerBound] = unit.alternatives[chosen].text
      isChanged = true
    }
    return isChanged ? words.joined(separator: " ") : nil
  }
}
