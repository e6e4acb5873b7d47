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
    // An ending on its own (`돼요`) is nothing to look for.
    return zip(plan.words, found).filter { !$0.1 && !Particles.isEnding($0.0) }.map(\.0)
  }

  /// Why a page matched, for each word where that is not plain to see.
  ///
  /// - Parameter texts: what is shown of the page, in which words may stand as they were typed.
  package func explanations(
    of page: PageRanker.Ranked, in texts: [String]
  ) -> [SearchHit.Explanation] {
    var result = changes.map {
      SearchHit.Explanation(typed: $0.typed, read: $0.read, reason: .layout)
    }
    let literal = wordsStanding(in: texts)
    for (unit, alternative) in meanings(of: page) {
      let typed = Array(plan.words[unit.words]).joined(separator: " ")
      switch alternative.reason {
      case .literal, .parts, .pairs, .unfinished: continue
      case .glossary, .word, .spelling, .layout, .initials:
        let key = TextKey.key(typed)
        let read = TextKey.key(alternative.text)
        if key == read || Particles.stems(of: key).contains(read) { continue }
        if unit.words.allSatisfy({ literal[$0] }) { continue }
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
    for (unit, alternative) in meanings(of: top)
    where unit.words.count == 1 && alternative.reason == .spelling {
      let typed = words[unit.words.lowerBound]
      if Self.isOtherEnding(typed, alternative.text) { continue }
      // Rather in the script that was typed: `인그레스` for `인그래스`, not `Ingress`.
      let alike = unit.alternatives.first {
        $0.reason == .spelling && Self.isLatin($0.text) == Self.isLatin(typed)
      }
      words[unit.words.lowerBound] = (alike ?? alternative).text
      isChanged = true
    }
    return isChanged ? words.joined(separator: " ") : nil
  }

  /// Whether two words are one short verb with two endings (`떠요`, `떠야`), of which neither is misspelt.
  private static func isOtherEnding(_ typed: String, _ read: String) -> Bool {
    let (typed, read) = (Array(typed.unicodeScalars), Array(read.unicodeScalars))
    return typed.count == 2 && read.count == 2 && typed[0] == read[0]
      && "요야면고지네죠까니냐서".unicodeScalars.contains(typed[1])
  }

  private static func isLatin(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// What the words of the query were taken for in a page, in their order. Where several words
  /// together are surely something, what each means alone does not matter.
  private func meanings(
    of page: PageRanker.Ranked
  ) -> [(unit: SearchPlan.Unit, alternative: SearchPlan.Alternative)] {
    var found: [(unit: SearchPlan.Unit, alternative: SearchPlan.Alternative)] = []
    for (unit, chosen) in zip(plan.units, page.chosen).sorted(by: {
      ($0.0.words.count, $1.0.words.lowerBound) > ($1.0.words.count, $0.0.words.lowerBound)
    }) {
      guard unit.alternatives.indices.contains(Int(chosen)) else { continue }
      let alternative = unit.alternatives[Int(chosen)]
      guard unit.words.count == 1 || alternative.quality >= 0.8,
        !found.contains(where: { $0.unit.words.overlaps(unit.words) })
      else { continue }
      found.append((unit, alternative))
    }
    return found.sorted { $0.unit.words.lowerBound < $1.unit.words.lowerBound }
  }

  /// For each word of the query, whether texts hold it as it was typed, without a particle, or in
  /// another form.
  private func wordsStanding(in texts: [String]) -> [Bool] {
    var tokens = ByteTable()
    var words: [Int] = []
    for unit in plan.units where unit.words.count == 1 {
      for alternative in unit.alternatives where alternative.reason == .literal {
        for phrase in alternative.phrases {
          for token in plan.phrases[phrase].tokens where tokens.insert(token) == words.count {
            words.append(unit.words.lowerBound)
          }
        }
      }
    }
    var found = [Bool](repeating: false, count: plan.words.count)
    guard !words.isEmpty else { return found }
    for var text in texts {
      text.withUTF8 { bytes in
        guard let first = bytes.first, first > TextTokenizer.lastMark else { return }
        var tokenizer = TextTokenizer()
        tokenizer.tokenize(bytes) { token, _, _, _ in
          if let number = tokens.number(of: token) { found[words[number]] = true }
          return true
        }
      }
    }
    return found
  }
}
