internal import KubeNotes
internal import NotesStore

/// Answers what `quiz search` is asked.
struct SearchAnswering {
  let context: Context
  var format = OutputFormat.text
  /// The language of the pages; nil for both.
  var language: Language?
  var topic: String?
  var source = SearchRequest.Source.all
  var limit = 10
  /// Whether nothing is done after the answer.
  var endsProcess = false

  /// Answers one query.
  ///
  /// - throws: `ExitStatus.nothingFound`.
  func answer(_ words: [String]) throws {
    let request = request(words.joined(separator: " "))
    let (answer, related) = try context.withLibrary { library in
      if endsProcess { library.leaveOpen() }
      return try library.reading {
        let answer = try library.search(request)
        let addresses = answer.hits.map { SectionAddress(note: $0.note, anchor: $0.anchor) }
        let showsRelated = format == .text || format == .wide
        return (answer, showsRelated ? try library.related(to: addresses) : [])
      }
    }
    try print(answer, related: related)
    if answer.hits.isEmpty {
      if format != .json { tellNothing(answer) }
      throw ExitStatus.nothingFound
    }
  }

  /// Answers each line of standard input.
  func answerLines() throws {
    try context.withLibrary { library in
      let lines = AnyIterator { readLine(strippingNewline: true) }
      try library.search(lines.lazy.map { request($0) }) { answer in
        try print(answer)
      }
    }
  }

  private func request(_ text: String) -> SearchRequest {
    // But for JSON a note is one hit for both its languages, so more pages are asked for: a
    // translation may stand some places further down, and a name has no language.
    let pages = format == .json ? limit : limit * 2 + 8
    return SearchRequest(
      query: text, language: language, topic: topic, source: source, limit: pages,
      notes: pages > limit ? NoteChoice(language: context.language, limit: limit) : nil)
  }

  private func print(
    _ answer: SearchAnswer, related: [RelatedThings] = []
  ) throws {
    switch format {
    case .json: try context.console.json(SearchReport(answer))
    case .name:
      for hit in answer.hits {
        let address = SectionAddress(note: hit.note, anchor: hit.anchor)
        context.console.out.line(address.description.displaySafe)
      }
    case .text, .wide:
      SearchPrinter(console: context.console, isWide: format == .wide)
        .print(answer, related: related)
    }
  }

  private func tellNothing(_ answer: SearchAnswer) {
    let query = answer.query.displaySafe
    context.console.notice(
      ko: "'\(query)'에 맞는 노트가 없습니다. 낱말을 줄이거나 다르게 써 보세요.",
      en: "No note matches '\(query)'. Try fewer or other words.")
  }
}
