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
  /// The time; fixed by `QUIZ_NOW` for tests and scripts.
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
      let fixed = try Self.time(text)
      now = { fixed }
    } else {
      now = { Date() }
    }
  }

  private static func time(_ text: String) throws -> Date {
    let plain = Date.ISO8601FormatStyle()
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    if let date = (try? plain.parse(text)) ?? (try? fractional.parse(text)) { return date }
    throw Failure(
      ko: "QUIZ_NOW의 값 '\(text)'은(는) 시각이 아닙니다. 2026-01-05T09:00:00+09:00처럼 쓰세요.",
      en: "QUIZ_NOW is '\(text)', which is not a time. Write it like 2026-01-05T09:00:00+09:00.")
  }
}

extension ParsableCommand {
  /// The context of this run.
  func context(_ options: InterfaceOptions) throws -> Context {
    try Context(lang: options.lang, color: options.color)
  }
}
