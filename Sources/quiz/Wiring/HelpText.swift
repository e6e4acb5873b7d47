internal import ArgumentParser
internal import Foundation
internal import KubeNotes

/// What the argument parser wants to say, said in our words: help and wrong command lines.
///
/// The parser wraps by characters and speaks English; the facts are taken from it, the sentences
/// and the layout are ours.
struct HelpText {
  let language: Language
  let layout: HelpLayout
  /// The words behind the program's name.
  var arguments: [String] = []

  /// The text for an error of the parser's.
  func text(for error: any Error) -> String {
    // Unwrapped, so that the line that names the command is whole.
    let raw = Quiz.fullMessage(for: error, columns: 100_000)
    guard let root = try? CommandTree.whole(), let words = Self.words(of: raw, root: root) else {
      return raw
    }
    var (command, path) = root.descend(words)
    // An option that the root command has as well is wrong there, for the parser; for the person it
    // stands behind a subcommand.
    if path.isEmpty { (command, path) = root.descend(arguments) }
    let page = HelpPage(command: command, path: path, language: language)
    if Quiz.exitCode(for: error) == .success {
      return page.lines(layout).joined(separator: "\n")
    }
    let usage = UsageMessage(Quiz.message(for: error), command: command, path: path)
    let opening = language == .ko ? "오류: " : "Error: "
    let ending = language == .ko ? "  자세히: '\(page.name) --help'" : "  See '\(page.name) --help'."
    let sentence = usage.message.sentence(in: language).displaySafe
    return (layout.wrap(sentence, first: opening, rest: "  ") + page.usage(layout) + [ending])
      .joined(separator: "\n")
  }

  /// The words behind the program's name in the line about usage; nil where there is none.
  private static func words(of text: String, root: CommandTree) -> [String]? {
    for line in text.split(separator: "\n") {
      for opening in ["USAGE: ", "Usage: "] where line.hasPrefix(opening + root.commandName) {
        return line.dropFirst(opening.count + root.commandName.count).split(separator: " ")
          .map(String.init)
      }
    }
    return nil
  }
}
