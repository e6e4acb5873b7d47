internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz config`: what the person chose once and for all.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: localized(ko: "설정을 보고 바꾼다", en: "Show and change settings"),
    discussion: localized(
      ko: """
        값은 옵션, QUIZ_로 시작하는 환경 변수, 설정 파일, 여러 프로그램이 함께 쓰는
        변수(LANG, PAGER, EDITOR), 기본값의 차례로 정해지며, 어디서 왔는지 함께 보여 줍니다.
        -o wide는 뜻과 쓸 수 있는 값도 보여 줍니다.

        예:
          quiz config
          quiz config -o wide
          quiz config new-per-day 10
          quiz config learning-steps 1m 10m
          quiz config new-per-day --unset
        """,
      en: """
        A value comes from the first of: an option, a variable that begins with QUIZ_, the
        settings file, a variable that programs share (LANG, PAGER, EDITOR), the default.
        The list says which it was; -o wide also says what each means and takes.

        Examples:
          quiz config
          quiz config -o wide
          quiz config new-per-day 10
          quiz config learning-steps 1m 10m
          quiz config new-per-day --unset
        """))

  @Argument(
    help: ArgumentHelp(ko: "설정의 이름", en: "The name of a setting"),
    completion: .list(PreferenceKey.allCases.map(\.rawValue)))
  var key: String?

  @Argument(help: ArgumentHelp(ko: "새 값", en: "Its new value"))
  var value: [String] = []

  @Flag(help: ArgumentHelp(ko: "설정 파일에서 뺀다", en: "Take it out of the settings file"))
  var unset = false

  @Flag(help: ArgumentHelp(ko: "설정 파일을 편집기로 연다", en: "Open the settings file in the editor"))
  var edit = false

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    if edit { return try openEditor(context) }
    guard let key else { return try ConfigView(context).print(output.format) }
    guard let setting = PreferenceKey(rawValue: key) else { throw unknown(key) }
    if unset {
      try SettingsFile(context).set(setting, to: nil)
    } else if value.isEmpty {
      return try ConfigView(context, keys: [setting]).print(output.format)
    } else {
      let text = value.joined(separator: " ")
      guard let normal = setting.normalized(text) else {
        throw Failure(
          ko: "\(key)에는 \(setting.values.ko)을(를) 쓰세요. '\(text)'은(는) 받지 않습니다.",
          en: "\(key) takes \(setting.values.en), not '\(text)'.")
      }
      try SettingsFile(context).set(setting, to: normal)
    }
    try report(setting, context)
  }

  /// Says what holds now, which is not the file's value where a variable wins over it.
  private func report(_ key: PreferenceKey, _ context: Context) throws {
    let now = SettingsFile(context).preferences
    let value = now[key]
    if case .variable(let name) = value.origin {
      context.console.notice(
        ko: "저장했습니다. 다만 지금은 환경 변수 \(name)의 값이 우선합니다.",
        en: "Saved, but the variable \(name) wins over it now.")
    }
    context.console.out.line("\(key.rawValue): \(value.text)")
  }

  private func openEditor(_ context: Context) throws {
    let file = SettingsFile(context)
    try file.makeFolder()
    let editor = Editor(context)
    guard editor.open(file.url, line: 1) == 0 else {
      throw Failure(
        ko: "편집기 '\(editor.command)'을(를) 실행하지 못했습니다. QUIZ_EDITOR로 다른 것을 고르세요.",
        en: "The editor '\(editor.command)' did not work. Choose another with QUIZ_EDITOR.")
    }
    for problem in file.preferences.problems {
      let path = file.url.path(percentEncoded: false)
      context.console.notices.line(problem.message(path: path)[context.language].displaySafe)
    }
  }

  private func unknown(_ name: String) -> Failure {
    let nearest = PreferencesFile.nearest(to: name)
    return Failure(
      ko: "'\(name)'이라는 설정은 없습니다. "
        + (nearest.map { "'\($0)'을(를) 뜻했나요?" } ?? "'quiz config'로 있는 것을 보세요."),
      en: "There is no setting '\(name)'. "
        + (nearest.map { "Did you mean '\($0)'?" } ?? "See those there are with 'quiz config'."))
  }
}
