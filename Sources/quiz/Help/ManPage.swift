internal import KubeNotes

/// A manual page, in the macros of man(7).
///
/// The argument parser's own generator drops every character that is not ASCII, so Korean pages
/// would be empty; this one writes UTF-8, which groff's preconv(1) reads.
struct ManPage {
  let page: HelpPage

  var text: String {
    var lines = [
      #".TH "\#(title)" 1 "" "quiz \#(Version.number)" "KubeNotes""#,
      // Neither spaces between words to fill a line, nor hyphens inside of options.
      ".ad l", ".nh",
      ".SH \(heading(ko: "이름", en: "NAME"))",
      "\(Roff.escaped(page.name.replacing(" ", with: "-"))) \\- \(Roff.escaped(command.summary))",
      ".SH \(heading(ko: "사용법", en: "SYNOPSIS"))",
      ".B \(Roff.escaped(page.name))",
    ]
    lines += page.synopsis.map(Roff.line)
    if !prose.isEmpty { lines += [".SH \(heading(ko: "설명", en: "DESCRIPTION"))"] + prose }
    lines += section(heading(ko: "인자", en: "ARGUMENTS"), command.positionals)
    lines += section(heading(ko: "옵션", en: "OPTIONS"), command.options)
    if !command.children.isEmpty {
      lines.append(".SH \(heading(ko: "명령", en: "COMMANDS"))")
      for child in command.children {
        lines += [".TP", ".B \(Roff.escaped(child.commandName))", Roff.line(child.summary)]
      }
    }
    if !examples.isEmpty {
      lines += [".SH \(heading(ko: "예", en: "EXAMPLES"))", ".nf"] + examples + [".fi"]
    }
    lines += [".SH \(heading(ko: "종료 코드", en: "EXIT STATUS"))"]
    for (code, meaning) in ExitStatus.meanings {
      lines += [".TP", ".B \(code)", Roff.line(meaning[page.language])]
    }
    lines += seeAlso
    return lines.joined(separator: "\n") + "\n"
  }

  private var command: CommandTree { page.command }

  private var title: String { page.name.replacing(" ", with: "-").uppercased() }

  private var prose: [String] {
    command.discussionParts.prose.map { $0.isEmpty ? ".PP" : Roff.line($0) }
  }

  private var examples: [String] { command.discussionParts.examples.map(Roff.line) }

  private func section(_ title: String, _ arguments: [CommandTree.Argument]) -> [String] {
    let known = arguments.filter { !$0.details(page.language).isEmpty }
    guard !known.isEmpty else { return [] }
    return [".SH \(title)"]
      + known.flatMap { argument in
        [
          ".TP", ".B \(Roff.escaped(argument.label))", Roff.line(argument.details(page.language)),
        ]
      }
  }

  private var seeAlso: [String] {
    let names =
      page.path.isEmpty
      ? command.children.map { "quiz\\-\(Roff.escaped($0.commandName))(1)" }
      : (0..<page.path.count).map { depth in
        Roff.escaped((["quiz"] + page.path.prefix(depth)).joined(separator: "-")) + "(1)"
      }
    return [".SH \(heading(ko: "함께 보기", en: "SEE ALSO"))", names.joined(separator: ", ")]
  }

  private func heading(ko: String, en: String) -> String { page.language == .ko ? ko : en }
}

/// Text for groff.
enum Roff {
  /// Text whose backslashes and hyphens come out as they are.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  /// A line of text, which must not be taken for a request.
  static func line(_ text: String) -> String {
    text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + escaped(text) : escaped(text)
  }
}

extension CommandTree {
  /// The discussion, parted into what explains and what shows.
  var discussionParts: (prose: [String], examples: [String]) {
    var prose: [String] = []
    var examples: [String] = []
    for line in details.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        examples.append(String(line.drop { $0 == " " }))
      } else if !["Examples:", "예:"].contains(line) {
        prose.append(String(line))
      }
    }
    while prose.last?.isEmpty == true { prose.removeLast() }
    return (prose, examples)
  }
}
