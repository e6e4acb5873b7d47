internal import ArgumentParser
internal import KubeNotes

/// A first word that names no subcommand.
///
/// The argument parser would speak of "unexpected arguments"; people want to know which command
/// they nearly typed.
struct UnknownCommand: DescribedError {
  let word: String
  let nearest: String?

  /// Nil when the first word is an option, a subcommand, or absent.
  init?(_ arguments: [String]) {
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    let names = Self.names
    guard !names.contains(first), first != "help" else { return nil }
    word = first
    nearest = Nearest.word(to: first, among: names, within: 2)
  }

  static var names: [String] {
    let grouped = Quiz.configuration.groupedSubcommands.flatMap(\.subcommands)
    return (Quiz.configuration.subcommands + grouped).flatMap { command in
      [command._commandName] + command.configuration.aliases
    }
  }

  var message: Bilingual {
    let next = nearest.map { "\(Quiz.calledAs) \($0)" } ?? "\(Quiz.calledAs) --help"
    return Bilingual(
      ko: "'\(word)'(이)라는 명령은 없습니다. '\(next)'을(를) 입력해 보세요.",
      en: "There is no command '\(word)'. Try '\(next)'.")
  }
}
