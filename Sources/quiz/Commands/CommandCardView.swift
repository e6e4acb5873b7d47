internal import KubeNotes

/// Draws what is known of one command: usage, subcommands, examples, and, when wide, its flags.
struct CommandCardView {
  let card: CommandCard
  let language: Language
  let style: Styler
  let width: Int
  let isWide: Bool

  var lines: [String] {
    var lines = [style(card.fact.path, .title)]
    if let meaning = card.fact.meaning { lines[0] += "  " + meaning[language] }
    if card.fact.usage != card.fact.path { lines.append("  " + style(card.fact.usage, .comment)) }
    if !card.fact.aliases.isEmpty {
      lines.append(
        "  " + text(ko: "다른 이름", en: "also") + ": " + card.fact.aliases.joined(separator: ", "))
    }
    lines += rows(
      text(ko: "하위 명령", en: "Subcommands"),
      card.children.map { ($0.word, $0.meaning?[language] ?? "") })
    if !card.examples.isEmpty {
      lines += ["", style(text(ko: "예", en: "Examples"), .heading)]
      for example in card.examples {
        lines.append("  " + style("# " + example.meaning[language], .comment))
        lines.append("  " + style(example.run, .code))
      }
    }
    if isWide {
      lines += rows(text(ko: "플래그", en: "Flags"), card.flags.map(flagRow))
    } else if !card.flags.isEmpty {
      lines += [
        "",
        text(
          ko: "플래그 \(card.flags.count)개: -o wide로 볼 수 있습니다",
          en: "\(card.flags.count) flags: shown with -o wide"),
      ]
    }
    return lines
  }

  private func flagRow(_ flag: FlagFact) -> (String, String) {
    let short = flag.short.map { "-\($0), " } ?? "    "
    var meaning = flag.meaning?[language] ?? ""
    if let value = flag.defaultValue, !value.isEmpty, value != "false", value != "[]" {
      meaning += text(ko: " (기본값 \(value))", en: " (default \(value))")
    }
    if let since = flag.since { meaning += text(ko: " [\(since)부터]", en: " [since \(since)]") }
    return ("\(short)--\(flag.name)\(flag.type == .bool ? "" : "=" + flag.typeName)", meaning)
  }

  private func rows(_ title: String, _ rows: [(String, String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let widest = rows.map { CellWidth.standard.of($0.0) }.max() ?? 0
    return ["", style(title, .heading)]
      + rows.map { "  \(style($0.0.padding(toCells: widest), .key))  \($0.1)" }
  }

  private func text(ko: String, en: String) -> String { language == .ko ? ko : en }
}
