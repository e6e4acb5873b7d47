import Foundation
import KubeNotes
import NotesStore

/// Notes of any number, made from the words of the shipped notes.
///
/// Words are drawn by Zipf's law from the vocabulary of one language, ordered by how often the
/// shipped notes have them; one word in sixty is an identifier of its own (`web-4711`), since names
/// are what grows with a collection. Two of three notes are Korean, which keep the English words that
/// Korean notes have.
struct SyntheticNotes {
  static let sectionsPerNote = 10
  static let wordsPerSection = 55

  private let words: [Language: [String]]

  init() throws {
    var counts: [Language: [String: Int]] = [:]
    for file in ShippedContent.files where file.path.hasPrefix("notes/") {
      let path = String(file.path.dropFirst("notes/".count))
      guard path.hasSuffix(".md"), let note = try? NoteReader.read(file.data, path: path).note
      else { continue }
      for section in note.sections {
        for word in section.text.split(whereSeparator: \.isWhitespace) {
          counts[note.language, default: [:]][String(word), default: 0] += 1
        }
      }
    }
    words = counts.mapValues { counts in
      counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
    }
  }

  /// The note of a number; always the same one.
  func note(_ number: Int) -> Note {
    var random = SplitMix64(seed: UInt64(number) &* 7919 &+ 1)
    let language: Language = number % 3 == 2 ? .en : .ko
    let title = text(3, language, &random)
    let sections = (0..<Self.sectionsPerNote).map { index in
      let heading = index == 0 ? title : text(3, language, &random)
      let body = text(Self.wordsPerSection, language, &random)
      return Section.stored(
        anchor: index == 0 ? "" : "part-\(index)", level: index == 0 ? 1 : 2,
        headingPath: index == 0 ? [] : [heading], markdown: body, text: body)
    }
    return .stored(
      id: NoteID(rawValue: "synthetic/\(number)"), path: "\(language.rawValue)/\(number).md",
      language: language, title: title, topic: "synthetic", sections: sections, cards: [])
  }

  /// Queries of one to three words that are neither the most frequent nor unknown.
  func queries(_ count: Int) -> [String] {
    var random = SplitMix64(seed: 42)
    return (0..<count).map { number in
      let language: Language = number % 3 == 2 ? .en : .ko
      let vocabulary = words[language] ?? []
      return (0...(number % 3)).map { _ in
        vocabulary[Int.random(in: 20..<min(3000, vocabulary.count), using: &random)]
      }.joined(separator: " ")
    }
  }

  private func text(_ count: Int, _ language: Language, _ random: inout SplitMix64) -> String {
    let vocabulary = words[language] ?? []
    return (0..<count).map { _ in
      let word = vocabulary[Self.rank(below: vocabulary.count, &random)]
      guard UInt64.random(in: 0..<60, using: &random) == 0 else { return word }
      return "web-\(Self.rank(below: 200_000, &random))"
    }.joined(separator: " ")
  }

  /// A rank from 0 with a probability of about 1 / (rank + 1).
  private static func rank(below limit: Int, _ random: inout SplitMix64) -> Int {
    let unit = Double(random.next() >> 11) / 9_007_199_254_740_992
    return min(limit - 1, Int(exp(unit * log(Double(limit + 1)))) - 1)
  }
}
