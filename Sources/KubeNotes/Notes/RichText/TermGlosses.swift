/// Adds the other language's name to terms of the glossary where a text first uses them:
/// `테인트(taint)는` in Korean, `a taint (테인트)` in English.
///
/// Each term once, in running text only: not in headings, tables, links or code. Not where the text
/// gives the other name itself, and not inside a longer expression (`파드 이름`, `node pool`), where
/// it would tear the words apart: then a later use gets it.
package struct TermGlosses: Sendable {
  /// A term that got its other name.
  package struct Gloss: Sendable, Hashable {
    /// The name in the language of the text.
    package var name: String
    /// The name in the other language.
    package var other: String
  }

  /// What was added so far, in the order of the text.
  package private(set) var added: [Gloss] = []
  private let language: Language
  /// The other language's name by the name as it is compared; the longest names first in each list,
  /// by their first character.
  private let terms: [Character: [(name: [Character], gloss: Gloss)]]
  private var done: Set<String> = []
  /// The running text so far, as it is compared.
  private var prose = ""

  /// - Parameter language: the language of the text.
  package init(_ glossary: Glossary, language: Language) {
    self.language = language
    var others: [String: Set<String>] = [:]
    var glosses: [String: Gloss] = [:]
    for term in glossary.terms where !term.isWord {
      guard let ko = term.ko.first, let en = term.en.first else { continue }
      let gloss = language == .ko ? Gloss(name: ko, other: en) : Gloss(name: en, other: ko)
      let key = gloss.name.lowercased()
      others[key, default: []].insert(gloss.other.lowercased())
      if Self.isWorthwhile(ko: ko, en: en) { glosses[key] = gloss }
    }
    // A name of several terms (`배치`) does not tell which is meant.
    let clear = glosses.filter { others[$0.key]?.count == 1 }
    terms = Dictionary(grouping: clear) { $0.key.first ?? " " }.mapValues { entries in
      entries.map { (Array($0.key), $0.value) }
        .sorted { ($1.0.count, String($0.0)) < ($0.0.count, String($1.0)) }
    }
  }

  /// Short native words (`상태`, `요청`) are everyday words more often than terms; loanwords are not.
  private static func isWorthwhile(ko: String, en: String) -> Bool {
    guard ko.lowercased() != en.lowercased(), !en.hasPrefix("kubectl "),
      ko.unicodeScalars.contains(where: Hangul.isSyllable)
    else { return false }
    if ko.count >= 3 { return true }
    return ko.count == 2 && LatinSounds.distance(hangul: ko, latin: en.lowercased()) <= 1
  }

  /// The text with the names added.
  package mutating func add(to text: RichText) -> RichText {
    RichText(blocks: text.blocks.map { add(to: $0) })
  }

  private mutating func add(to block: RichText.Block) -> RichText.Block {
    switch block {
    case .paragraph(let text): return .paragraph(add(to: text))
    case .list(var list):
      list.items = list.items.map { item in item.map { add(to: $0) } }
      return .list(list)
    case .quote(let blocks): return .quote(blocks.map { add(to: $0) })
    case .heading(_, let text):
      pass(over: text)
      return block
    case .table(let table):
      for text in table.header + table.rows.joined() { pass(over: text) }
      return block
    case .code, .rule: return block
    }
  }

  /// Takes notice of text that is shown as it is, such as a title.
  package mutating func pass(over text: String) {
    prose += " " + text.lowercased()
  }

  private mutating func pass(over text: StyledText) {
    prose += " " + text.spans.filter { $0.style != .code }.map(\.text).joined().lowercased()
  }

  private mutating func add(to text: StyledText) -> StyledText {
    pass(over: text)
    var result = StyledText()
    for (index, span) in text.spans.enumerated() {
      guard span.style == nil || span.style == .strong || span.style == .emphasis else {
        result.append(span)
        continue
      }
      let after = text.spans.dropFirst(index + 1).map(\.text).joined()
      for part in parts(of: span, before: result.plain.last, after: Array(after)) {
        result.append(part)
      }
    }
    return result
  }

  /// A span cut where names are put in.
  private mutating func parts(
    of span: StyledSpan, before: Character?, after: [Character]
  ) -> [StyledSpan] {
    let own = Array(span.text)
    let all = own + after
    // Letter by letter, so that places in it are places in the text.
    let folded = all.map { Character(String($0.lowercased().first ?? $0)) }
    var parts: [StyledSpan] = []
    var start = 0
    var index = 0
    var previous = before
    while index < own.count {
      defer { previous = own[index - 1] }
      guard !Self.isWordPart(previous), let found = term(at: index, folded) else {
        index += 1
        continue
      }
      let end = index + found.name.count
      let place = language == .ko ? end : end + Self.plural(folded, from: end)
      if place <= own.count, isPlace(place, nameEnd: end, all),
        done.insert(found.gloss.name).inserted
      {
        parts.append(StyledSpan(String(own[start..<place]), span.style))
        let space = language == .ko ? "" : " "
        parts.append(StyledSpan("\(space)(\(found.gloss.other))", .understated))
        added.append(found.gloss)
        start = place
      }
      index = min(max(end, index + 1), own.count)
    }
    parts.append(StyledSpan(String(own[start...]), span.style))
    return parts
  }

  /// The longest term whose name begins here and ends with its word, an ending aside.
  private mutating func term(
    at index: Int, _ text: [Character]
  ) -> (name: [Character], gloss: Gloss)? {
    let rest = text[index...]
    let found = terms[text[index]]?.first { term in
      guard rest.starts(with: term.name) else { return false }
      let ending = rest.dropFirst(term.name.count).prefix { Self.isWordPart($0) }
      if language == .ko { return ending.isEmpty || Particles.isEnding(String(ending)) }
      return ending.count == Self.plural(text, from: index + term.name.count)
    }
    guard let found, !done.contains(found.gloss.name) else { return found }
    // The text gives the other name itself, before or right here.
    if Self.contains(prose, word: found.gloss.other.lowercased()) { done.insert(found.gloss.name) }
    return found
  }

  /// Whether a name in parentheses reads well at a place.
  private func isPlace(_ place: Int, nameEnd: Int, _ text: [Character]) -> Bool {
    let rest = text[place...]
    guard rest.first != "(", !rest.starts(with: " (") else { return false }
    if language == .ko {
      // Behind the name stands a particle, or the phrase ends.
      return rest.first.map { $0 != " " && $0 != "\n" } ?? true
    }
    guard rest.first == " " || rest.first == "\n" else { return rest.first != "-" }
    let next = rest.dropFirst().prefix { Self.isWordPart($0) }
    return next.isEmpty || Self.functionWords.contains(String(next))
  }

  /// What may follow a noun phrase in English.
  private static let functionWords: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "does", "do", "can", "may", "must", "will",
    "and", "or", "but", "not", "in", "on", "at", "of", "to", "by", "for", "from", "with", "without",
    "into", "as", "than", "that", "which", "who", "when", "where", "while", "if", "then", "through",
    "after", "before", "until", "under", "between", "because", "so", "a", "an", "the", "its",
    "their",
  ]

  /// The length of a plural ending.
  private static func plural(_ text: [Character], from end: Int) -> Int {
    let ending = text[min(end, text.count)...].prefix { isWordPart($0) }
    return ending == ["s"] ? 1 : ending == ["e", "s"] ? 2 : 0
  }

  private static func isWordPart(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// Whether a text has a word or phrase, with a plural or a Korean ending.
  private static func contains(_ text: String, word: String) -> Bool {
    text.ranges(of: word).contains { range in
      let before =
        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      return !isWordPart(before)
    }
  }
}
