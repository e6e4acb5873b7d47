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
    nearest =
      names
      .map { (name: $0, distance: editDistance($0, first)) }
      .filter { $0.distance <= 2 }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
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

/// The number of letters to insert, remove, replace or swap with their neighbour (optimal string
/// alignment distance).
func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left)
  let b = Array(right)
  var older: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      var best = min(
        previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
      current.append(best)
    }
    older = previous
    previous = current
  }
  return previous[b.count]
}
