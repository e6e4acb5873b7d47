internal import Foundation
internal import KubeNotes

/// What the person chose in the file and the environment, read once.
let processPreferences = Preferences(
  file: PreferencesFile(at: Paths(variables: processVariables).settings),
  variables: processVariables)

/// The language of help texts.
///
/// Commands declare their help statically, before any option is parsed, so this one value is
/// settled from the raw arguments at first use.
let helpLanguage = InterfaceLanguage.resolve(
  option: InterfaceLanguage.option(in: processArguments),
  preferences: processPreferences, variables: processVariables)

/// A help text in the language of this run.
func localized(ko: String, en: String) -> String {
  helpLanguage == .ko ? ko : en
}

/// The discussion of a command that needs nothing but examples, which are equal in both languages.
func examples(_ commands: String...) -> String {
  ([localized(ko: "예:", en: "Examples:")] + commands.map { "  quiz " + $0 })
    .joined(separator: "\n")
}
