package import KubeNotes

extension Library {
  /// Searches the notes. Any text is a valid query.
  package func search(_ request: SearchRequest) throws -> SearchAnswer {
    try reader.read { db in try SearchRun(db: db, vocabulary: LibraryVocabulary(db)).run(request) }
  }

  /// Searches for one query after another, handing on each answer at once.
  package func search(
    _ requests: some Sequence<SearchRequest>, weights: RankingWeights = .standard,
    answer: (SearchAnswer) throws -> Void
  ) throws {
    try reader.read { db in
      let run = SearchRun(db: db, vocabulary: LibraryVocabulary(db), weights: weights)
      for request in requests { try answer(run.run(request)) }
    }
  }
}

/// One search, inside a read of the database.
struct SearchRun {
  let db: ReadConnection
  let vocabulary: LibraryVocabulary
  var weights = RankingWeights.standard

  /// Pages that the last order is chosen from.
  static let depth = 60

  func run(_ request: SearchRequest) throws -> SearchAnswer {
    let planned = try QueryPlanner(vocabulary: vocabulary).plan(
      request.query, isTyping: request.isTyping)
    let plan = planned.plan
    guard !plan.isEmpty else {
      return SearchAnswer(
        query: request.query, hits: [], unmatched: plan.words, suggestion: nil)
    }
    let allowed = try allowedPages(request)
    let limit = max(Self.depth, request.limit + request.limit / 2)
    var pages = try collect(plan, limit: limit, allowed: allowed)
    var exact = try vocabulary.rows(named: plan.keys)
    if let key = plan.keys.first?.key, !exact.values.contains(where: { $0.quality >= 0.9 }) {
      exact.merge(try vocabulary.rows(beginning: key)) { $0.quality >= $1.quality ? $0 : $1 }
    }
    if let allowed {
      exact = exact.filter { allowed.contains($0.key / LibrarySchema.rowsPerPage) }
    }
    // While a person types, each key has one frame's time.
    if !request.isTyping, plan.words.count >= RelevanceFeedback.leastWords, exact.isEmpty {
      try addFeedback(to: &pages, plan: plan)
    }
    let facts = try facts(of: pages, exact: exact, allowed: allowed)
    let ranked = PageRanker(
      plan: plan, weights: weights, language: request.language ?? Self.language(of: request.query)
    )
    .rank(pages, facts: facts, exact: exact)
    let words = QueryExplanation(planned)
    let hits = try choose(Array(ranked.prefix(max(0, request.limit))), facts, request.notes)
      .compactMap { page, hasOther in
        var hit = try hit(page, plan: plan, words: words)
        hit?.hasOtherLanguage = hasOther
        return hit
      }
    let found = pages.reduce(into: [Double](repeating: 0, count: plan.units.count)) { sum, page in
      for (index, score) in page.units.enumerated() { sum[index] = max(sum[index], score) }
    }
    return SearchAnswer(
      query: request.query, hits: hits, unmatched: words.unmatched(found),
      suggestion: words.suggestion(top: ranked.first))
  }

  private func collect(
    _ plan: SearchPlan, limit: Int, allowed: Set<Int64>?
  ) throws -> [PageCollector.Page] {
    let collector = PageCollector(
      plan: plan, weights: weights, limit: limit, rowsPerPage: LibrarySchema.rowsPerPage,
      allowed: allowed)
    return try SearchFunction.run(collector, in: db).pages
  }

  /// Orders pages anew, with what they have of the words that the best sections have in common.
  private func addFeedback(to pages: inout [PageCollector.Page], plan: SearchPlan) throws {
    var feedback = RelevanceFeedback(plan: plan)
    let best = pages.flatMap(\.sections).sorted { ($0.score, $1.row) > ($1.score, $0.row) }
    for section in best.prefix(RelevanceFeedback.sectionLimit) {
      let texts = try db.first(
        """
        SELECT title, heading, body FROM section
        JOIN page ON page.id = section.id / \(LibrarySchema.rowsPerPage) WHERE section.id = ?
        """, [.integer(section.row)]
      ) { [$0[0] as String, $0[1], $0[2]] }
      if let texts { feedback.read(texts, score: section.score) }
    }
    guard let terms = try feedback.plan(frequency: { try vocabulary.frequency(of: $0) }) else {
      return
    }
    let found = try collect(terms, limit: pages.count, allowed: Set(pages.map(\.page)))
    let scores = Dictionary(uniqueKeysWithValues: found.map { ($0.page, $0.score) })
    for index in pages.indices { pages[index].score += scores[pages[index].page] ?? 0 }
    pages.sort { ($0.score, $1.page) > ($1.score, $0.page) }
  }

