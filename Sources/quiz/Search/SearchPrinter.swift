internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Search answers as text.
struct SearchPrinter {
  let console: Console
  let isWide: Bool

  private var out: OutputStream { console.out }
  private var language: Language { console.language }

  /// Prints the answer: a note once, with its other language as a switch.
  func print(_ answer: SearchAnswer, limit: Int) {
    explain(answer)
    var shown: Set<NoteID> = []
    var count = 0
    for hit in answer.hits where count < limit {
      guard shown.insert(hit.note).inserted else { continue }
      count += 1
      let other = answer.hits.first { $0.note == hit.note && $0.language != hit.language }
      if count > 1 { out.line() }
      print(hit, other: other)
    }
  }

  private func print(_ hit: SearchHit, other: SearchHit?) {
    var line = out.style(hit.title.displaySafe, .title)
    if !hit.heading.isEmpty { line += " › " + out.style(hit.heading.displaySafe, .heading) }
    out.line(line)
    out.line("  " + marked(hit.snippet))
    let address = SectionAddress(note: hit.note, anchor: hit.anchor).description.displaySafe
    var foot =
      "  " + out.style(address, .path) + " " + out.style(hit.language.rawValue, .understated)
    if other != nil {
      let option = "--lang \(hit.language.other.rawValue)"
      foot += out.style(
        " (\(console.text(ko: "다른 언어", en: "other language")): \(option))", .understated)
    }
    out.line(foot)
    for why in hit.explanations.prefix(3) {
      out.line("  " + out.style("\(why.typed) → \(why.read)".displaySafe, .understated))
    }
    if isWide {
      let score = hit.score.formatted(.number.precision(.fractionLength(3)))
      out.line("  " + out.style("\(hit.path) · \(hit.topic) · \(score)".displaySafe, .understated))
    }
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

  /// The snippet with its matches in the style of matches.
  private func marked(_ snippet: Snippet) -> String {
    let bytes = Array(snippet.text.utf8)
    var result = ""
    var position = 0
    func text(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self).displaySafe
    }
    for match in snippet.matches
    where match.lowerBound >= position && match.upperBound <= bytes.count {
      result += text(position..<match.lowerBound) + out.style(text(match), .match)
      position = match.upperBound
    }
    return result + text(position..<bytes.count)
  }
}
