internal import ArgumentParser
internal import Foundation
internal import KubeNotes

/// Everything that a command takes from outside: clock, environment, files, terminal, language.
///
/// It is made once, at the start of a command; nothing below reads the clock or the environment.
struct Context: Sendable {
  let variables: [String: String]
  let preferences: Preferences
  let paths: Paths
  let language: Language
  let console: Console
  /// The time; given by `QUIZ_NOW` for tests and scripts.
  let now: @Sendable () -> Date
  /// The zone of the wall clock; found when asked for, since finding it reads files.
  var timeZone: TimeZone { .current }

  /// - throws: `Failure` when `QUIZ_NOW` is not a time.
  init(
    lang: Language? = nil, color: ColorMode? = nil,
    variables: [String: String] = processVariables,
    preferences: Preferences = processPreferences
  ) throws {
    self.variables = variables
    self.preferences = preferences
    paths = Paths(variables: variables)
    language = InterfaceLanguage.resolve(
      option: lang, preferences: preferences, variables: variables)
    let chosen = ColorMode(rawValue: preferences[.color].text)
    console = Console(language: language, color: color ?? chosen ?? .auto, variables: variables)
    if let text = variables["QUIZ_NOW"], !text.isEmpty {
      let given = try GivenTime(text)
      now = { given.now }
    } else {
      now = { Date() }
    }
  }
}

extension ParsableCommand {
  /// The context of this run.
  func context(_ options: InterfaceOptions) throws -> Context {
    try Context(lang: options.lang, color: options.color)
  }
}
