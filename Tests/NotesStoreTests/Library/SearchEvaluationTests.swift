import Foundation
import KubeNotes
import Testing

@testable import NotesStore

/// The development split of the evaluation beside the repository, where it is there: every fifth
/// query, since a debug build is slow. `run_cli.py` there measures all of them.
@Suite struct SearchEvaluationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/search-eval")

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "queries.tsv").path())
  }

  @Test(.enabled(if: isThere, "needs ../shared/search-eval"))
  func reachesTheMeanOverFamilies() throws {
    let temporary = TemporaryFolder()
    let library = try Library.open(at: temporary.url.appending(path: "library.sqlite"))
    try library.importNotes(at: Self.folder.appending(path: "corpus"))
    let wanted = try Self.lines("qrels.tsv").reduce(into: [String: Set<String>]()) {
      $0[$1[0], default: []].insert($1[1])
    }
    let queries = try Self.lines("queries.tsv").enumerated().filter { $0.offset % 5 == 0 }
      .map(\.element)
    var ranks: [String: [Double]] = [:]
    var index = 0
    try library.search(queries.map { SearchRequest(query: $0[3], limit: 50) }) { answer in
      let query = queries[index]
      index += 1
      // Shipped notes may have the paths of pages; they count as wrong.
      let pages = answer.hits.filter { query[2] == "-" || $0.path.hasPrefix(query[2]) }
      let place = pages.prefix(10).firstIndex {
        !$0.isShipped && wanted[query[0], default: []].contains($0.path)
      }
      ranks[query[1], default: []].append(place.map { 1 / Double($0 + 1) } ?? 0)
    }
    let means = ranks.mapValues { $0.reduce(0, +) / Double($0.count) }
    let mean = means.values.reduce(0, +) / Double(max(1, means.count))
    #expect(means.count == 21)
    #expect(mean >= 0.9, "\(means.sorted { $0.key < $1.key })")
  }

  private static func lines(_ name: String) throws -> [[String]] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
