internal import GRDB
internal import GRDBSQLite
internal import KubeNotes

/// The FTS5 auxiliary function `collect(text_index, ?)`: feeds a `PageCollector` with the hits of
/// each row. Ranking in one pass, inside SQLite, needs neither sorting nor the text.
///
/// Pairs of syllables have a table of their own, whose rows are merged in by their numbers.
enum SearchFunction {
  private static let pointerType: StaticString = "kubenotes-collector"

  /// Where the collector lives while the statement runs.
  private final class Box {
    var collector: PageCollector
    /// The numbers that the phrases of the expression have in the plan.
    let phrases: [Int]
    /// The pages that may be found; nil for all.
    let allowed: Set<Int64>?
    var pairs: [PairCursor]

    init(_ collector: PageCollector, phrases: [Int], pairs: [PairCursor]) {
      self.collector = collector
      allowed = collector.allowed
      self.phrases = phrases
      self.pairs = pairs
    }

    /// Takes a row and its hits, as `hits` tells of them by the numbers that phrases have in the
    /// expression.
    func take(_ row: Int64, hits: ((_ phrase: Int, _ column: Int) -> Void) -> Void) {
      let phrases = phrases
      Self.take(row, into: &collector, phrases: phrases, hits: hits)
    }

    /// Of a reference the compiler would ask at each hit whether somebody else holds it.
    private static func take(
      _ row: Int64, into collector: inout PageCollector, phrases: [Int],
      hits: ((Int, Int) -> Void) -> Void
    ) {
      hits { collector.hit(phrase: phrases[$0], column: $1) }
      collector.finish(row: row)
    }

    /// Takes the sections before a row, and then the pairs of that row, if any.
    func advance(to row: Int64) {
      while let next = pairs.lazy.compactMap(\.row).min(), next <= row {
        for cursor in pairs where cursor.row == next {
          collector.hit(phrase: cursor.phrase, column: 2)
          if cursor.inTitle { collector.hit(phrase: cursor.phrase, column: 0) }
          if cursor.inHeading { collector.hit(phrase: cursor.phrase, column: 1) }
          cursor.step()
        }
        if next == row { return }
        collector.finish(row: next)
      }
    }
  }

  /// The sections that hold a pair, in order.
  private final class PairCursor {
    let phrase: Int
    private let blocks: ReadCursor
    private var reader: PairPostings.Reader?
    private var posting: PairPosting?
    private(set) var failure: (any Error)?

    /// Nil behind the last.
    var row: Int64? { posting?.row }
    var inTitle: Bool { posting?.inTitle ?? false }
    var inHeading: Bool { posting?.inHeading ?? false }

    init(_ pair: SyllablePair, phrase: Int, in db: ReadConnection) throws {
      self.phrase = phrase
      let numbers = PairTable.blocks(of: pair)
      blocks = try db.cursor(
        "SELECT id, postings FROM pair WHERE id BETWEEN ? AND ? ORDER BY id",
        [.integer(numbers.lowerBound), .integer(numbers.upperBound)])
      step()
      if let failure { throw failure }
    }

    func step() {
      posting = reader?.next()
      do {
        while posting == nil, let block = try blocks.next() {
          reader = PairPostings.Reader(
            block.bytes(1), page: PairTable.firstPage(ofBlock: block[0]))
          posting = reader?.next()
        }
      } catch {
        failure = error
      }
    }
  }

  static func register(in handle: OpaquePointer) throws {
    let api = try FullTextInterface.of(handle)
    let code = api.pointee.xCreateFunction(api, "collect", nil, collect, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private static let collect: fts5_extension_function = { api, context, _, count, values in
    guard let api, let context, count == 1, let value = values?[0] else { return }
    let type = UnsafeRawPointer(pointerType.utf8Start).assumingMemoryBound(to: CChar.self)
    guard let pointer = sqlite3_value_pointer(value, type) else { return }
    let box = Unmanaged<Box>.fromOpaque(pointer).takeUnretainedValue()
    let (first, next) = (api.pointee.xPhraseFirst, api.pointee.xPhraseNext)
    guard let first, let next else { return }
    let row = api.pointee.xRowid(context)
    if !box.pairs.isEmpty { box.advance(to: row) }
    // Asked first, since most hits of words that were not asked for are in other pages.
    if let allowed = box.allowed, !allowed.contains(row / LibrarySchema.rowsPerPage) {
      // Pairs of this row are counted already, and must not be taken for those of the next.
      if !box.pairs.isEmpty { box.collector.finish(row: row) }
      return
    }
    let count = api.pointee.xPhraseCount(context)
    box.take(row) { hit in
      var iterator = Fts5PhraseIter()
      for phrase in 0..<count {
        var column: CInt = 0
        var offset: CInt = 0
        guard first(context, phrase, &iterator, &column, &offset) == SQLITE_OK else { continue }
        while column >= 0 {
          hit(Int(phrase), Int(column))
          next(context, &iterator, &column, &offset)
        }
      }
    }
  }

  /// Runs a plan over the whole index.
  static func run(_ collector: PageCollector, in db: ReadConnection) throws -> (
    pages: [PageCollector.Page], matches: Int
  ) {
    let plan = collector.plan
    let phrases = plan.phrases.indices.filter { !plan.phrases[$0].isPair }
    let box = Box(collector, phrases: phrases, pairs: try pairs(of: plan, in: db))
    if !phrases.isEmpty {
      try withExtendedLifetime(box) {
        try db.forEachRow(
          "SELECT collect(text_index, ?2) FROM text_index WHERE text_index MATCH ?1",
          [
            .text(plan.matchExpression),
            .pointer(Unmanaged.passUnretained(box).toOpaque(), pointerType),
          ]
        ) { _ in true }
      }
    }
    box.advance(to: .max)
    if let failure = box.pairs.lazy.compactMap(\.failure).first { throw failure }
    return (box.collector.finish(), box.collector.matchCount)
  }

  private static func pairs(
    of plan: SearchPlan, in db: ReadConnection
  ) throws -> [PairCursor] {
    try plan.phrases.enumerated().compactMap { number, phrase in
      guard let pair = phrase.tokens.first.flatMap(SyllablePair.init) else { return nil }
      return try PairCursor(pair, phrase: number, in: db)
    }
  }
}
