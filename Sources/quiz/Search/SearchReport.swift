internal import KubeNotes

/// `quiz search -o json`. The keys are a contract (docs: README, "JSON").
struct SearchReport: Encodable {
  var schemaVersion = 1
  var query: String
  var results: [Result]
  /// Words that nothing matched.
  var unmatched: [String]
  /// The query as it was probably meant.
  var suggestion: String?

  struct Result: Encodable {
    var rank: Int
    var note: String
    var section: String
    var path: String
    var lang: String
    var topic: String
    var title: String
    var heading: String
    var snippet: String
    var score: Double
    var source: String
    var why: [Reason]
  }

  struct Reason: Encodable {
    var typed: String
    var read: String
    var kind: String
  }

  init(_ answer: SearchAnswer) {
    query = answer.query
    unmatched = answer.unmatched
    suggestion = answer.suggestion
    results = answer.hits.enumerated().map { index, hit in
      Result(
        rank: index + 1, note: hit.note.rawValue, section: hit.anchor, path: hit.path,
        lang: hit.language.rawValue, topic: hit.topic, title: hit.title, heading: hit.heading,
        snippet: hit.snippet.text, score: (hit.score * 1000).rounded() / 1000,
        source: hit.isShipped ? "shipped" : "own",
        why: hit.explanations.map {
          Reason(typed: $0.typed, read: $0.read, kind: $0.reason.name)
        })
    }
  }
}

extension SearchPlan.Reason {
  /// The reason's name in JSON.
  var name: String {
    switch self {
    case .literal: "literal"
    case .parts: "parts"
    case .glossary: "term"
    case .word: "word"
    case .spelling: "spelling"
    case .layout: "layout"
    case .initials: "initials"
    case .unfinished: "unfinished"
    case .pairs: "pairs"
    }
  }
}
