import Foundation
import KubeNotes
import Testing

/// The development samples of the evaluation beside the repository.
@Suite(.enabled(if: CommandFixtures.evaluation("explain") != nil, "the samples are not there"))
struct CommandEvaluationTests {
  @Test func explainsTheSample() throws {
    let items = try #require(CommandFixtures.evaluation("explain"))
    var right = 0
    for item in items {
      let input = (item["input"] as? String ?? "").replacingOccurrences(of: "\n", with: " ")
      let explanation = try CommandFixtures.explainer.explain(input)
      let roles = Dictionary(
        explanation.tokens.map { ($0.start, $0.role.rawValue) },
        uniquingKeysWith: { first, _ in first })
      let isKubectl = explanation.commands.allSatisfy { $0.hasPrefix("kubectl") }
      let isRight = (item["tokens"] as? [[String: Any]] ?? []).allSatisfy { token in
        let want = token["role"] as? String ?? ""
        let got = roles[token["start"] as? Int ?? -1] ?? ""
        return got == want || (!isKubectl && want == "arg" && got == "name")
      }
      if isRight, explanation.commands == item["commands"] as? [String] { right += 1 }
    }
    #expect(Double(right) >= 0.97 * Double(items.count), "\(right) of \(items.count)")
  }

  @Test func correctsTheSample() throws {
    let items = try #require(CommandFixtures.evaluation("typos"))
    let same: [String: Set<String>] = [
      "typo": ["typo", "invalid"], "invalid": ["typo", "invalid"],
    ]
    var right = 0
    for item in items {
      let explanation = try CommandFixtures.explainer.explain(item["input"] as? String ?? "")
      let status = item["status"] as? String ?? ""
      let accepted = item["accept"] as? [String] ?? []
      let text = explanation.replacement.joined(separator: " | ").lowercased()
      let isOffered =
        accepted.isEmpty
        ? explanation.replacement.isEmpty : accepted.contains { text.contains($0.lowercased()) }
      if (same[status] ?? [status]).contains(explanation.status.rawValue), isOffered { right += 1 }
    }
    #expect(Double(right) >= 0.93 * Double(items.count), "\(right) of \(items.count)")
  }

  @Test func findsTheSample() throws {
    let items = try #require(CommandFixtures.evaluation("lookup"))
    var first = 0
    var five = 0
    for item in items {
      let gold = item["gold"] as? [String] ?? []
      let found = try IntentRanking.rank(
        item["query"] as? String ?? "", in: CommandFixtures.intents, limit: 5)
      if let best = found.first, gold.contains(best.command) { first += 1 }
      if found.contains(where: { gold.contains($0.command) }) { five += 1 }
    }
    #expect(Double(first) >= 0.85 * Double(items.count), "\(first) of \(items.count)")
    #expect(Double(five) >= 0.97 * Double(items.count), "\(five) of \(items.count)")
  }
}
