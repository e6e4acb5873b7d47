/// A language that notes, cards and messages exist in.
package enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case ko
  case en

  /// The other of the two.
  package var other: Language { self == .ko ? .en : .ko }
}

/// One text in both languages.
package struct Bilingual: Sendable, Hashable, Codable {
  package var ko: String
  package var en: String

  package init(ko: String, en: String) {
    self.ko = ko
    self.en = en
  }

  /// The text in one language.
  package subscript(language: Language) -> String {
    language == .ko ? ko : en
  }

  /// The text in one language as a sentence to print, with its particles as the names in it want them.
  package func sentence(in language: Language) -> String {
    language == .ko ? ParticleChoice.resolved(in: ko) : en
  }
}
