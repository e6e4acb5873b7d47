internal import ArgumentParser
internal import KubeNotes

/// The help of one command.
struct HelpPage {
  let command: CommandTree
  /// The command's words, without the program's name.
  let path: [String]
  let language: Language

  /// How the command is called: `quiz card list`.
  var name: String { ([Quiz.calledAs] + path).joined(separator: " ") }

  func lines(_ layout: HelpLayout) -> [String] {
    var blocks: [[String]] = []
    if !command.summary.isEmpty { blocks.append(layout.wrap(command.summary)) }
    blocks.append(usage(layout))
    let positionals = command.positionals.filter { !$0.details(language).isEmpty }
    if !positionals.isEmpty {
      blocks.append([text(ko: "인자:", en: "Arguments:")] + layout.rows(positionals.map(row)))
    }
    blocks += groups.map { [$0.title + ":"] + layout.rows($0.rows) }
    if !command.options.isEmpty {
      blocks.append([text(ko: "옵션:", en: "Options:")] + layout.rows(command.options.map(row)))
    }
    if path.isEmpty {
      let topics = HelpTopic.allCases.map { ($0.rawValue, $0.summary[language]) }
      blocks.append(
        [text(ko: "도움말 주제 (\(name) help 주제):", en: "Help topics (\(name) help TOPIC):")]
          + layout.rows(topics))
    }
    if !command.details.isEmpty { blocks.append(layout.discussion(command.details)) }
    return Array(blocks.joined(separator: [""]))
  }

  /// The synopsis.
  func usage(_ layout: HelpLayout) -> [String] {
    let start = text(ko: "사용법: ", en: "Usage: ") + name + " "
    return layout.wrap(parts: synopsis, first: start, rest: "    ")
  }

  /// The parts of the synopsis behind the name.
  var synopsis: [String] {
    let parts = command.parameters.filter { !$0.isHelp && !$0.isVersion }.map(\.synopsis)
    return command.children.isEmpty
      ? parts : parts + [text(ko: "<명령>", en: "<command>")]
  }

  /// The subcommands, in the groups in which the root declares them.
  private var groups: [(title: String, rows: [(name: String, meaning: String)])] {
    func rows(_ commands: [CommandTree]) -> [(name: String, meaning: String)] {
      commands.map { child in
        (([child.commandName] + (child.aliases ?? [])).joined(separator: ", "), child.summary)
      }
    }
    guard path.isEmpty else {
      let title = text(ko: "명령", en: "Commands")
      return command.children.isEmpty ? [] : [(title, rows(command.children))]
    }
    return Quiz.configuration.groupedSubcommands.map { group in
      let names = Set(group.subcommands.map { $0._commandName })
      return (group.name, rows(command.children.filter { names.contains($0.commandName) }))
    }
  }

  private func row(_ argument: CommandTree.Argument) -> (name: String, meaning: String) {
    (argument.label, argument.details(language))
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }
}

extension CommandTree.Argument {
  /// What is typed: `-o, --output <output>`.
  var label: String {
    let value = "<\(valueName ?? "value")>"
    guard kind != .positional else { return value + (isRepeating ? " ..." : "") }
    return spellings.joined(separator: ", ") + (kind == .option ? " \(value)" : "")
  }

  /// Its place in the synopsis.
  var synopsis: String {
    let value = "<\(valueName ?? "value")>"
    let long = spellings.first { $0.hasPrefix("--") } ?? spellings.first ?? ""
    var text = kind == .positional ? value : kind == .option ? "\(long) \(value)" : long
    if isRepeating { text += " ..." }
    return isOptional ? "[\(text)]" : text
  }

  /// What it means, with its values and its default.
  func details(_ language: Language) -> String {
    if isHelp { return language == .ko ? "도움말을 보여 준다" : "Show this help" }
    if isVersion { return language == .ko ? "버전을 보여 준다" : "Show the version" }
    var facts: [String] = []
    if let allValues, !allValues.isEmpty {
      facts.append((language == .ko ? "값: " : "values: ") + allValues.joined(separator: ", "))
    }
    if let defaultValue, !defaultValue.isEmpty {
      facts.append((language == .ko ? "기본: " : "default: ") + defaultValue)
    }
    let values = facts.isEmpty ? "" : "(\(facts.joined(separator: "; ")))"
    return [abstract ?? "", values].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
