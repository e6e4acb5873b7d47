internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Search answers as text.
struct SearchPrinter {
  let console: Console
  let isWide: Bool

  private var out: OutputStream { console.out }
  private var language: Language { console.language }

  /// Prints the answer, with the other language of a note as a switch.
  func print(_ answer: SearchAnswer, related: [RelatedThings] = []) {
    explain(answer)
    var lines: [String] = []
    for (place, hit) in answer.hits.enumerated() {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(hit)
      if related.indices.contains(place) { lines += self.lines(related[place], of: hit.note) }
    }
    if !lines.isEmpty { out.write(lines.joined(separator: "\n") + "\n") }
  }

  private func lines(_ hit: SearchHit) -> [String] {
    var line = out.style(hit.title.displaySafe, .title)
    if !hit.heading.isEmpty { line += " › " + out.style(hit.heading.displaySafe, .heading) }
    let address = SectionAddress(note: hit.note, anchor: hit.anchor).description.displaySafe
    var foot =
      "  " + out.style(address, .path) + " " + out.style(hit.language.rawValue, .understated)
    if hit.hasOtherLanguage {
      let option = "--lang \(hit.language.other.rawValue)"
      foot += out.style(
        " (\(console.text(ko: "다른 언어", en: "other language")): \(option))", .understated)
    }
    var lines = [line] + snippet(hit.snippet) + [foot]
    var told: Set<String> = []
    for why in hit.explanations where told.count < 3 {
      let reason = "\(why.typed) → \(why.read)".displaySafe
      if told.insert(reason).inserted { lines.append("  " + out.style(reason, .understated)) }
    }
    if isWide { lines.append("  " + out.style(detail(hit), .understated)) }
    return lines
  }

  /// Apart from the rest, which would otherwise prepare to format numbers each time.
  @inline(never)
  private func detail(_ hit: SearchHit) -> String {
    let score = hit.score.formatted(.number.precision(.fractionLength(3)))
    return "\(hit.path) · \(hit.topic) · \(score)".displaySafe
  }

  private func lines(_ things: RelatedThings, of note: NoteID) -> [String] {
    var parts: [String] = []
    if things.cards > 0 {
      parts.append(
        console.text(ko: "카드 \(things.cards)장", en: "cards: \(things.cards)")
          + " (quiz review \(note.rawValue))")
    }
    parts += things.commands.map { "quiz command \($0)" }
    guard !parts.isEmpty else { return [] }
    let text = parts.joined(separator: " · ").displaySafe.truncated(toCells: max(20, out.width - 2))
    return ["  " + out.style(text, .understated)]
  }

  private func explain(_ answer: SearchAnswer) {
    if let suggestion = answer.suggestion {
      console.notice(
        ko: "혹시 '\(suggestion.displaySafe)'을(를) 찾으셨나요?",
        en: "Did you mean '\(suggestion.displaySafe)'?")
    }
    if !answer.unmatched.isEmpty, !answer.hits.isEmpty {
      let words = answer.unmatched.joined(separator: ", ").displaySafe
      console.notice(ko: "노트에 없는 낱말: \(words)", en: "Not in the notes: \(words)")
    }
  }

  /// The snippet over at most two lines, with its matches in the style of matches.
  private func snippet(_ snippet: Snippet) -> [String] {
    let bytes = Array(snippet.text.utf8)
    var text = StyledText()
    var position = 0
    func append(_ range: Range<Int>, _ style: TextStyle?) {
      // A snippet is one line.
      let part = String(decoding: bytes[range], as: UTF8.self).displaySafe
      text.append(StyledSpan(part, style))
    }
    for match in snippet.matches
    where match.lowerBound >= position && match.upperBound <= bytes.count {
      append(position..<match.lowerBound, nil)
      append(match, .strong)
      position = match.upperBound
    }
    append(position..<bytes.count, nil)
    return text.wrapped(to: max(20, min(out.width, 100) - 2)).prefix(2).map { line in
      "  "
        + line.spans.map { $0.style == nil ? $0.text : out.style($0.text, .match) }.joined()
    }
  }
}
