/// Finds the words that the best sections for a question have in common: what it asks for, said as
/// its answers say it.
///
/// Pseudo-relevance feedback by a relevance model: a word weighs what it is of each section times the
/// section's score (Lavrenko and Croft, "Relevance-Based Language Models", SIGIR 2001), here times how
/// rare it is in all notes.
package struct RelevanceFeedback {
  /// Queries of fewer words say what they mean with the words they have.
  package static let leastWords = 3
  /// How many of the best sections are read.
  package static let sectionLimit = 20
  /// How many words are asked for in the second query.
  private static let termLimit = 30
  /// A word of fewer of these sections is chance.
  private static let leastSections = 3
  /// A word in more than this part of all sections tells nothing.
  private static let commonShare = 0.05
  /// Words whose frequency is asked for.
  private static let candidateLimit = 120
  /// Sections of a few words count no more than those of this many.
  private static let smoothing = 20

  private struct Candidate {
    var weight = 0.0
    var sections = 0
    /// Occurrences in the section that is being read.
    var count = 0
  }

  private let plan: SearchPlan
  private var tokens = ByteTable(minimumCapacity: 1024)
  private var candidates: [Candidate] = []
  private var touched: [Int] = []

  /// - Parameter plan: the plan that found the sections; its own words are no feedback.
  package init(plan: SearchPlan) {
    self.plan = plan
  }

  /// Reads a section.
  ///
  /// - Parameters:
  ///   - texts: its title, heading and body.
  ///   - score: its score by the words of the query, greater than 0.
  package mutating func read(_ texts: [String], score: Double) {
    var total = 0
    for text in texts {
      TextTokenizer.forEachToken(of: text) { token, isColocated in
        if !isColocated { total += 1 }
        count(token)
      }
    }
    for number in touched {
      let share = Double(candidates[number].count) / Double(total + Self.smoothing)
      candidates[number].weight += score * share
      candidates[number].sections += 1
      candidates[number].count = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func count(_ token: UnsafeBufferPointer<UInt8>) {
    guard token.count >= 2, !StopWords.isDropped(token), !StopWords.isWeak(token),
      !Particles.isEnding(token)
    else { return }
    let number = tokens.insert(token)
    if number == candidates.count { candidates.append(Candidate()) }
    if candidates[number].count == 0 { touched.append(number) }
    candidates[number].count += 1
  }

  /// A plan of the most telling words alone; nil where the sections have none in common that tells
  /// anything.
  ///
  /// It reads no more rows than the words of the query did.
  ///
  /// - Parameter frequency: the number of sections that hold a token.
  package func plan(frequency: (String) throws -> Int) rethrows -> SearchPlan? {
    let own = Set(plan.phrases.flatMap(\.tokens))
    let likely = candidates.indices.filter { candidates[$0].sections >= Self.leastSections }
      .sorted { (candidates[$0].weight, $1) > (candidates[$1].weight, $0) }
      .lazy.map { (token: tokens.key($0), weight: candidates[$0].weight) }
      .filter { !own.contains($0.token) }
      .prefix(Self.candidateLimit)
    var terms: [(phrase: SearchPlan.Phrase, weight: Double)] = []
    for candidate in likely {
      let frequency = try frequency(candidate.token)
      guard frequency >= Self.leastSections,
        Double(frequency) <= Self.commonShare * Double(plan.sectionCount)
      else { continue }
      let phrase = SearchPlan.Phrase(tokens: [candidate.token], frequency: frequency)
      terms.append((phrase, candidate.weight * plan.importance(of: phrase)))
    }
    terms.sort { $0.weight > $1.weight }
    guard let heaviest = terms.first?.weight else { return nil }
    var result = SearchPlan(
      query: plan.query, words: [], weights: [], units: [], phrases: [], keys: [],
      sectionCount: plan.sectionCount)
    var rows = plan.phrases.reduce(0) { $0 + $1.frequency }
    for term in terms where result.phrases.count < Self.termLimit && term.phrase.frequency <= rows {
      rows -= term.phrase.frequency
      result.feedback.append(term.weight / heaviest)
      result.phrases.append(term.phrase)
    }
    return result.isEmpty ? nil : result
  }
}