  /// The language that a query is written in: Korean as soon as it has Hangul.
  private static func language(of query: String) -> Language {
    query.unicodeScalars.contains { Hangul.isSyllable($0) || Hangul.isLetter($0) } ? .ko : .en
  }

  private func allowedPages(_ request: SearchRequest) throws -> Set<Int64>? {
    guard request.language != nil || request.topic != nil || request.source != .all else {
      return nil
    }
    let pages = try db.all(
      """
      SELECT id FROM page
      WHERE (?1 IS NULL OR language = ?1) AND (?2 IS NULL OR topic = ?2)
        AND (?3 = 'all' OR (folder = 1) = (?3 = 'shipped'))
      """,
      [
        request.language.map { .text($0.rawValue) } ?? .null,
        request.topic.map { .text($0) } ?? .null, .text(request.source.rawValue),
      ]
    ) { $0[0] as Int64 }
    return Set(pages)
  }

  /// The facts of the best pages, of pages with the query's name, and of the translations of both.
  private func facts(
    of pages: [PageCollector.Page], exact: [Int64: ExactName], allowed: Set<Int64>?
  ) throws -> [PageFacts] {
    var facts: [PageFacts] = []
    var seen: Set<Int64> = []
    let ids = pages.map(\.page) + exact.keys.map { $0 / LibrarySchema.rowsPerPage }.sorted()
    for id in ids where !seen.contains(id) {
      try db.forEachRow(
        """
        SELECT id, note, language, title, folder FROM page
        WHERE note = (SELECT note FROM page WHERE id = ?)
        """, [.integer(id)]
      ) { row in
        guard seen.insert(row[0]).inserted, allowed?.contains(row[0]) ?? true else { return true }
        facts.append(
          PageFacts(
            page: row[0], note: NoteID(rawValue: row[1]),
            language: Language(rawValue: row[2]) ?? .en, title: row[3],
            isShipped: (row[4] as Int64) == 1))
        return true
      }
    }
    let places = Dictionary(uniqueKeysWithValues: facts.enumerated().map { ($1.page, $0) })
    for page in pages {
      guard let place = places[page.page] else { continue }
      for section in page.sections {
        facts[place].headings[section.row] = try db.first(
          "SELECT heading FROM section WHERE id = ?", [.integer(section.row)]
        ) { $0[0] }
      }
    }
    return facts
  }

  /// The pages that become hits, and whether their note was found in its other language as well.
  private func choose(
    _ ranked: [PageRanker.Ranked], _ facts: [PageFacts], _ choice: NoteChoice?
  ) -> [(PageRanker.Ranked, hasOther: Bool)] {
    guard let choice else { return ranked.map { ($0, false) } }
    let places = Dictionary(uniqueKeysWithValues: facts.enumerated().map { ($1.page, $0) })
    let known = ranked.compactMap { page in places[page.page].map { (page, facts[$0]) } }
    let pages = known.map { page, facts in
      NoteChoice.Page(note: facts.note, language: facts.language, score: page.score)
    }
    return choice.chosen(from: pages).map { (known[$0.place].0, $0.hasOtherLanguage) }
  }

  private func hit(
    _ ranked: PageRanker.Ranked, plan: SearchPlan, words: QueryExplanation
  ) throws -> SearchHit? {
    let row = ranked.row ?? ranked.page * LibrarySchema.rowsPerPage
    return try db.first(
      """
      SELECT page.note, page.path, page.language, page.topic, page.title, page.folder,
        section.anchor, section.heading, section.body
      FROM page JOIN section ON section.id = ?2 WHERE page.id = ?1
      """, [.integer(ranked.page), .integer(row)]
    ) { found in
      SearchHit(
        note: NoteID(rawValue: found[0]), anchor: found[6], path: found[1],
        language: Language(rawValue: found[2]) ?? .en, topic: found[3], title: found[4],
        heading: found[7], snippet: Snippet.make(from: found[8], plan: plan), score: ranked.score,
        isShipped: (found[5] as Int64) == 1,
        explanations: words.explanations(of: ranked, in: [found[4], found[7], found[8]]))
    }
  }
}
