internal import Foundation
internal import Yams

/// The terms of `content/glossary.yaml`.
package struct Glossary: Sendable, Hashable {
  /// A term, or an everyday word, with everything that people write for it.
  package struct Term: Sendable, Hashable {
    package var ko: [String]
    package var en: [String]
    /// Spellings and translations that people type, in any language.
    package var variants: [String]
    /// Short names (`svc`).
    package var short: [String]
    /// An everyday word: helps a question along, is not a name of anything.
    package var isWord: Bool
    /// What people say who do not know the name of any of `related`.
    package var cues: [String] = []
    /// What they may mean by it.
    package var related: [String] = []

    package init(
      ko: [String], en: [String], variants: [String] = [], short: [String] = [],
      isWord: Bool = false
    ) {
      self.ko = ko
      self.en = en
      self.variants = variants
      self.short = short
      self.isWord = isWord
    }
  }

  package var terms: [Term]

  package init(terms: [Term]) {
    self.terms = terms
  }

  /// Reads the glossary.
  ///
  /// - Throws: `YamlError` or `DecodingError`, as Yams tells it.
  package init(yaml: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: yaml)
    terms = (file.terms ?? []).map(Self.term)
    terms += (file.words ?? [:]).sorted { $0.key < $1.key }.map { ko, en in
      Term(
        ko: [ko], en: en.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
        variants: [], short: [], isWord: true)
    }
    terms += (file.related ?? []).map(Self.term)
  }

  private struct File: Decodable {
    var terms: [Entry]?
    var words: [String: String]?
    var related: [Related]?
  }

  private struct Related: Decodable {
    var say: [String]
    var mean: [String]
  }

  private struct Entry: Decodable {
    var en: String
    var ko: String
    var also: [String]?
    var short: [String]?
  }

  private static func term(_ entry: Entry) -> Term {
    Term(
      ko: [entry.ko], en: [entry.en], variants: entry.also ?? [], short: entry.short ?? [],
      isWord: false)
  }

  private static func term(_ entry: Related) -> Term {
    var term = Term(ko: [], en: [], isWord: true)
    term.related = entry.mean
    // As a query is read: without the words that a planner drops.
    term.cues = entry.say.map { said in
      let words = said.split(separator: " ").map(String.init)
      let kept = words.filter { !StopWords.isDropped($0.lowercased()) }
      return (kept.isEmpty ? words : kept).joined(separator: " ")
    }
    return term
  }
}
