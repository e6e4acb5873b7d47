import Foundation
import Testing

/// The JSON of `quiz search` is read by other people's tools: keys may be added, never renamed.
@Suite struct SearchJSONTests {
  private func search(_ arguments: [String], input: String = "") throws -> QuizBinary.Result {
    let home = try TemporaryHome()
    return try QuizBinary.run(["search"] + arguments, input: input, home: home.url)
  }

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func hasTheKeysOfTheContract() throws {
    let run = try search(["taint", "-o", "json"])
    #expect(run.status == 0 && run.notices.isEmpty)
    let report = try object(run.output)
    #expect(report["schemaVersion"] as? Int == 1)
    #expect(report["query"] as? String == "taint")
    let results = try #require(report["results"] as? [[String: Any]])
    #expect(!results.isEmpty && results.count <= 10)
    for (index, result) in results.enumerated() {
      #expect(result["rank"] as? Int == index + 1)
      for key in ["note", "section", "path", "lang", "topic", "title", "heading", "snippet"] {
        #expect(result[key] is String, "\(key) of result \(index + 1)")
      }
      #expect((result["score"] as? Double ?? 0) > 0)
    }
    let scores = results.compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >))
    let first = try #require(results.first)
    let note = try #require(first["note"] as? String)
    let language = try #require(first["lang"] as? String)
    #expect(["ko", "en"].contains(language))
    #expect(first["path"] as? String == "\(language)/\(note).md", "relative to content/notes")
    #expect(first["topic"] as? String == note.split(separator: "/").first.map(String.init))
  }

  @Test func keepsToLanguageTopicAndLimit() throws {
    let run = try search(["파드", "--json", "--lang", "en", "--topic", "probes", "--limit", "3"])
    let results = try #require(try object(run.output)["results"] as? [[String: Any]])
    #expect(results.count == 3)
    #expect(results.allSatisfy { $0["lang"] as? String == "en" })
    #expect(results.allSatisfy { $0["topic"] as? String == "probes" })
  }

  @Test func answersEachLineOfABatchInOrder() throws {
    let queries = ["taint", "", "zzqqxxvv", "ㅌㅇㅌ", "수량(Quantity) AND \"", "vkem"]
    let run = try search(
      ["--batch", "-o", "json"], input: queries.map { $0 + "\n" }.joined())
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let reports = try lines.map { try object($0) }
    #expect(reports.map { $0["query"] as? String } == queries)
    let counts = reports.map { ($0["results"] as? [Any])?.count ?? -1 }
    #expect(counts[1] == 0 && counts[2] == 0)
    #expect(counts[0] > 0 && counts[3] > 0 && counts[5] > 0)
  }

  @Test func saysNothingFoundByItsStatus() throws {
    let run = try search(["zzqqxxvv", "-o", "json"])
    #expect(run.status == 1)
    #expect((try object(run.output)["results"] as? [Any])?.isEmpty == true)
  }
}
