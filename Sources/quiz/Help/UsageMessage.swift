internal import KubeNotes

/// What is wrong with a command line, in the person's language and with a suggestion.
///
/// The argument parser says it in English; its sentences are read here, and one that is not known
/// is passed on as it is.
struct UsageMessage {
  let sentence: String
  let command: CommandTree
  let path: [String]

  /// - parameter sentence: the parser's sentence.
  init(_ sentence: String, command: CommandTree, path: [String]) {
    self.sentence = sentence
    self.command = command
    self.path = path
  }

  var message: Bilingual {
    let quoted = Self.quoted(in: sentence)
    guard let first = quoted.first else { return Bilingual(ko: sentence, en: sentence) }
    if sentence.hasPrefix("Unknown option ") { return unknownOption(first) }
    if sentence.hasPrefix("Unexpected argument ") || sentence.contains(" unexpected arguments: ") {
      return unexpected(quoted)
    }
    if sentence.hasPrefix("Missing expected argument ") {
      return Bilingual(ko: "'\(first)'이(가) 빠졌습니다.", en: "'\(first)' is missing.")
    }
    if sentence.hasPrefix("Missing value for ") {
      return Bilingual(ko: "'\(first)'의 값이 빠졌습니다.", en: "'\(first)' needs a value.")
    }
    if sentence.hasPrefix("The value "), quoted.count > 1 { return badValue(first, quoted[1]) }
    return Bilingual(ko: sentence, en: sentence)
  }

  private func unknownOption(_ option: String) -> Bilingual {
    let name = String(option.prefix { $0 != "=" })
    let known = command.options.flatMap(\.spellings)
    let near = name.count > 2 ? Nearest.word(to: name, among: known, within: 2) : nil
    // Flags are among what people look for.
    if near == nil, path.last == "search" {
      return Bilingual(
        ko: "'\(option)'(이)라는 옵션은 없습니다. 그 말을 찾으려면: quiz search -- \(option)",
        en: "There is no option '\(option)'. To search for it: quiz search -- \(option)")
    }
    return Bilingual(
      ko: "'\(option)'(이)라는 옵션은 없습니다." + (near.map { " '\($0)'을(를) 써 보세요." } ?? ""),
      en: "There is no option '\(option)'." + (near.map { " Did you mean '\($0)'?" } ?? ""))
  }

  private func unexpected(_ words: [String]) -> Bilingual {
    if !command.children.isEmpty, let word = words.first {
      return UnknownCommand(word, in: command, path: path).message
    }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Bilingual(ko: "필요 없는 인자입니다: \(list)", en: "Not expected here: \(list)")
  }

  private func badValue(_ value: String, _ label: String) -> Bilingual {
    let name = String(label.prefix { $0 != " " })
    let argument = command.parameters.first { $0.spellings.contains(name) || $0.label == label }
    let values = argument?.allValues ?? []
    let list = values.joined(separator: ", ")
    // What does not list its values takes any text, and then nothing is wrong with it, or a number.
    return Bilingual(
      ko: "'\(label)'에는 '\(value)'을(를) 쓸 수 없습니다."
        + (values.isEmpty ? " 정수를 쓰세요." : " 쓸 수 있는 값: \(list)"),
      en: "'\(label)' does not take '\(value)'."
        + (values.isEmpty ? " It takes a whole number." : " It takes: \(list)"))
  }

  /// The texts between single quotation marks.
  static func quoted(in sentence: String) -> [String] {
    let parts = sentence.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 && $0 < parts.count - 1 }.map { String(parts[$0]) }
  }
}
