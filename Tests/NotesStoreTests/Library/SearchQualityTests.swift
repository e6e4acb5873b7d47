import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// How well search finds the shipped notes, by families of queries.
///
/// `Tests/Fixtures/search-queries.tsv` has the queries: a family, a query, and the notes that answer
/// it. A family's figure is the mean reciprocal rank of the first of them among the first ten notes.
/// The floors lie a little below what was measured, so that a loss fails.
@Suite struct SearchQualityTests {
  private static let floors: [String: Double] = [
    "question-en": 0.86, "question-ko": 0.81, "spelling": 0.89, "typo": 0.95, "layout": 0.96,
    "initials": 0.93, "identifier": 0.96, "parts": 0.95, "ko-to-en": 0.85, "prefix": 0.95,
    "title": 0.96,
  ]

  private struct Query {
    var family: String
    var text: String
    var wanted: Set<String>
  }

  private static func queries() throws -> [Query] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/search-queries.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.compactMap { line in
        let fields = line.split(separator: "\t")
        guard fields.count == 3 else { return nil }
        return Query(
          family: String(fields[0]), text: String(fields[1]),
          wanted: Set(fields[2].split(separator: " ").map(String.init)))
      }
  }

  @Test func findsTheShippedNotes() throws {
    let folder = TemporaryFolder()
    let library = try Library.open(at: folder.url.appending(path: "library.sqlite"))
    let queries = try Self.queries()
    #expect(queries.count >= 200)
    let requests = queries.map { query in
      SearchRequest(
        query: query.text, language: query.family == "ko-to-en" ? .en : nil, limit: 30)
    }
    var answers: [SearchAnswer] = []
    try library.search(requests) { answers.append($0) }
    var found: [String: [Double]] = [:]
    var missed: [String: [String]] = [:]
    for (query, answer) in zip(queries, answers) {
      var notes: [String] = []
      for hit in answer.hits where !notes.contains(hit.note.rawValue) {
        notes.append(hit.note.rawValue)
      }
      let place = notes.prefix(10).firstIndex { query.wanted.contains($0) }
      found[query.family, default: []].append(place.map { 1 / Double($0 + 1) } ?? 0)
      if place ?? 10 > 1 {
        missed[query.family, default: []].append("\(query.text) (first: \(notes.first ?? "-"))")
      }
    }
    #expect(Set(found.keys) == Set(Self.floors.keys))
    for (family, ranks) in found.sorted(by: { $0.key < $1.key }) {
      let mean = ranks.reduce(0, +) / Double(ranks.count)
      let figure = mean.formatted(.number.precision(.fractionLength(3)))
      print("search quality \(family) \(figure)")
      #expect(
        mean >= Self.floors[family] ?? 1,
        "\(family) \(figure): \(missed[family, default: []].joined(separator: "; "))")
    }
  }
}
