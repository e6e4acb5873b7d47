internal import Foundation
internal import GRDB
internal import KubeNotes
internal import NotesStore

extension FuzzTarget {
  /// A query and a text: the tokenizer, the planner, the real full-text index and the snippets.
  package static let search = FuzzTarget(
    name: "search",
    pieces: [
      "테인트", "톨러레이션", "파드", "팟", "을", "에서는", "ㅍㄷ", "ㅋㅂㄴㅌㅅ", "vkem", "zbqpsjxptm", "pod", "pods",
      "Pod를", "initialDelaySeconds", "node-role.kubernetes.io/control-plane", "--field-selector",
      "HTTPServer", "schedular", "스케쥴러", "how do I ", "어떻게 하려면 ", "\"", "'", "*", "^", "(", ")",
      "{",
      "}", ":", "-", "+", "NEAR(", " AND ", " OR ", " NOT ", "title:", "\u{0}", "\u{1}", "\u{2}",
      "\u{3}",
      "\u{4}", "\u{1E}", "\u{1112}\u{1161}\u{11AB}", "\u{115F}", "\u{3164}", "가\u{301}", "e\u{301}",
      "ﬁ",
      "ＡＢＣ", "İ", "ß", "👩‍👩‍👧", "\u{200D}", "\u{FEFF}", "\u{202E}", "\u{FFFD}", "ሴ", "漢字", "ａ", " ",
    ],
    seeds: { root in
      let queries = SeedFiles.cells(root, "Tests/Fixtures/search-queries.tsv", column: 1)
      let texts = SeedFiles.contents(root, "content/notes", ending: ".md", limit: 12)
      return queries
        + zip(texts, queries).map { text, query in query + [0x1E] + text.prefix(2000) }
        + SeedFiles.contents(root, "Tests/Fixtures/fuzz/search", ending: "")
    },
    run: { bytes in
      let fields = FuzzInput(bytes).fields
      let query = fields[0].utf8Text
      for field in fields.prefix(2) { try TokenPromises.check(Array(field)) }
      let library = try SharedLibrary.opened.get()
      for request in [
        SearchRequest(query: query, limit: 5),
        SearchRequest(query: query, language: .en, source: .own, limit: 3, isTyping: true),
      ] {
        let answer = try library.search(request)
        try promise(answer.hits.count <= request.limit, "\(answer.hits.count) hits")
        for hit in answer.hits {
          try promise(hit.score.isFinite, "score \(hit.score)")
          try check(hit.snippet)
        }
      }
      let planned = try QueryPlanner(vocabulary: CreditableVocabulary()).plan(query)
      if planned.plan.phrases.contains(where: { !$0.isPair }) {
        try PlainFullText.accept(planned.plan.matchExpression)
      }
      try check(Snippet.make(from: fields[fields.count - 1].utf8Text, plan: planned.plan))
    })

  private static func check(_ snippet: Snippet) throws {
    let text = Array(snippet.text.utf8)
    var last = 0
    for match in snippet.matches {
      try promise(
        match.lowerBound >= last && text.isBorder(match.lowerBound)
          && text.isBorder(match.upperBound),
        "match \(match) of \(text.count) bytes in '\(snippet.text)'")
      last = match.upperBound
    }
  }
}

/// What holds for the tokens of any bytes.
enum TokenPromises {
  static func check(_ text: [UInt8]) throws {
    let isText = String(validating: text, as: UTF8.self) != nil
    // Tokens that a planner has chosen pass as they are; it makes them of strings.
    let isVerbatim = text.first == TextTokenizer.verbatimMark
    var tokenizer = TextTokenizer()
    var broken: String?
    var last = -1
    var count = 0
    text.withUnsafeBufferPointer { buffer in
      _ = tokenizer.tokenize(buffer) { token, start, end, colocated in
        count += 1
        if token.isEmpty || start < 0 || start > end || end > text.count {
          broken = "token of \(token.count) bytes at \(start)..<\(end) of \(text.count)"
        } else if colocated ? start != last : start < last {
          broken = "token at \(start) after one at \(last)"
        } else if isText, !text.isBorder(start) || !text.isBorder(end) {
          broken = "token at \(start)..<\(end) cuts a character"
        } else if isText || !isVerbatim, String(validating: token, as: UTF8.self) == nil {
          broken = "token \(Array(token)) is not UTF-8"
        }
        last = start
        return broken == nil
      }
    }
    try promise(broken == nil, "\(broken ?? "") in '\(text.utf8Text)'")
    try promise(count <= 8 * text.count, "\(count) tokens of \(text.count) bytes")
    var pairs = 0
    text.withUnsafeBufferPointer { TextTokenizer.forEachPair(of: $0) { _ in pairs += 1 } }
    try promise(pairs <= text.count, "\(pairs) pairs of \(text.count) bytes")
  }
}

/// A vocabulary that knows every word, so that any query has a plan with many phrases.
private struct CreditableVocabulary: SearchVocabulary {
  var sectionCount: Int { 1000 }
  func frequency(of token: String) -> Int { 3 }
  func words(keysBeginning keys: String, limit: Int) -> [VocabularyWord] { words(keys, limit) }
  func words(keysEnding keys: String, limit: Int) -> [VocabularyWord] { words(keys, limit) }
  func words(beginning prefix: String, limit: Int) -> [VocabularyWord] { words(prefix, limit) }
  func words(ending suffix: String, limit: Int) -> [VocabularyWord] { words(suffix, limit) }
  func words(initials: String, limit: Int) -> [VocabularyWord] { words(initials, limit) }
  func words(skeleton: String, limit: Int) -> [VocabularyWord] { words(skeleton, limit) }
  func words(latinSkeleton: String, limit: Int) -> [VocabularyWord] { words(latinSkeleton, limit) }

  func terms(key: String) -> [GlossaryMatch] {
    [
      GlossaryMatch(
        matched: .korean, isWord: key.utf8.count.isMultiple(of: 3),
        names: [.init(text: key + " pod", kind: .korean), .init(text: "파드" + key, kind: .variant)])
    ]
  }

  func terms(initials: String) -> [GlossaryMatch] { terms(key: initials) }

  func names(initials: String, limit: Int) -> [NameMatch] {
    [NameMatch(text: "테인트 " + initials, isTitle: true, share: 0.5)]
  }

  private func words(_ text: String, _ limit: Int) -> [VocabularyWord] {
    [text, text + "a", "파" + text].prefix(limit).map { VocabularyWord(term: $0, frequency: 3) }
  }
}

/// FTS5 as SQLite has it: whether it can read an expression does not depend on the tokenizer.
private enum PlainFullText {
  private static let queue = Result<DatabaseQueue, any Error> {
    let queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: "CREATE VIRTUAL TABLE t USING fts5(a)") }
    return queue
  }

  static func accept(_ expression: String) throws {
    try queue.get().read { db in
      _ = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM t WHERE t MATCH ?", arguments: [expression])
    }
  }
}
