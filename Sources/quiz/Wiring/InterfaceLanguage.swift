internal import KubeNotes

/// The language of messages, chosen from the command line, the preferences and the environment.
///
/// Order: `--lang`, `QUIZ_LANG`, `language` of the settings file, the `LANGUAGE` list, `LC_ALL`,
/// `LC_MESSAGES`, `LANG`; English when none says Korean. `C` and `POSIX` name no language, and as in
/// gettext they also switch off the `LANGUAGE` list.
enum InterfaceLanguage {
  static func resolve(
    option: Language? = nil, preferences: Preferences, variables: [String: String]
  ) -> Language {
    if let chosen = option ?? Language(rawValue: preferences[.language].text) { return chosen }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { variables[$0] }.first { !$0.isEmpty }
    guard let locale, !isUnspecific(locale) else { return .en }
    let preferred = (variables["LANGUAGE"] ?? "").split(separator: ":").map(String.init)
    return (preferred + [locale]).lazy.compactMap(language(ofLocale:)).first ?? .en
  }

  /// Reads `--lang` from raw arguments, so that help can be shown in the language asked for.
  static func option(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1])
      }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
    }
    return nil
  }

  private static func isUnspecific(_ locale: String) -> Bool {
    locale == "C" || locale == "POSIX" || locale.hasPrefix("C.")
  }

  private static func language(ofLocale locale: String) -> Language? {
    Language(rawValue: String(locale.prefix { $0 != "_" && $0 != "." && $0 != "-" }))
  }
}
