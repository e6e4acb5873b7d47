internal import Foundation
internal import KubeNotes

/// `quiz help [TOPIC|COMMAND…]`, and `--help` behind a command that takes any words.
///
/// Not a command of the argument parser, which adds a `help` of its own that knows no topics.
struct HelpCommand {
  let words: [String]
  private let language: Language?

  /// Nil when the arguments do not ask for help in these ways.
  init?(_ arguments: [String]) {
    var rest = arguments
    if let index = rest.firstIndex(of: "--lang") {
      rest.removeSubrange(index..<min(index + 2, rest.count))
    }
    rest.removeAll { $0.hasPrefix("--lang=") }
    if rest.first == "help" {
      words = rest.dropFirst().filter { $0 != "--help" && $0 != "-h" }
    } else if rest.count == 2, ["command", "cmd"].contains(rest[0]),
      ["--help", "-h"].contains(rest[1])
    {
      words = ["command"]
    } else {
      return nil
    }
    language = InterfaceLanguage.option(in: arguments)
  }

  /// Shows the page.
  ///
  /// - throws: `UnknownCommand` or `Failure` when there is no such topic and no such command.
  func run() throws {
    let context = try Context(lang: language)
    let root = try CommandTree.whole()
    if words.first == "--man" { return try manPage(root, Array(words.dropFirst()), context) }
    let layout = HelpLayout(terminalWidth: context.console.out.width)
    if words.count == 1, let topic = HelpTopic(rawValue: words[0]) {
      let drawing = MarkdownDrawing(width: layout.width, style: context.console.out.style)
      var lines = drawing.lines(topic.markdown(context.language) ?? "")
      if root.children.contains(where: { $0.commandName == topic.rawValue }) {
        lines += [""] + (try page(root, words, context.language)).lines(layout)
      }
      return context.page(lines.joined(separator: "\n") + "\n")
    }
    let page = try page(root, words, context.language)
    context.page(page.lines(layout).joined(separator: "\n") + "\n")
  }

  private func page(_ root: CommandTree, _ words: [String], _ language: Language) throws -> HelpPage
  {
    let (command, path) = root.descend(words)
    if path.count < words.count {
      let wrong = words[path.count]
      let topics = HelpTopic.allCases.map(\.rawValue)
      if path.isEmpty, let topic = Nearest.word(to: wrong, among: topics, within: 2) {
        throw Failure(
          ko: "'\(wrong)'(이)라는 도움말은 없습니다. '\(Quiz.calledAs) help \(topic)'을(를) 입력해 보세요.",
          en: "There is no help on '\(wrong)'. Try '\(Quiz.calledAs) help \(topic)'.")
      }
      throw UnknownCommand(wrong, in: command, path: path)
    }
    return HelpPage(command: command, path: path, language: language)
  }

  private func manPage(_ root: CommandTree, _ words: [String], _ context: Context) throws {
    let page = try page(root, words, context.language)
    context.console.out.write(ManPage(page: page).text)
  }
}
