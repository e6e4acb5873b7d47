import Foundation
import GRDB
import KubeNotes
import NotesStore

/// What indexing and searching cost, beside a table of stock FTS5 with `unicode61` over the same
/// text in the same run.
enum SearchBenchmark {
  static func run(sections: Int) throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("kubenotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let synthetic = try SyntheticNotes()
    let count = sections / SyntheticNotes.sectionsPerNote
    // Made before, since we read notes on two threads: what making them takes could not be told apart.
    let notes = (0..<count).map { synthetic.note($0) }

    let stock = try StockIndex(directory.appendingPathComponent("stock.sqlite"))
    let stockCost = try Cost.of { try stock.add(notes) }
    let library = try Library.open(
      at: directory.appendingPathComponent("library.sqlite"),
      stamp: ContentStamp(quick: "benchmark") { [] })
    let ourCost = try Cost.of { try library.add(notes, folder: "/synthetic") }
    let (stockSize, ourSize) = (try stock.size(), try size(of: library.url))
    let name = "search: \(sections) sections:"
    print(
      name, "index \(Benchmarks.text(ourCost.time)) s, \(ourSize / 1_000_000) MB =",
      "\(Benchmarks.text(ourCost.time / stockCost.time)) × the time,",
      "\(Benchmarks.text(ourCost.processor / stockCost.processor)) × the processor's time and",
      "\(Benchmarks.text(Double(ourSize) / Double(stockSize))) × the size of unicode61",
      "(\(Benchmarks.text(stockCost.time)) s, \(stockSize / 1_000_000) MB)")

    let queries = synthetic.queries(120)
    _ = try library.search(SearchRequest(query: queries[0]))
    Memory.resetPeak()
    let before = Memory.peak
    var (ours, theirs) = ([Double](), [Double]())
    for query in queries {
      theirs.append(try Benchmarks.fastest(of: 1) { try stock.search(query) }.seconds)
      ours.append(
        try Benchmarks.fastest(of: 1) { try library.search(SearchRequest(query: query)) }.seconds)
    }
    for (part, share) in [("p50", 0.5), ("p95", 0.95)] {
      let (our, their) = (quantile(ours, share), quantile(theirs, share))
      print(
        name, "query \(part) \(Benchmarks.text(our * 1000)) ms =",
        "\(Benchmarks.text(our / their)) × unicode61 (\(Benchmarks.text(their * 1000)) ms)")
    }
    if let before, let peak = Memory.peak {
      print(name, "memory grew by \((peak - before) / 1024) MB over \(queries.count) queries")
    }
  }

  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }

  static func size(of url: URL) throws -> Int {
    let path = url.path(percentEncoded: false)
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }
}

/// Stock FTS5 as one would use it: title, heading and text in one table, words ORed, column weights.
private struct StockIndex {
  let url: URL
  let database: DatabaseQueue

  init(_ url: URL) throws {
    self.url = url
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536
          """)
    }
    database = try DatabaseQueue(
      path: url.path(percentEncoded: false), configuration: configuration)
    try database.write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE text USING fts5 (title, heading, body)")
    }
  }

  func add(_ notes: some Sequence<Note>) throws {
    try database.write { db in
      let insert = try db.makeStatement(sql: "INSERT INTO text VALUES (?, ?, ?)")
      for note in notes {
        for section in note.sections {
          try insert.execute(arguments: [note.title, section.heading, section.text])
        }
      }
    }
  }

  func size() throws -> Int { try SearchBenchmark.size(of: url) }

  func search(_ query: String) throws -> Int {
    let words = query.split(separator: " ").map {
      "\"\($0.replacing("\"", with: "\"\""))\""
    }
    return try database.read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT title, heading, snippet(text, 2, '[', ']', '…', 20) FROM text
            WHERE text MATCH ? ORDER BY bm25(text, 8, 6, 1) LIMIT 10
            """), arguments: [words.joined(separator: " OR ")]
      ).count
    }
  }
}

/// What something takes, in seconds: by the clock, and of all processors together.
private struct Cost {
  var time: Double
  var processor: Double

  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let before = clock()
    let time = try Benchmarks.fastest(of: 1, work).seconds
    // Of the whole process, as C has it.
    return Cost(time: time, processor: Double(clock() - before) / Double(CLOCKS_PER_SEC))
  }
}

/// The memory of this process, where the system tells it.
private enum Memory {
  /// Begins to count the peak anew (Linux, proc(5), `clear_refs`).
  static func resetPeak() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// In kilobytes.
  static var peak: Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
  }
}
