/// The titles of a note, in the languages that it exists in.
package struct NoteTitles: Sendable, Hashable {
  package var ko: String?
  package var en: String?

  package init(ko: String? = nil, en: String? = nil) {
    self.ko = ko
    self.en = en
  }

  package subscript(language: Language) -> String? {
    get { language == .ko ? ko : en }
    set {
      switch language {
      case .ko: ko = newValue
      case .en: en = newValue
      }
    }
  }

  /// The title in a language, or in the other one where it has none.
  package func preferring(_ language: Language) -> String? { self[language] ?? ko ?? en }
}
