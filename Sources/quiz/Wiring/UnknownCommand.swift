internal import ArgumentParser
internal import KubeNotes

/// A word that names no subcommand.
///
/// The argument parser would speak of "unexpected arguments"; people want to know which command
/// they nearly typed.
struct UnknownCommand: DescribedError {
  let word: String
  let path: [String]
  let nearest: String?

  /// - parameters:
  ///   - command: where the subcommand was looked for.
  ///   - path: that command's words.
  init(_ word: String, in command: CommandTree, path: [String]) {
    self.word = word
    self.path = path
    let names = command.children.flatMap { [$0.commandName] + ($0.aliases ?? []) }
    let all = path.isEmpty ? names + ["help"] : names
    nearest = Nearest.word(to: word, among: all, within: 2)
  }

  /// Nil when the first word is an option, a subcommand, or absent.
  init?(_ arguments: [String]) {
    guard let first = arguments.first, !first.hasPrefix("-"), !Self.names.contains(first),
      let root = try? CommandTree.whole()
    else { return nil }
    self.init(first, in: root, path: [])
  }

  private static var names: [String] {
    let grouped = Quiz.configuration.groupedSubcommands.flatMap(\.subcommands)
    return ["help"]
      + (Quiz.configuration.subcommands + grouped).flatMap { command in
        [command._commandName] + command.configuration.aliases
      }
  }

  var message: Bilingual {
    let program = ([Quiz.calledAs] + path).joined(separator: " ")
    let wrong = (path + [word]).joined(separator: " ")
    let next = nearest.map { "\(program) \($0)" } ?? "\(program) --help"
    return Bilingual(
      ko: "'\(wrong)'(이)라는 명령은 없습니다. '\(next)'을(를) 입력해 보세요.",
      en: "There is no command '\(wrong)'. Try '\(next)'.")
  }
}
